import plugin from '../plugin.json';
import { pagePath } from '../ui/pagePath';
import { PAGES } from './pages';

it('equals what plugin.json puts into the menu', () => {
  const included = plugin.includes.map(({ name, path }) => ({ name, path: path.replace('%PLUGIN_ID%', plugin.id) }));
  expect(PAGES.map(({ id, name }) => ({ name, path: pagePath(id) }))).toEqual(included);
});

it('is never open to others than readers of this plugin', () => {
  for (const include of plugin.includes) {
    expect(include).toMatchObject({ role: 'Admin', action: 'idops-scim-app.scim:read' });
  }
});

import plugin from '../plugin.json';
import { pagePath, PLUGIN_ID } from './pagePath';

it('carries the id that plugin.json declares', () => {
  expect(PLUGIN_ID).toBe(plugin.id);
});

it.each([
  ['overview', undefined, '/a/idops-scim-app'],
  ['mapping', { tab: 'groups', state: 'no-team' }, '/a/idops-scim-app/mapping?tab=groups&state=no-team'],
  ['audit', { state: undefined, q: '' }, '/a/idops-scim-app/audit'],
  ['audit', { q: 'a&b=c d/é' }, '/a/idops-scim-app/audit?q=a%26b%3Dc+d%2F%C3%A9'],
] as const)('addresses %s with %j', (page, query, path) => {
  expect(pagePath(page, query)).toBe(path);
});

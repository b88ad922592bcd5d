import plugin from '../../plugin.json';
import { grafanaOperations } from '../grafana';
import { scimOperations } from '../scim';
import { addressOf } from './addressOf';
import { upstreamPath } from './upstreamPath';

const proxied = [...grafanaOperations, ...scimOperations].filter(({ via }) => via === 'proxy');

/** What Grafana's proxy makes of a path: the first route that fits, and what `*` stood for behind its address. */
function routed(method: string, path: string): string | undefined {
  for (const route of plugin.routes.filter((one) => one.method === method)) {
    const start = route.path.replace('*', '');
    const fits = route.path === start ? path === start : path.startsWith(start);
    if (fits) {
      const rest = route.path === start ? '' : `/${path.slice(start.length)}`;
      return `${route.url.replace('{{ .JsonData.namespace }}', 'org-2').replace('{{ .JsonData.grafanaUrl }}', '')}${rest}`;
    }
  }
  return undefined;
}

test.each(proxied.map((one) => [one.id, one] as const))('%s ends where its route leads', (_, { id, method, path }) => {
  const names = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => [name, 'x7']);
  const address = addressOf({ id, via: 'proxy', path }, { path: Object.fromEntries(names), query: { q: 1 } });
  const url = address.ok ? address.value : '';
  const expected = routed(method, path.slice(1).replace(/:[A-Za-z]+/g, 'x7'));
  expect(upstreamPath(url, 'org-2')).toBe(`${expected}?q=1`);
});

test('what does not go through the proxy stays as it is', () => {
  expect(upstreamPath('/api/user?q=1', 'default')).toBe('/api/user?q=1');
});

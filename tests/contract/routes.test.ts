import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { createOkta, OKTA_TOKEN, OKTA_URL } from '../../sandbox/okta/createOkta';
import { createSandbox } from '../../sandbox/server/handle';
import { matchRoutePath } from '../../sandbox/server/proxy/matchRoutePath';
import { grafanaOperations } from '../../src/api/grafana';
import { oktaOperations } from '../../src/api/okta';
import { peerOperations } from '../../src/api/peer';
import { scimOperations } from '../../src/api/scim';
import plugin from '../../src/plugin.json';
import { browserSession } from '../support/browserSession';

const operations = [...grafanaOperations, ...scimOperations, ...oktaOperations, ...peerOperations];
const proxied = operations.filter(({ via }) => via === 'proxy');
const { routes } = plugin;

type Method = (typeof operations)[number]['method'];

/** A request's path below the proxy, with something unlikely in the place of each parameter. */
const sample = (path: string): string => path.slice(1).replace(/:[A-Za-z]+/g, 'x7');

/** What Grafana does: the first route whose method and path match decides; access is looked at afterwards. */
const winner = (method: Method, path: string) =>
  routes.find((route) => route.method === method && matchRoutePath(route.path, path));

const actionOf = (action: 'read' | 'write') => `${plugin.id}.scim:${action}`;

/**
 * What the routes with `*` open beyond the operations, as Grafana 12.4 knows these addresses. A `*` takes the rest of
 * a path and a `:param` would not be appended, so these cannot be narrower; the token and the plugin's own action,
 * which administrators alone hold, are the boundary.
 *
 * - `POST access-control/folders/*`: also a folder's bulk form, and `users/:id` and `builtInRoles/:role` in the place
 *   of `teams/:id`: permissions of the same folder, for others than teams.
 * - `POST access-control/datasources/*`: the same of a data source (Enterprise).
 * - `POST access-control/teams/*`: also permissions on a team (`:id`, `:id/users/:id`).
 * - `DELETE access-control/teams/*`: nothing more.
 * - `scim/Users/*` and `scim/Groups/*`: nothing more; the source is closed, RFC 7644 knows no more below a resource.
 */
const WIDE_WRITES: Readonly<Record<string, readonly string[]>> = {
  'POST api/access-control/datasources/*': ['grafana.setTeamDataSourcePermission'],
  'POST api/access-control/folders/*': ['grafana.setTeamFolderPermission'],
  'POST api/access-control/teams/*': ['grafana.addTeamRole'],
  'DELETE api/access-control/teams/*': ['grafana.removeTeamRole'],
  'PUT scim/Users/*': ['scim.replaceUser'],
  'PATCH scim/Users/*': ['scim.patchUser'],
  'DELETE scim/Users/*': ['scim.deleteUser'],
  'PUT scim/Groups/*': ['scim.replaceGroup'],
  'PATCH scim/Groups/*': ['scim.patchGroup'],
  'DELETE scim/Groups/*': ['scim.deleteGroup'],
};

const GRAFANA = {
  address: /^\{\{ \.JsonData\.grafanaUrl \}\}\/apis?\//,
  authorization: 'Bearer {{ .SecureJsonData.grafanaToken }}',
  methods: /./,
  alsoBlank: [] as readonly string[],
};

/** Others than this Grafana, by the first segment of their routes: each by its own address and token, and only read. */
const SYSTEMS: Readonly<Record<string, typeof GRAFANA>> = {
  okta: {
    address: /^\{\{ \.JsonData\.oktaUrl \}\}\/api\/v1\/groups$/,
    authorization: 'SSWS {{ .SecureJsonData.oktaToken }}',
    methods: /^GET$/,
    alsoBlank: [],
  },
  /** The organisation of the browser says nothing there, and a token of another one would be refused. */
  peer: {
    address: /^\{\{ \.JsonData\.peerUrl \}\}\/apis?\//,
    authorization: 'Bearer {{ .SecureJsonData.peerToken }}',
    methods: /^GET$/,
    alsoBlank: ['X-Grafana-Org-Id'],
  },
};

describe('operations and routes', () => {
  test('there are both', () => {
    expect(grafanaOperations.length).toBeGreaterThan(0);
    expect(scimOperations.length).toBeGreaterThan(0);
    expect(oktaOperations.length).toBeGreaterThan(0);
    expect(routes.length).toBeGreaterThan(0);
  });

  test('ids are unique, and a fallback stands in for an operation that exists', () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    operations.flatMap(({ fallbackOf }) => fallbackOf ?? []).forEach((id) => expect(ids).toContain(id));
  });

  test.each(proxied.map((operation) => [operation.id, operation] as const))(
    '%s goes through one route, with its own action',
    (_, { method, path, action }) => {
      expect(winner(method, sample(path))).toMatchObject({ reqAction: actionOf(action) });
    }
  );

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s is used', (_, route) => {
    const users = proxied.filter(({ method, path }) => winner(method, sample(path)) === route);
    expect(users).not.toHaveLength(0);
  });

  test('routes that a write passes with any path are the known ones', () => {
    const wide = routes.filter(({ path, reqAction }) => path.endsWith('*') && reqAction === actionOf('write'));
    const found = wide.map((route) => [
      `${route.method} ${route.path}`,
      proxied.filter(({ method, path }) => winner(method, sample(path)) === route).map(({ id }) => id),
    ]);
    expect(Object.fromEntries(found)).toEqual(WIDE_WRITES);
  });

  test('reads stand before writes', () => {
    const actions = routes.map(({ reqAction }) => reqAction);
    expect(actions).toEqual([...actions].sort());
  });

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s: one method, one system, its token, and nobody named',
    (_, { method, path, url, headers }) => {
      expect(method).toMatch(/^(GET|POST|PUT|PATCH|DELETE)$/);
      expect(path).toMatch(/^[a-z]+\/[^*]+(\/\*)?$/);
      const { address, authorization, methods, alsoBlank } = SYSTEMS[path.split('/')[0] ?? ''] ?? GRAFANA;
      expect(url).toMatch(address);
      expect(method).toMatch(methods);
      expect(headers).toEqual([
        { name: 'Authorization', content: authorization },
        { name: 'X-Grafana-Id', content: '' },
        { name: 'X-Grafana-Context', content: '' },
        ...alsoBlank.map((name) => ({ name, content: '' })),
      ]);
    }
  );

  test('every system is asked, and by no other path than its own', () => {
    const known = ['api', 'scim', 'iam', ...Object.keys(SYSTEMS)].sort();
    expect([...new Set(routes.map(({ path }) => path.split('/')[0]))].sort()).toEqual(known);
    const outside = proxied.filter(({ path }) => (path.split('/')[1] ?? '') in SYSTEMS);
    outside.forEach(({ id, path }) => expect(id.split('.')[0]).toBe(path.split('/')[1]));
  });

  test('the actions are granted to administrators only', () => {
    const granted = plugin.roles.map(({ role, grants }) => [role.permissions.map(({ action }) => action), grants]);
    expect(granted).toEqual([
      [[actionOf('read')], ['Admin']],
      [[actionOf('write')], ['Admin']],
    ]);
    plugin.includes.forEach((page) => expect(page).toMatchObject({ role: 'Admin', action: actionOf('read') }));
  });
});

describe('on the sandbox', () => {
  const url = 'http://127.0.0.1:3000';
  const roles = { admin: 'Admin', editor: 'Editor', viewer: 'Viewer' };
  type Persona = keyof typeof roles;

  /** A request below the proxy, by somebody with this basic role, on a Grafana where the plugin is connected. */
  const asking = async (persona: Persona) => {
    const sandbox = await createSandbox({
      story: 'fresh',
      plugin,
      grafanaUrl: url,
      upstreams: { [OKTA_URL]: createOkta() },
    });
    const administrator = browserSession(sandbox);
    await administrator.signIn('admin', 'admin');
    await administrator.sendJson('POST', `/api/plugins/${plugin.id}/settings`, {
      enabled: true,
      pinned: true,
      jsonData: {
        grafanaUrl: url,
        namespace: sandbox.namespace,
        oktaUrl: OKTA_URL,
        peerUrl: url,
        peerNamespace: sandbox.namespace,
      },
      secureJsonData: {
        grafanaToken: sandbox.info().tokens.plugin,
        oktaToken: OKTA_TOKEN,
        peerToken: sandbox.info().tokens.plugin,
      },
    });
    const person = { login: `an-${persona}`, password: 'secret-word', OrgId: 1 };
    const made = await administrator.sendJson('POST', '/api/admin/users', person);
    const { id } = await made.json();
    await administrator.sendJson('PATCH', `/api/org/users/${id}`, { role: roles[persona] });
    const browser = browserSession(sandbox);
    await browser.signIn(person.login, person.password);
    return (method: string, path: string) =>
      browser.send(`/api/plugin-proxy/${plugin.id}/${path}`, {
        method,
        ...(method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } }),
      });
  };

  test.each<Persona>(['viewer', 'editor'])('by every route is turned away: %s', async (persona) => {
    const request = await asking(persona);
    for (const { method, path } of routes) {
      const answer = await request(method, path.replace('*', 'x'));
      expect([path, answer.status, await answer.json()]).toEqual([
        path,
        403,
        { message: 'plugin proxy route access denied' },
      ]);
    }
  });

  test('an administrator passes every route', async () => {
    const request = await asking('admin');
    for (const { method, path } of routes) {
      const answer = await request(method, path.replace('*', 'x'));
      expect(answer.headers.get('via')).not.toBeNull();
    }
  });
});

const schemaFile = resolve(__dirname, '../../../shared/contract/plugin.schema.json');
(existsSync(schemaFile) ? test : test.skip)('plugin.json is valid by its schema', () => {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const isValid = ajv.validate(JSON.parse(readFileSync(schemaFile, 'utf8')), plugin);
  expect(ajv.errorsText()).toBe('No errors');
  expect(isValid).toBe(true);
});

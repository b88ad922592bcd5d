import type { QueryExecuteOptions } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import { provision } from '../../../tests/support/provision';
import type { Fault } from '../../domain/fault/Fault';
import { connect } from '../connect/connect';
import { ensureProviderAccount } from '../provider/ensureProviderAccount';
import { accountPermissionsQuery, useAccountPermissions } from './useAccountPermissions';
import { accountRolesQuery, useAccountRoles } from './useAccountRoles';
import { adminSettingsQuery } from './adminSettingsQuery';
import { endpointQuery } from './endpointQuery';
import { licenceQuery } from './licenceQuery';
import { useProgress } from './useProgress';
import { scimSettingsQuery } from './useScimSettings';
import { scimUsersQuery, useScimUsers } from './useScimUsers';
import { ssoSettingsQuery } from './ssoSettingsQuery';
import { useStack } from './useStack';
import { teamSyncQuery, wholeTeamSyncQuery } from './useTeamSync';

type Options = Parameters<typeof apiOnSandbox>[0];

/** Connected with the sandbox's own token, which may do everything there is to do as Admin. */
async function connected(options?: Options) {
  const world = await apiOnSandbox({ story: 'fresh', ...options });
  await world.storeToken(world.sandbox.info().tokens.plugin);
  const read = <T,>(query: QueryExecuteOptions<T, Fault>) => world.client.query(query);
  const fail = (path: string, status: number, more: object = {}) =>
    world.sandbox.faults.arm({ match: { path, via: 'proxy' }, fault: 'status', status, ...more });
  return { ...world, read, fail };
}

type World = Awaited<ReturnType<typeof connected>>;

/** Path and query of a request, also of one that came through the proxy. */
const targetOf = ({ url }: Request, options?: { rawTarget?: string }): string =>
  options?.rawTarget ?? url.replace(/^https?:\/\/[^/]+/, '');

/** Connected by the plugin itself, which lets its account read SCIM and SAML settings. */
async function connectedByItself(options?: Options) {
  const world = await connected(options);
  expect(await connect({})).toMatchObject({ ok: true });
  return world;
}

async function giveRole({ grafana }: World, accountId: number, name: string) {
  const roles = await grafana('GET', '/api/access-control/roles');
  const { uid: roleUid } = roles.find((role: { name: string }) => role.name === name);
  await grafana('POST', `/api/access-control/users/${accountId}/roles`, { roleUid, global: false });
}

const ownAccountId = async ({ grafana }: World): Promise<number> =>
  (await grafana('GET', '/api/plugins/idops-scim-app/settings')).jsonData.serviceAccountId;

describe('SCIM users', () => {
  test('are all read, in pages, with what SCIM alone knows', async () => {
    const { read, sandbox } = await connected({ story: 'large', users: 2300 });
    const users = await read(scimUsersQuery);
    expect(users).toHaveLength(sandbox.store.users.size);
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
    const [provisioned] = users.filter(({ externalId }) => externalId !== undefined);
    expect(provisioned).toMatchObject({ id: expect.stringMatching(/^scim-/), active: expect.any(Boolean) });
  });

  test('show how far they are', async () => {
    const { wrapper, sandbox } = await connected({ story: 'large', users: 1500 });
    const seen = new Set<number>();
    const { result } = renderHook(
      () => {
        const progress = useProgress('scim-users');
        seen.add(progress?.loaded ?? -1);
        return useScimUsers();
      },
      { wrapper }
    );
    await waitFor(() => expect(result.current.data).toHaveLength(sandbox.store.users.size));
    expect(seen).toContain(1000);
  });

  test('of a server that gives fewer than it is asked for', async () => {
    const asked: string[] = [];
    const { read, sandbox } = await connected({
      story: 'large',
      users: 300,
      around: (handle) => (request, options) => {
        const target = targetOf(request, options);
        asked.push(...(target.startsWith('/apis/scim') ? [target] : []));
        return handle(request, { ...options, rawTarget: target.replace('count=1000', 'count=100') });
      },
    });
    const asBefore = asked.length;
    expect(await read(scimUsersQuery)).toHaveLength(sandbox.store.users.size);
    expect(asked.length - asBefore).toBe(Math.ceil(sandbox.store.users.size / 100));
  });

  test.each([
    [403, 'forbidden'],
    [404, 'not-found'],
    [500, 'unavailable'],
  ])('answered %d: %s, and not an empty list', async (status, kind) => {
    const { read, fail } = await connected();
    fail('/apis/scim.grafana.app/*/Users', status);
    await expect(read(scimUsersQuery)).rejects.toMatchObject({ kind, operation: 'scim.listUsers' });
  });

  test('a page that is lost half-way is a fault, too', async () => {
    const { read, fail } = await connected({ story: 'large', users: 1500 });
    fail('/apis/scim.grafana.app/*/Users', 500, { nth: 2 });
    await expect(read(scimUsersQuery)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('SAML settings', () => {
  const ini = { 'auth.saml': { enabled: 'true', private_key: 'very secret', certificate_path: '/etc/saml.pem' } };

  test('of the file, without anything secret', async () => {
    const { read } = await connectedByItself({ ini });
    const { isStored, settings } = await read(ssoSettingsQuery);
    expect(isStored).toBe(false);
    expect(settings).toMatchObject({ enabled: true, assertionAttributeExternalUid: 'userUID', allowSignUp: true });
    expect(Object.keys(settings).filter((name) => /secret|key|certificate|password/i.test(name))).toEqual([]);
    expect(JSON.stringify(settings)).not.toMatch(/very secret|\*\*\*/);
  });

  test('that were saved in Grafana', async () => {
    const world = await connectedByItself();
    const settings = { enabled: true, assertionAttributeExternalUid: 'objectId', privateKey: 'hush' };
    await world
      .signIn('admin', 'admin')
      .then((browser) => browser.sendJson('PUT', '/api/v1/sso-settings/saml', { settings }));
    const sso = await world.read(ssoSettingsQuery);
    expect(sso).toMatchObject({ isStored: true, settings: { assertionAttributeExternalUid: 'objectId' } });
    expect(sso.settings).not.toHaveProperty('privateKey');
  });

  test.each<[string, Options]>([
    ['Enterprise', {}],
    ['OSS', { edition: 'oss' }],
  ])('may not be read with the basic role alone: %s', async (_, options) => {
    const { read } = await connected(options);
    await expect(read(ssoSettingsQuery)).rejects.toMatchObject({
      kind: 'forbidden',
      missingPermissions: ['settings:read'],
    });
  });
});

describe('the licence', () => {
  test('is read once the account may', async () => {
    const world = await connectedByItself();
    await expect(world.read(licenceQuery)).rejects.toMatchObject({
      kind: 'forbidden',
      missingPermissions: ['licensing:read'],
    });
    await giveRole(world, await ownAccountId(world), 'fixed:licensing:reader');
    const licence = await world.read(licenceQuery);
    expect(licence).toMatchObject({ isTrial: false, slug: 'example', limitBy: 'users', includedUsers: 1000 });
    expect(Date.parse(licence.expiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  test('on OSS there is none', async () => {
    const { read } = await connected({ edition: 'oss' });
    await expect(read(licenceQuery)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('what the page knows without asking', () => {
  const stackOf = async (options: Options) => {
    await apiOnSandbox(options);
    return renderHook(useStack).result.current;
  };

  test('Enterprise with a licence', async () => {
    const stack = await stackOf({ ini: { auth: { disable_login_form: 'true' } } });
    expect(stack).toMatchObject({
      edition: 'Enterprise',
      isEnterprise: true,
      isCloud: false,
      toggles: { enableSCIM: true },
      isLoginFormDisabled: true,
    });
    expect(Date.parse(stack.licence.expiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  test('a toggle that is not told is unknown, not off', async () => {
    expect(await stackOf({ version: '12.3.1' })).toMatchObject({ version: '12.3.1', toggles: {} });
    expect(await stackOf({ version: '12.3.1', toggles: { enableSCIM: true } })).toMatchObject({
      toggles: { enableSCIM: true },
    });
  });

  test('OSS', async () => {
    const stack = await stackOf({ edition: 'oss' });
    expect(stack).toMatchObject({ edition: 'Open Source', isEnterprise: false, isLoginFormDisabled: false });
    expect(stack.licence).toEqual({});
  });
});

describe('the ini file', () => {
  test('is asked for once, whoever wants it, and holds no secret', async () => {
    const requests: string[] = [];
    const { read } = await connectedByItself({
      ini: { 'auth.scim': { user_sync_enabled: 'true' }, security: { secret_key: 'hush' } },
      around: (handle) => (request, options) => {
        requests.push(targetOf(request, options));
        return handle(request, options);
      },
    });
    const [admin] = await Promise.all([read(adminSettingsQuery), read(scimSettingsQuery)]);
    expect(requests.filter((path) => path === '/api/admin/settings')).toHaveLength(1);
    expect(admin['auth.scim']?.user_sync_enabled).toBe('true');
    expect(admin['auth.saml']?.assertion_attribute_external_uid).toBe('userUID');
    expect(JSON.stringify(admin)).not.toContain('hush');
  });

  test('that may not be read leaves the switches without it, and says why', async () => {
    const { read, fail } = await connectedByItself();
    fail('/api/admin/settings', 403);
    await expect(read(adminSettingsQuery)).rejects.toMatchObject({ kind: 'forbidden' });
    const { userSync, faults } = await read(scimSettingsQuery);
    expect(userSync).toMatchObject({ source: 'dynamic' });
    expect(userSync).not.toHaveProperty('iniValue');
    expect(faults).toMatchObject([{ operation: 'grafana.getAdminSettings', kind: 'forbidden' }]);
  });
});

describe('Team Sync', () => {
  async function withTeams(options?: Options) {
    const world = await connected(options);
    const groups = { SRE: ['Ada Lovelace'], Finance: ['Ada Lovelace'], Sales: [] };
    await provision(world.sandbox, { people: ['Ada Lovelace'], groups });
    const found = await world.grafana('GET', '/api/teams/search?perpage=100');
    const team = (name: string): { id: number; uid: string } =>
      found.teams.find((one: { name: string }) => one.name === name);
    return { ...world, team };
  }

  test('tells the external groups of each team that has some', async () => {
    const { read, grafana, team } = await withTeams();
    await grafana('POST', `/api/teams/${team('SRE').id}/groups`, { groupId: 'cn=sre' });
    await grafana('POST', `/api/teams/${team('SRE').id}/groups`, { groupId: 'cn=ops' });
    const sync = await read(teamSyncQuery);
    expect(sync).toMatchObject({ isSupported: true, isComplete: true, faults: [] });
    expect(sync.isSupported && [...sync.byTeam]).toEqual([[team('SRE').uid, ['cn=sre', 'cn=ops']]]);
  });

  test('a team that cannot be read leaves it incomplete', async () => {
    const { read, fail, team } = await withTeams();
    const [, second] = [team('SRE'), team('Finance'), team('Sales')].sort((a, b) => a.id - b.id);
    fail(`/api/teams/${second?.id}/groups`, 500);
    const sync = await read(teamSyncQuery);
    expect(sync).toMatchObject({ isSupported: true, isComplete: false, faults: [{ kind: 'unavailable' }] });
  });

  test('a team that is gone by now is none', async () => {
    const { read, fail, team } = await withTeams();
    const [, second] = [team('SRE'), team('Finance'), team('Sales')].sort((a, b) => a.id - b.id);
    fail(`/api/teams/${second?.id}/groups`, 404);
    expect(await read(teamSyncQuery)).toMatchObject({ isComplete: true, faults: [] });
  });

  test('that may not be read at all is a fault, after one request', async () => {
    const { read, fail } = await withTeams();
    fail('/api/teams/*/groups', 403);
    await expect(read(teamSyncQuery)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test.each<[string, Options]>([
    ['OSS', { edition: 'oss' }],
    ['a server without a licence', { licence: 'none' }],
  ])('%s has none', async (_, options) => {
    const { read, grafana } = await connected(options);
    await grafana('POST', '/api/teams', { name: 'By hand' });
    expect(await read(teamSyncQuery)).toEqual({ isSupported: false });
  });

  test('of 5,000 teams, a migration asks about each, and the checks about 1,000', async () => {
    const asked = new Set<string>();
    const { read } = await connected({
      story: 'large',
      users: 20_001,
      around: (handle) => (request, options) => {
        const teamId = /\/api\/teams\/(\d+)\/groups$/.exec(targetOf(request, options))?.[1];
        if (teamId === undefined) {
          return handle(request, options);
        }
        asked.add(teamId);
        const groups = asked.size === 5000 ? [{ teamId: Number(teamId), groupId: 'cn=last' }] : [];
        return Promise.resolve(Response.json(groups));
      },
    });
    expect(await read(teamSyncQuery)).toMatchObject({ isComplete: false, faults: [] });
    expect(asked.size).toBe(1000);
    const all = await read(wholeTeamSyncQuery);
    expect(all).toMatchObject({ isSupported: true, isComplete: true, faults: [] });
    expect(asked.size).toBe(5000);
    expect(all.isSupported && [...all.byTeam.values()]).toEqual([['cn=last']]);
  }, 60_000);

  test('no teams, nothing to ask', async () => {
    const { read } = await connected({ story: 'empty' });
    const sync = await read(teamSyncQuery);
    expect(sync).toEqual({ isSupported: true, isComplete: true, faults: [], byTeam: new Map() });
  });
});

describe('the endpoint', () => {
  test.each<[string, Options, number]>([
    ['answers', {}, 200],
    ['is not there on OSS', { edition: 'oss' }, 404],
    ['is not there before 12.4 without the toggle', { version: '12.3.1' }, 404],
  ])('%s', async (_, options, status) => {
    const { read } = await connected(options);
    const path = '/apis/scim.grafana.app/v0alpha1/namespaces/default/Users?startIndex=1&count=1';
    expect(await read(endpointQuery)).toMatchObject({ method: 'GET', path, status });
  });

  test('with a token that does not work', async () => {
    const { read, storeToken } = await connected();
    await storeToken('glsa_wrong');
    expect(await read(endpointQuery)).toMatchObject({ status: 401, body: { messageId: 'api-key.invalid' } });
  });

  test('in the namespace of another stack', async () => {
    const { read, storeToken, sandbox } = await connected();
    await storeToken(sandbox.info().tokens.plugin, { namespace: 'stacks-7' });
    expect(await read(endpointQuery)).toMatchObject({
      path: expect.stringContaining('/namespaces/stacks-7/'),
      status: 403,
      body: { messageId: 'authn.invalid-namespace' },
    });
  });

  test('is not asked before there is a connection', async () => {
    const { client } = await apiOnSandbox();
    await expect(client.query(endpointQuery)).rejects.toMatchObject({ kind: 'unauthorized' });
  });
});

describe('the rights of an account', () => {
  const scope = { users: true, groups: true };

  async function withProvider(options?: Options) {
    const world = await connected(options);
    const isEnterprise = world.sandbox.edition === 'enterprise';
    const made = await ensureProviderAccount({ name: 'Okta', scope, isEnterprise });
    return { ...world, accountId: made.ok ? made.value.id : 0 };
  }

  test('are those of its roles', async () => {
    const { read, accountId } = await withProvider();
    expect(await read(accountPermissionsQuery(accountId))).toMatchObject({
      'org.users:add': ['users:*'],
      'teams:create': [],
      'teams:delete': ['teams:*'],
    });
    const { roles } = await read(accountRolesQuery(accountId));
    expect(roles?.map(({ name }) => name)).toEqual(['custom:scim-manager.users', 'custom:scim-manager.groups']);
  });

  test("are those of its roles even where Grafana's search leaves roles out", async () => {
    let searches = 0;
    const { read, accountId } = await withProvider({
      around: (handle) => async (request, options) => {
        const isSearch = targetOf(request, options).includes('users/permissions/search');
        searches += isSearch ? 1 : 0;
        return isSearch ? Response.json({ 9: {} }) : handle(request, options);
      },
    });
    expect(await read(accountPermissionsQuery(accountId))).toMatchObject({
      'org.users:remove': ['users:*'],
      'teams:create': [],
    });
    expect(searches).toBe(1);
  });

  test('are those of its basic role on OSS, and there are no roles', async () => {
    const { read, accountId } = await withProvider({ edition: 'oss' });
    expect(await read(accountPermissionsQuery(accountId))).toMatchObject({
      'teams:create': [],
      'org.users:add': ['users:*'],
    });
    expect(await read(accountRolesQuery(accountId))).toEqual({ roles: undefined });
  });

  test.each([
    ['search', '/api/access-control/users/permissions/search'],
    ['roles', '/api/access-control/users/*/roles'],
    ['a role', '/api/access-control/roles/*'],
  ])('are unknown when a part of them cannot be read: %s', async (_, path) => {
    const { read, accountId, fail } = await withProvider();
    fail(path, 403);
    await expect(read(accountPermissionsQuery(accountId))).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('nobody is asked about while there is no account', async () => {
    const { wrapper } = await connected();
    const { result } = renderHook(() => [useAccountPermissions(undefined), useAccountRoles(undefined)], { wrapper });
    expect(result.current.map(({ fetchStatus }) => fetchStatus)).toEqual(['idle', 'idle']);
  });
});

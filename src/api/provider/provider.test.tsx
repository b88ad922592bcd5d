import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import type { Step } from '../connect/steps';
import { ensureProviderAccount } from './ensureProviderAccount';
import { makeProviderToken } from './makeProviderToken';
import type { ProviderStepId } from './providerSteps';
import { revokeToken } from './revokeToken';

const NAME = 'Okta provisioning';
const BOTH = { users: true, groups: true };

type World = Awaited<ReturnType<typeof apiOnSandbox>>;

/** Runs it, and tells how each step ended. */
async function ensure({ sandbox }: World, { scope = BOTH, isEnterprise = sandbox.edition === 'enterprise' } = {}) {
  const steps = new Map<ProviderStepId, Step<ProviderStepId>>();
  const result = await ensureProviderAccount({
    name: NAME,
    scope,
    isEnterprise,
    onStep: (step) => steps.set(step.id, step),
  });
  const ends = Object.fromEntries([...steps].map(([id, { state }]) => [id, state]));
  return { result, ends, detailOf: (id: ProviderStepId) => steps.get(id)?.detail };
}

const accountsOf = async ({ grafana }: World) =>
  (await grafana('GET', `/api/serviceaccounts/search?query=${encodeURIComponent(NAME)}`)).serviceAccounts;
const accountOf = async (world: World) => (await accountsOf(world))[0];

/** What the account may do, and on what: by Grafana's own judgement. */
async function heldBy({ grafana }: World, id: number) {
  const held = await grafana('GET', `/api/access-control/users/permissions/search?namespacedId=service-account:${id}`);
  return Object.fromEntries(Object.entries(held[id]).sort());
}

const USERS = {
  'org.users:add': ['users:*'],
  'org.users:read': ['users:*'],
  'org.users:remove': ['users:*'],
  'org.users:write': ['users:*'],
};
const GROUPS = {
  'teams:create': null,
  'teams:delete': ['teams:*'],
  'teams:read': ['teams:*'],
  'teams:write': ['teams:*'],
};

/** Somebody who may do some of it only. */
async function signInAs({ grafana, signIn, sandbox }: World, actions: ReadonlyArray<[string, string]>) {
  const person = { login: 'percy', password: 'percy-password', OrgId: 1 };
  const { id } = await grafana('POST', '/api/admin/users', person);
  const permissions = actions.map(([action, scope]) => ({ action, scope }));
  const role = { name: 'custom:percy', version: 1, global: false, permissions };
  const now = new Date(sandbox.clock.now()).toISOString();
  const texts = { displayName: '', description: '', group: '', hidden: false, createdAt: now, updatedAt: now };
  sandbox.store.roles.insert({ ...role, ...texts, uid: 'percys' });
  sandbox.store.roleAssignments.insert({ roleUid: 'percys', holder: { kind: 'user', id }, createdAt: now });
  await signIn(person.login, person.password);
}

const ANY = 'serviceaccounts:*';
const MAY_MAKE_ACCOUNTS: ReadonlyArray<[string, string]> = [
  ['serviceaccounts:create', ''],
  ['serviceaccounts:read', ANY],
  ['serviceaccounts:write', ANY],
];
const MAY_GIVE_ROLES: ReadonlyArray<[string, string]> = [
  ['roles:read', 'roles:*'],
  ['users.roles:read', 'users:*'],
  ['users.roles:add', 'permissions:type:delegate'],
];
const HOLDS_FIXED_ROLES: ReadonlyArray<[string, string]> = [
  ...Object.keys(USERS).map((action): [string, string] => [action, 'users:*']),
  ['users.permissions:read', 'users:*'],
  ...['teams:read', 'teams:write', 'teams:delete', 'teams.permissions:read', 'teams.permissions:write'].map(
    (action): [string, string] => [action, 'teams:*']
  ),
  ['teams:create', ''],
];

describe("the identity provider's account", () => {
  test('is made with exactly what is documented, and no basic role', async () => {
    const world = await apiOnSandbox();
    const { result, ends } = await ensure(world);
    expect(ends).toEqual({ roles: 'done', account: 'done', access: 'done' });
    const account = await accountOf(world);
    expect(account).toMatchObject({ role: 'None', isDisabled: false });
    expect(result).toEqual({
      ok: true,
      value: {
        id: account.id,
        login: account.login,
        basicRole: 'None',
        roles: [
          { uid: expect.any(String), name: 'custom:scim-manager.users', kind: 'custom' },
          { uid: expect.any(String), name: 'custom:scim-manager.groups', kind: 'custom' },
        ],
        isBasicRoleSuperfluous: false,
      },
    });
    expect(await heldBy(world, account.id)).toEqual({ ...USERS, ...GROUPS });
  });

  test('gets only the part that is wanted, and the other one later', async () => {
    const world = await apiOnSandbox();
    await ensure(world, { scope: { users: true, groups: false } });
    const { id } = await accountOf(world);
    expect(await heldBy(world, id)).toEqual(USERS);
    const { ends } = await ensure(world);
    expect(ends).toEqual({ roles: 'done', account: 'skipped', access: 'done' });
    expect(await heldBy(world, id)).toEqual({ ...USERS, ...GROUPS });
  });

  test('a second run changes nothing', async () => {
    const world = await apiOnSandbox();
    const first = await ensure(world);
    const second = await ensure(world);
    expect(second.ends).toEqual({ roles: 'skipped', account: 'skipped', access: 'skipped' });
    expect(second.result).toEqual(first.result);
    expect(await accountsOf(world)).toHaveLength(1);
  });

  test('a disabled one is enabled, and a basic role that is too much is told and left', async () => {
    const world = await apiOnSandbox();
    const made = { name: NAME, role: 'Editor', isDisabled: true };
    await world.grafana('POST', '/api/serviceaccounts', made);
    const { result, detailOf } = await ensure(world);
    expect(result).toMatchObject({ ok: true, value: { basicRole: 'Editor', isBasicRoleSuperfluous: true } });
    expect(detailOf('account')).toMatch(/Editor, which provisioning does not need$/);
    expect(await accountOf(world)).toMatchObject({ role: 'Editor', isDisabled: false });
  });

  test('one whose name only begins alike is another', async () => {
    const world = await apiOnSandbox();
    await world.grafana('POST', '/api/serviceaccounts', { name: `${NAME} (old)`, role: 'Viewer' });
    await ensure(world);
    expect((await accountsOf(world)).map(({ name }: { name: string }) => name).sort()).toEqual([NAME, `${NAME} (old)`]);
  });

  test('where roles cannot be made, it gets the wider ones of Grafana', async () => {
    const world = await apiOnSandbox();
    await signInAs(world, [...MAY_MAKE_ACCOUNTS, ...MAY_GIVE_ROLES, ...HOLDS_FIXED_ROLES]);
    const { result, ends, detailOf } = await ensure(world);
    expect(ends).toEqual({ roles: 'skipped', account: 'done', access: 'done' });
    expect(result).toMatchObject({
      ok: true,
      value: {
        roles: [
          { name: 'fixed:org.users:writer', kind: 'fixed' },
          { name: 'fixed:teams:writer', kind: 'fixed' },
        ],
      },
    });
    expect(detailOf('roles')).toContain('You may not make roles');
    const { id } = await accountOf(world);
    expect(await heldBy(world, id)).toMatchObject({ ...USERS, ...GROUPS });
  });

  test('who may not give roles at all is told which permission is missing', async () => {
    const world = await apiOnSandbox();
    await signInAs(world, MAY_MAKE_ACCOUNTS);
    const { result, ends } = await ensure(world);
    expect(ends).toEqual({ roles: 'failed' });
    expect(result).toMatchObject({ fault: { kind: 'forbidden', missingPermissions: ['roles:read'] } });
    expect(await accountsOf(world)).toEqual([]);
  });

  test('a role of that name that lacks something is not given', async () => {
    const world = await apiOnSandbox();
    const permissions = [{ action: 'org.users:read', scope: 'users:*' }];
    const role = { name: 'custom:scim-manager.users', version: 1, permissions };
    await world.grafana('POST', '/api/access-control/roles', role);
    const { result } = await ensure(world);
    expect(result).toMatchObject({
      fault: { kind: 'conflict', detail: expect.stringContaining('lacks org.users:write, org.users:add') },
    });
  });

  test('a role of that name that carries more is given, and the rest is told', async () => {
    const world = await apiOnSandbox();
    const permissions = [...Object.keys(USERS), 'users.permissions:read'].map((action) => ({
      action,
      scope: 'users:*',
    }));
    const role = { name: 'custom:scim-manager.users', version: 1, permissions };
    await world.grafana('POST', '/api/access-control/roles', role);
    const { result, detailOf } = await ensure(world, { scope: { users: true, groups: false } });
    expect(result.ok).toBe(true);
    expect(detailOf('roles')).toContain('more than is needed: users.permissions:read');
  });

  test('on OSS it has the basic role Admin, which is said', async () => {
    const world = await apiOnSandbox({ edition: 'oss' });
    const { result, ends, detailOf } = await ensure(world);
    expect(ends).toEqual({ roles: 'skipped', account: 'done', access: 'skipped' });
    expect(result).toMatchObject({ ok: true, value: { basicRole: 'Admin', isBasicRoleSuperfluous: false } });
    expect(detailOf('access')).toBe('The basic role Admin has to do.');
  });

  test('an Enterprise server without a licence is as OSS', async () => {
    const world = await apiOnSandbox({ licence: 'none' });
    const { result } = await ensure(world);
    expect(result).toMatchObject({ ok: true, value: { basicRole: 'Admin' } });
  });

  test('on OSS one with a smaller role is raised', async () => {
    const world = await apiOnSandbox({ edition: 'oss' });
    await world.grafana('POST', '/api/serviceaccounts', { name: NAME, role: 'Viewer' });
    const { ends } = await ensure(world);
    expect(ends.account).toBe('done');
    expect(await accountOf(world)).toMatchObject({ role: 'Admin' });
  });

  test.each([
    ['roles', 'GET', '/api/access-control/roles', {}],
    ['roles', 'POST', '/api/access-control/roles', {}],
    ['account', 'GET', '/api/serviceaccounts/search', { roles: 'done' }],
    ['account', 'POST', '/api/serviceaccounts', { roles: 'done' }],
    ['access', 'GET', '/api/access-control/users/*/roles', { roles: 'done', account: 'done' }],
    ['access', 'POST', '/api/access-control/users/*/roles', { roles: 'done', account: 'done' }],
  ])('%s fails at %s %s, and the next run goes on from there', async (step, method, path, before) => {
    const world = await apiOnSandbox();
    world.sandbox.faults.arm({ match: { method, path }, fault: 'status', status: 500, times: 1 });
    const { result, ends } = await ensure(world);
    expect(result).toMatchObject({ ok: false, fault: { kind: 'unavailable' } });
    expect(ends).toEqual({ ...before, [step]: 'failed' });
    expect((await ensure(world)).result.ok).toBe(true);
    const { id } = await accountOf(world);
    expect(await heldBy(world, id)).toEqual({ ...USERS, ...GROUPS });
    expect(await accountsOf(world)).toHaveLength(1);
  });
});

describe('its token', () => {
  const NOW_MS = Date.UTC(2026, 0, 15);

  beforeEach(() => {
    jest.useFakeTimers({ now: NOW_MS, advanceTimers: true });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const DAY_S = 86_400;

  async function withAccount(options?: Parameters<typeof apiOnSandbox>[0]) {
    const world = await apiOnSandbox(options);
    await ensure(world);
    const { id: accountId } = await accountOf(world);
    const tokens = () => world.grafana('GET', `/api/serviceaccounts/${accountId}/tokens`);
    return { ...world, accountId, tokens };
  }

  test('is made with its end, and opens the SCIM endpoint', async () => {
    const { sandbox, accountId } = await withAccount({ story: 'fresh' });
    const made = await makeProviderToken({ accountId, name: 'okta', secondsToLive: 90 * DAY_S });
    expect(made).toMatchObject({ ok: true, value: { name: 'okta', expiresAt: '2026-04-15T00:00:00.000Z' } });
    const authorization = `Bearer ${made.ok ? made.value.key : ''}`;
    const answer = await sandbox.handle(
      new Request(`${sandbox.info().scimUrl}/Users?count=1`, { headers: { authorization } })
    );
    expect(answer.status).toBe(200);
  });

  test('a taken name and a life beyond the limit are told', async () => {
    const { accountId } = await withAccount({ tokenExpirationDayLimit: 30 });
    const token = { accountId, name: 'okta', secondsToLive: 30 * DAY_S };
    expect((await makeProviderToken(token)).ok).toBe(true);
    expect(await makeProviderToken(token)).toMatchObject({
      fault: { kind: 'invalid', messageId: 'serviceaccounts.ErrTokenAlreadyExists' },
    });
    const long = await makeProviderToken({ ...token, name: 'long', secondsToLive: 31 * DAY_S });
    expect(long).toMatchObject({ fault: { kind: 'invalid' } });
  });

  test('is revoked, and once more without harm', async () => {
    const { accountId, tokens } = await withAccount();
    const made = await makeProviderToken({ accountId, name: 'okta', secondsToLive: DAY_S });
    const token = { accountId, tokenId: made.ok ? made.value.id : 0 };
    expect(await revokeToken(token)).toEqual({ ok: true, value: undefined });
    expect(await tokens()).toEqual([]);
    expect(await revokeToken(token)).toEqual({ ok: true, value: undefined });
  });

  test('that cannot be revoked is told', async () => {
    const { sandbox, accountId } = await withAccount();
    sandbox.faults.arm({ match: { method: 'DELETE', path: '/api/serviceaccounts' }, fault: 'status', status: 500 });
    expect(await revokeToken({ accountId, tokenId: 1 })).toMatchObject({ fault: { kind: 'unavailable' } });
  });
});

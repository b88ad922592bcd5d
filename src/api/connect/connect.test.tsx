import { config } from '@grafana/runtime';
import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import type { Fault as SandboxFault } from '../../../sandbox/server/faults';
import { connect } from './connect';
import type { ConnectStep } from './steps';

const NOW_MS = Date.UTC(2026, 0, 15, 9);

type World = Awaited<ReturnType<typeof apiOnSandbox>>;

/** What each step ended with. */
async function run() {
  const steps = new Map<string, ConnectStep>();
  const result = await connect({ onStep: (step) => steps.set(step.id, step) });
  const ends = Object.fromEntries([...steps].map(([id, { state }]) => [id, state]));
  return { result, ends, steps };
}

const settingsOf = ({ grafana }: World) => grafana('GET', '/api/plugins/idops-scim-app/settings');
const accountsOf = async ({ grafana }: World) =>
  (await grafana('GET', '/api/serviceaccounts/search?query=scim')).serviceAccounts;
const tokensOf = ({ grafana }: World, id: number) => grafana('GET', `/api/serviceaccounts/${id}/tokens`);

describe('connect', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW_MS, advanceTimers: true });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('makes account and token, stores it and proves it through the proxy', async () => {
    const world = await apiOnSandbox({ story: 'fresh' });
    const { result, ends } = await run();
    expect(result).toMatchObject({ ok: true, value: { tokenExpiresAt: '2026-04-15T09:00:00.000Z' } });
    expect(ends).toEqual({
      account: 'done',
      access: 'done',
      token: 'done',
      store: 'done',
      prove: 'done',
      'clean-up': 'skipped',
    });
    const [account, ...others] = await accountsOf(world);
    expect(others).toEqual([]);
    expect(account).toMatchObject({ role: 'Admin', isDisabled: false });
    expect(await tokensOf(world, account.id)).toHaveLength(1);
    expect(await settingsOf(world)).toMatchObject({
      enabled: true,
      pinned: true,
      jsonData: { namespace: 'default', serviceAccountId: account.id, serviceAccountLogin: account.login },
      secureJsonFields: { grafanaToken: true },
    });
  });

  test('keeps no key of a token anywhere but in the secret', async () => {
    const world = await apiOnSandbox({ story: 'fresh' });
    const { result, steps } = await run();
    const kept = JSON.stringify([result, [...steps.values()], await settingsOf(world)]);
    expect(kept).not.toContain('glsa_');
  });

  test('on OSS there is no role to give, and nothing else is missing', async () => {
    await apiOnSandbox({ story: 'fresh', edition: 'oss' });
    const { result, ends } = await run();
    expect(result.ok).toBe(true);
    expect(ends.access).toBe('skipped');
  });

  test('a second run replaces the token and leaves one account with one token', async () => {
    const world = await apiOnSandbox({ story: 'fresh' });
    await run();
    const [before] = await accountsOf(world);
    const [old] = await tokensOf(world, before.id);
    jest.advanceTimersByTime(60_000);
    const { result, ends } = await run();
    expect(result.ok).toBe(true);
    expect(ends).toMatchObject({ account: 'skipped', access: 'skipped', 'clean-up': 'done' });
    expect(await accountsOf(world)).toHaveLength(1);
    const tokens = await tokensOf(world, before.id);
    expect(tokens).toHaveLength(1);
    expect(tokens[0].id).not.toBe(old.id);
  });

  test('a token that somebody made by hand stays', async () => {
    const world = await apiOnSandbox({ story: 'empty' });
    const [{ id }] = await accountsOf(world);
    const { result } = await run();
    expect(result.ok).toBe(true);
    const names = (await tokensOf(world, id)).map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['SCIM Manager 2026-01-15T09:00:00.000Z', 'scim-manager-token']);
  });

  test('keeps the other settings, and those of other people', async () => {
    const world = await apiOnSandbox({ story: 'fresh' });
    const jsonData = { environment: 'staging', mapping: 'version: 1\nrules: []\n', more: [1] };
    await world.grafana('POST', '/api/plugins/idops-scim-app/settings', { enabled: true, pinned: true, jsonData });
    await run();
    expect((await settingsOf(world)).jsonData).toMatchObject(jsonData);
  });

  test('an account that was disabled, or lost its role, is restored', async () => {
    const world = await apiOnSandbox({ story: 'fresh' });
    await run();
    const [{ id }] = await accountsOf(world);
    await world.grafana('PATCH', `/api/serviceaccounts/${id}`, { isDisabled: true, role: 'Viewer' });
    jest.advanceTimersByTime(60_000);
    const { result, ends } = await run();
    expect(result.ok).toBe(true);
    expect(ends.account).toBe('done');
    expect(await accountsOf(world)).toMatchObject([{ id, role: 'Admin', isDisabled: false }]);
  });

  test('settings that would grow too large are refused, and the unstored token is deleted', async () => {
    const world = await apiOnSandbox({ story: 'fresh' });
    const jsonData = { mapping: 'x'.repeat(60_000) };
    await world.grafana('POST', '/api/plugins/idops-scim-app/settings', { enabled: true, pinned: true, jsonData });
    const { result, ends } = await run();
    expect(result).toMatchObject({ ok: false, fault: { kind: 'invalid', operation: 'grafana.savePluginSettings' } });
    expect(ends).toMatchObject({ token: 'done', store: 'failed' });
    const [{ id }] = await accountsOf(world);
    expect(await tokensOf(world, id)).toEqual([]);
  });

  test.each([
    ['storing', { method: 'POST', path: '/api/plugins/' }, 'store'],
    ['making the token', { method: 'POST', path: '/api/serviceaccounts/*/tokens' }, 'token'],
    ['proving', { path: '/api/user', via: 'proxy' as const }, 'prove'],
    ['cleaning up', { method: 'DELETE', path: '/api/serviceaccounts/' }, 'clean-up'],
  ])('a failure while %s is said, and running again ends well', async (_, match, step) => {
    const world = await apiOnSandbox({ story: 'fresh' });
    await run();
    jest.advanceTimersByTime(60_000);
    world.sandbox.faults.arm({ match, fault: 'status', status: 500 });
    const broken = await run();
    expect(broken.result).toMatchObject({ ok: false, fault: { kind: 'unavailable', status: 500 } });
    expect(broken.ends[step]).toBe('failed');
    world.sandbox.faults.clear();
    jest.advanceTimersByTime(60_000);
    expect((await run()).result.ok).toBe(true);
    const [{ id }] = await accountsOf(world);
    expect(await tokensOf(world, id)).toHaveLength(1);
  });

  test('a proxy that still holds the old secret is given the new one again, a second later', async () => {
    const world = await apiOnSandbox({ story: 'fresh' });
    await world.storeToken('glsa_wrong');
    await world.grafana('GET', '/api/plugin-proxy/idops-scim-app/api/access-control/user/permissions');
    const { result } = await run();
    expect(result.ok).toBe(true);
    expect(Date.now()).toBeGreaterThanOrEqual(NOW_MS + 1000);
  });

  test('a proxy that still sends the token of somebody else is given the new one again', async () => {
    const world = await apiOnSandbox({ story: 'fresh' });
    await world.storeToken(world.sandbox.info().tokens.plugin);
    await world.grafana('GET', '/api/plugin-proxy/idops-scim-app/api/user');
    expect((await run()).result.ok).toBe(true);
    const owner = await world.grafana('GET', '/api/plugin-proxy/idops-scim-app/api/user');
    expect(owner.login).toBe('sa-1-scim-manager');
  });

  describe('the old token lives until the new one was seen at work', () => {
    const isWorking = async ({ grafana }: World) =>
      (await grafana('GET', '/api/plugin-proxy/idops-scim-app/api/user')).login === 'sa-1-scim-manager';

    /** Connected once, with what was true at each deletion of a token since: had the newest one been used? */
    async function connectedOnce() {
      const world = await apiOnSandbox({ story: 'fresh' });
      await run();
      const [{ id: accountId }] = await accountsOf(world);
      const [old] = await tokensOf(world, accountId);
      const { tokens } = world.sandbox.store;
      const wasNewestUsed: boolean[] = [];
      const remove = tokens.delete.bind(tokens);
      jest.spyOn(tokens, 'delete').mockImplementation((id) => {
        const newest = tokens.of('serviceAccount', accountId).sort((a, b) => b.id - a.id)[0];
        wasNewestUsed.push(newest?.id !== id && newest?.lastUsedAt !== undefined);
        return remove(id);
      });
      return { world, accountId, old, wasNewestUsed };
    }

    test('also when the proxy goes on sending the old one, of the same account', async () => {
      const { world, wasNewestUsed, accountId, old } = await connectedOnce();
      jest.useRealTimers();
      jest.useFakeTimers({ now: NOW_MS + 60_000, advanceTimers: true });
      const save = '/api/plugins/idops-scim-app/settings';
      const { jsonData } = await settingsOf(world);
      await world.grafana('POST', save, { enabled: true, pinned: true, jsonData });
      await world.grafana('GET', '/api/plugin-proxy/idops-scim-app/api/user');
      const { result } = await run();
      expect(result.ok).toBe(true);
      expect(wasNewestUsed).toEqual([true]);
      const left = await tokensOf(world, accountId);
      expect(left).toEqual([expect.not.objectContaining({ id: old.id })]);
      expect(await isWorking(world)).toBe(true);
    });

    test.each<[string, SandboxFault]>([
      ['the save is refused', { match: { method: 'POST', path: '/api/plugins/' }, fault: 'status', status: 403 }],
      ['the save breaks', { match: { method: 'POST', path: '/api/plugins/' }, fault: 'status', status: 500 }],
      ["the save's answer is lost", { match: { method: 'POST', path: '/api/plugins/' }, fault: 'truncated' }],
      ['the proxy refuses', { match: { path: '/api/user', via: 'proxy' }, fault: 'status', status: 401 }],
      ['the proxy breaks', { match: { path: '/api/user', via: 'proxy' }, fault: 'status', status: 500 }],
      ['the connection breaks', { match: { path: '/api/user', via: 'proxy' }, fault: 'drop' }],
      ['tokens cannot be read', { match: { method: 'GET', path: '/api/serviceaccounts/*/tokens' }, fault: 'status' }],
    ])('when %s, and running again ends well', async (_, fault) => {
      const { world, wasNewestUsed, accountId, old } = await connectedOnce();
      jest.advanceTimersByTime(60_000);
      world.sandbox.faults.arm(fault);
      expect((await run()).result.ok).toBe(false);
      world.sandbox.faults.clear();
      expect(await tokensOf(world, accountId)).toEqual(
        expect.arrayContaining([expect.objectContaining({ id: old.id })])
      );
      expect(await isWorking(world)).toBe(true);

      wasNewestUsed.length = 0;
      jest.advanceTimersByTime(60_000);
      expect((await run()).result.ok).toBe(true);
      expect(wasNewestUsed).not.toContain(false);
      expect(await tokensOf(world, accountId)).toHaveLength(1);
      expect(await isWorking(world)).toBe(true);
    });

    test('when the save happened but its answer was lost, the token that is stored stays', async () => {
      const { world, accountId } = await connectedOnce();
      jest.advanceTimersByTime(60_000);
      world.sandbox.faults.arm({ match: { method: 'POST', path: '/api/plugins/' }, fault: 'malformed' });
      const { ends } = await run();
      expect(ends).toMatchObject({ token: 'done', store: 'failed' });
      expect(await tokensOf(world, accountId)).toHaveLength(2);
      expect(await isWorking(world)).toBe(true);
    });

    test('when somebody else replaced the new one meanwhile, theirs stays stored', async () => {
      const { world, accountId, old } = await connectedOnce();
      jest.advanceTimersByTime(60_000);
      const { tokens } = world.sandbox.store;
      const replaceByTheirs = () => {
        const made = tokens.of('serviceAccount', accountId).find(({ id }) => id !== old.id);
        tokens.delete(made?.id ?? 0);
        tokens.update(old.id, { keyHash: made?.keyHash });
      };
      const result = await connect({
        onStep: ({ id, state }) => id === 'prove' && state === 'running' && replaceByTheirs(),
      });
      expect(result).toMatchObject({ ok: false, fault: { kind: 'conflict' } });
      expect(await isWorking(world)).toBe(true);
    });
  });

  test.each([
    ['a namespace with a slash', { namespace: 'default/../x' }],
    ['an address without a scheme', { grafanaUrl: 'grafana.example.com' }],
    ['an address that is not for the web', { grafanaUrl: 'file:///etc/passwd' }],
  ])('%s is refused before anything is made', async (_, input) => {
    const world = await apiOnSandbox({ story: 'fresh' });
    expect(await connect(input)).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
    expect(await accountsOf(world)).toEqual([]);
  });

  test('an editor is told which permission is missing', async () => {
    const world = await apiOnSandbox({ story: 'fresh' });
    const { id } = await world.grafana('POST', '/api/admin/users', {
      login: 'eddy',
      password: 'eddy-password',
      OrgId: 1,
    });
    await world.grafana('PATCH', `/api/org/users/${id}`, { role: 'Editor' });
    await world.signIn('eddy', 'eddy-password');
    const { result, ends } = await run();
    expect(result).toMatchObject({
      ok: false,
      fault: { kind: 'forbidden', missingPermissions: ['serviceaccounts:read'] },
    });
    expect(ends).toEqual({ account: 'failed' });
  });

  test('the lifetime stays within what this Grafana allows', async () => {
    await apiOnSandbox({ story: 'fresh' });
    Object.assign(config, { tokenExpirationDayLimit: 30 });
    const { result } = await run();
    expect(result).toMatchObject({ value: { tokenExpiresAt: '2026-02-14T09:00:00.000Z' } });
  });
});

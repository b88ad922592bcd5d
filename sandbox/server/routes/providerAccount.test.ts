import { createStack, field, type Answer, type Stack } from '../testing/createStack';

const ADMIN = 'admin:admin';
const SCIM = '/apis/scim.grafana.app/v0alpha1/namespaces/default';
const ROLES = '/api/access-control/roles';
const MINUTE_MS = 60_000;

/** What Grafana's pages for Okta and Entra ID give to the provider's account. */
const DOCUMENTED = [
  'org.users:read',
  'org.users:write',
  'org.users:add',
  'org.users:remove',
  'teams:read',
  'teams:create',
  'teams:write',
  'teams:delete',
] as const;

const scopeOf = (action: string): string =>
  action === 'teams:create' ? '' : action.startsWith('teams:') ? 'teams:*' : 'users:*';

/** The plugin's way to the SCIM endpoint of its own Grafana. */
const plugin = {
  id: 'test-app',
  name: 'Test',
  type: 'app',
  routes: [
    {
      path: 'users',
      method: 'GET',
      url: `http://127.0.0.1:3000${SCIM}/Users`,
      headers: [{ name: 'Authorization', content: 'Bearer {{ .SecureJsonData.token }}' }],
    },
  ],
};

let stack: Stack;
beforeEach(async () => {
  stack = await createStack({ edition: 'enterprise', plugin });
});

const admin = (method: string, path: string, body?: unknown) => stack.send(ADMIN, method, path, body);

/** An account without a basic role that holds just these actions, by a role of its own. */
async function accountWith(actions: readonly string[]): Promise<{ id: number; token: string }> {
  const account = await stack.account('Okta SCIM', 'None');
  const permissions = actions.map((action) => ({ action, scope: scopeOf(action) }));
  const role = await admin('POST', ROLES, { name: 'custom:okta-scim', version: 1, permissions });
  const roleUid = field<string>(role, 'uid', 'string');
  expect((await admin('POST', `/api/access-control/users/${account.id}/roles`, { roleUid })).status).toBe(200);
  return account;
}

interface Token {
  name: string;
  lastUsedAt: string | null;
}

async function lastUsedAt(id: number): Promise<string | null | undefined> {
  const { body } = await admin('GET', `/api/serviceaccounts/${id}/tokens`);
  return (body as Token[])[0]?.lastUsedAt;
}

const messageIdOf = ({ body }: Answer): unknown => (body as { messageId?: string }).messageId;
const detailOf = ({ body }: Answer): unknown => (body as { detail?: string }).detail;

const patch = (path: string, value: unknown) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', path, value }],
});

const PERSON = { userName: 'ada@example.com', externalId: 'e1', emails: [{ value: 'ada@example.com', type: 'work' }] };

/** One request of each kind, in an order in which each can succeed, with the action that it needs. */
const REQUESTS: ReadonlyArray<[needs: string, method: string, path: string, body?: unknown]> = [
  ['org.users:add', 'POST', '/Users', PERSON],
  ['org.users:read', 'GET', '/Users'],
  ['org.users:read', 'GET', '/Users/scim-e1'],
  ['org.users:write', 'PUT', '/Users/scim-e1', { ...PERSON, displayName: 'Ada' }],
  ['org.users:write', 'PATCH', '/Users/scim-e1', patch('active', false)],
  ['teams:create', 'POST', '/Groups', { displayName: 'SRE' }],
  ['teams:read', 'GET', '/Groups'],
  ['org.users:remove', 'DELETE', '/Users/scim-e1'],
];

describe('the provider’s account with no basic role and a custom role', () => {
  it('may do all of SCIM with the documented permissions', async () => {
    const { token } = await accountWith(DOCUMENTED);
    for (const [, method, path, body] of REQUESTS) {
      expect((await stack.send(token, method, `${SCIM}${path}`, body)).status).toBeLessThan(300);
    }
    const groups = await stack.send(token, 'GET', `${SCIM}/Groups`);
    const [group] = (groups.body as { Resources: Array<{ id: string }> }).Resources;
    const path = `${SCIM}/Groups/${group?.id ?? ''}`;
    expect((await stack.send(token, 'PUT', path, { displayName: 'Reliability' })).status).toBe(200);
    expect((await stack.send(token, 'DELETE', path)).status).toBe(204);
  });

  it('may do nothing beside it', async () => {
    const { token } = await accountWith(DOCUMENTED);
    const status = async (method: string, path: string) => (await stack.send(token, method, path)).status;
    expect(await status('GET', '/api/serviceaccounts/search')).toBe(403);
    expect(await status('GET', ROLES)).toBe(403);
    expect(await status('GET', '/api/admin/settings')).toBe(403);
    expect(await status('GET', `${SCIM}/config/default`)).toBe(403);
  });

  it.each(DOCUMENTED)('lacks %s and hears so, in that request only', async (missing) => {
    const { token } = await accountWith(DOCUMENTED.filter((action) => action !== missing));
    const all = [
      ...REQUESTS,
      ['teams:write', 'PATCH', '/Groups/x', patch('displayName', 'y')],
      ['teams:delete', 'DELETE', '/Groups/x'],
    ] as const;
    for (const [needs, method, path, body] of all) {
      const answer = await stack.send(token, method, `${SCIM}${path}`, body);
      expect([needs, answer.status === 403]).toEqual([needs, needs === missing]);
      if (needs === missing) {
        expect(detailOf(answer)).toMatch(new RegExp(`Permissions needed: ${missing}$`));
      }
    }
  });
});

describe('when a token was last used', () => {
  it('is unknown until then, and afterwards known to five minutes', async () => {
    const { id, token } = await accountWith(DOCUMENTED);
    expect(await lastUsedAt(id)).toBeNull();
    await stack.send(token, 'GET', `${SCIM}/Users`);
    expect(await lastUsedAt(id)).toBe('2026-03-01T12:00:00Z');
    stack.clock.advance(5 * MINUTE_MS);
    await stack.send(token, 'GET', `${SCIM}/Users`);
    expect(await lastUsedAt(id)).toBe('2026-03-01T12:00:00Z');
    stack.clock.advance(1000);
    await stack.send(token, 'GET', `${SCIM}/Users`);
    expect(await lastUsedAt(id)).toBe('2026-03-01T12:05:01Z');
  });

  it('counts a request that was not allowed, because the token was good', async () => {
    const { id, token } = await accountWith([]);
    expect((await stack.send(token, 'GET', `${SCIM}/Users`)).status).toBe(403);
    expect(await lastUsedAt(id)).not.toBeNull();
  });

  it('counts the plugin’s proxy', async () => {
    const { id, token } = await accountWith(DOCUMENTED);
    await admin('POST', '/api/plugins/test-app/settings', { enabled: true, secureJsonData: { token } });
    expect(await lastUsedAt(id)).toBeNull();
    expect((await admin('GET', '/api/plugin-proxy/test-app/users')).status).toBe(200);
    expect(await lastUsedAt(id)).not.toBeNull();
  });

  it('does not count a refused one', async () => {
    const { id, token } = await accountWith(DOCUMENTED);
    await admin('PATCH', `/api/serviceaccounts/${id}`, { isDisabled: true });
    expect((await stack.send(token, 'GET', `${SCIM}/Users`)).status).toBe(401);
    expect(await lastUsedAt(id)).toBeNull();
  });
});

describe.each([
  ['directly', (token: string) => stack.send(token, 'GET', `${SCIM}/Users`)],
  ['through the proxy, which still has it', () => admin('GET', '/api/plugin-proxy/test-app/users')],
] as const)('a token that is no good any more, asked %s', (_how, ask) => {
  const start = async (secondsToLive = 0) => {
    const { id } = await accountWith(DOCUMENTED);
    const made = await admin('POST', `/api/serviceaccounts/${id}/tokens`, { name: 'okta', secondsToLive });
    const token = field<string>(made, 'key', 'string');
    await admin('POST', '/api/plugins/test-app/settings', { enabled: true, secureJsonData: { token } });
    expect((await ask(token)).status).toBe(200);
    return { token, account: `/api/serviceaccounts/${id}`, tokenId: field<number>(made, 'id', 'number') };
  };

  it('because it expired', async () => {
    const { token } = await start(60);
    stack.clock.advance(MINUTE_MS);
    const answer = await ask(token);
    expect([answer.status, messageIdOf(answer)]).toEqual([401, 'api-key.expired']);
  });

  it('because it was deleted', async () => {
    const { token, account, tokenId } = await start();
    await admin('DELETE', `${account}/tokens/${tokenId}`);
    const answer = await ask(token);
    expect(answer).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
    expect(messageIdOf(answer)).toBeUndefined();
  });

  it('because its account is disabled, some seconds later', async () => {
    const { token, account } = await start();
    await admin('PATCH', account, { isDisabled: true });
    expect((await ask(token)).status).toBe(200);
    stack.clock.advance(2000);
    expect(messageIdOf(await ask(token))).toBe('identity.disabled');
    await admin('PATCH', account, { isDisabled: false });
    stack.clock.advance(2000);
    expect((await ask(token)).status).toBe(200);
  });
});

describe('what an account holds', () => {
  const search = (query: string) => admin('GET', `/api/access-control/users/permissions/search?${query}`);

  it('is found by its number and its uid, all of it when no action is named', async () => {
    const { id } = await accountWith(['org.users:read', 'teams:create']);
    const { uid } = (await admin('GET', `/api/serviceaccounts/${id}`)).body as { uid: string };
    const expected = { [id]: { 'org.users:read': ['users:*'], 'teams:create': null } };
    for (const name of [`service-account:${id}`, `service-account:${uid}`, `user:${id}`]) {
      expect(await search(`namespacedId=${name}`)).toMatchObject({ status: 200, body: expected });
    }
    const users = await search(`namespacedId=service-account:${id}&actionPrefix=org.users`);
    expect(users.body).toEqual({ [id]: { 'org.users:read': ['users:*'] } });
  });

  it('is nothing without a role, which is not the same as no account', async () => {
    const { id } = await stack.account('poor', 'None');
    expect(await search(`namespacedId=service-account:${id}&actionPrefix=teams`)).toMatchObject({
      status: 200,
      body: { [id]: {} },
    });
    expect((await search('namespacedId=service-account:999&actionPrefix=teams')).status).toBe(500);
  });

  it('is told for one account as it was within the last minute, for everybody as it is', async () => {
    const { id } = await accountWith(['teams:read']);
    const one = async () => (await search(`namespacedId=service-account:${id}&action=teams:create`)).body;
    const everybody = async () => (await search('action=teams:create')).body as Record<string, unknown>;
    expect(await one()).toEqual({ [id]: {} });
    const role = await admin('POST', ROLES, { name: 'custom:more', permissions: [{ action: 'teams:create' }] });
    const roleUid = field<string>(role, 'uid', 'string');
    await admin('POST', `/api/access-control/users/${id}/roles`, { roleUid });
    expect(await one()).toEqual({ [id]: {} });
    expect(await everybody()).toHaveProperty(String(id));
    stack.clock.advance(MINUTE_MS);
    expect(await one()).toEqual({ [id]: { 'teams:create': null } });
  });
});

describe('Team Sync and group sync side by side', () => {
  it('are allowed, and neither touches the other’s rows', async () => {
    const { token } = await accountWith(DOCUMENTED);
    const created = await stack.send(token, 'POST', `${SCIM}/Groups`, { displayName: 'SRE', externalId: 'g1' });
    const uid = field<string>(created, 'id', 'string');
    const team = (await admin('GET', `/api/teams/${uid}`)).body as { id: number };
    const path = `/api/teams/${team.id}/groups`;
    expect((await admin('POST', path, { groupId: 'cn=sre' })).status).toBe(200);
    await stack.send(token, 'PUT', `${SCIM}/Groups/${uid}`, { displayName: 'SRE', members: [] });
    expect((await admin('GET', path)).body).toMatchObject([{ groupId: 'cn=sre', teamUid: uid }]);
  });
});

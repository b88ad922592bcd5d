import { createStack, field, type Stack } from '../testing/createStack';

const ADMIN = 'admin:admin';
let stack: Stack;
beforeEach(async () => {
  stack = await createStack();
});

const create = (as: string, body: unknown) => stack.send(as, 'POST', '/api/serviceaccounts', body);
const messageIdOf = (body: unknown): unknown => (body as { messageId?: string }).messageId;

describe('creating a service account', () => {
  it.each([
    ['no name', { role: 'Viewer' }],
    ['an unknown role', { name: 'x', role: 'King' }],
    ['a role of the wrong type', { name: 'x', role: 1 }],
    ['broken JSON', '{'],
  ])('refuses %s', async (_what, body) => {
    const answer = await create(ADMIN, body);
    expect(answer).toMatchObject({ status: 400, body: { message: 'Bad request data' } });
    expect(stack.sandbox.store.serviceAccounts.size).toBe(0);
  });

  it('takes names for equal that make one login', async () => {
    await create(ADMIN, { name: 'SCIM Manager' });
    expect(messageIdOf((await create(ADMIN, { name: 'scim manager' })).body)).toBe('serviceaccounts.ErrAlreadyExists');
  });

  it('makes the person who creates it its administrator, a token not', async () => {
    await stack.person('ana', 'Admin');
    const byPerson = field<number>(await create('ana:ana-password', { name: 'one' }), 'id', 'number');
    const { token } = await stack.account('boss', 'Admin');
    const byToken = field<number>(await create(token, { name: 'two' }), 'id', 'number');
    const managersOf = async (id: number) => {
      const { body } = await stack.send(ADMIN, 'GET', `/api/access-control/serviceaccounts/${id}`);
      return (body as Array<{ userLogin?: string }>).flatMap(({ userLogin }) => userLogin ?? []);
    };
    expect(await managersOf(byPerson)).toEqual(['ana']);
    expect(await managersOf(byToken)).toEqual([]);
  });

  it('gives no role above the own one', async () => {
    const boss = await stack.account('boss', 'Admin');
    await stack.send(ADMIN, 'PATCH', `/api/serviceaccounts/${boss.id}`, { role: 'Viewer' });
    const answer = await create(boss.token, { name: 'x', role: 'Admin' });
    expect(answer.status).toBe(403);
  });
});

describe('who manages one service account', () => {
  it('sees and changes that one only', async () => {
    const vera = await stack.person('vera');
    const [mine, other] = [await stack.account('mine', 'Viewer'), await stack.account('other', 'Viewer')];
    const as = 'vera:vera-password';
    await stack.send(ADMIN, 'POST', `/api/access-control/serviceaccounts/${mine.id}/users/${vera}`, {
      permission: 'Edit',
    });
    const list = await stack.send(as, 'GET', '/api/serviceaccounts/search');
    expect(list.body).toMatchObject({ totalCount: 1, serviceAccounts: [{ name: 'mine', tokens: 1 }] });
    const rename = (id: number) => stack.send(as, 'PATCH', `/api/serviceaccounts/${id}`, { name: 'renamed' });
    expect([(await rename(mine.id)).status, (await rename(other.id)).status]).toEqual([200, 403]);
    expect((await stack.send(as, 'DELETE', `/api/serviceaccounts/${mine.id}`)).status).toBe(403);
  });
});

describe('the list', () => {
  it('filters by disabled and by expired tokens', async () => {
    const [off, old] = [await stack.account('off', 'Viewer'), await stack.account('old', 'Viewer')];
    await stack.send(ADMIN, 'PATCH', `/api/serviceaccounts/${off.id}`, { isDisabled: true });
    const token = { name: 'short', secondsToLive: 60 };
    await stack.send(ADMIN, 'POST', `/api/serviceaccounts/${old.id}/tokens`, token);
    const names = async (query: string) => {
      const { body } = await stack.send(ADMIN, 'GET', `/api/serviceaccounts/search?${query}`);
      return (body as { serviceAccounts: Array<{ name: string }> }).serviceAccounts.map(({ name }) => name);
    };
    expect(await names('expiredTokens=true')).toEqual([]);
    stack.clock.advance(61_000);
    expect(await names('expiredTokens=true')).toEqual(['old']);
    expect(await names('disabled=true&expiredTokens=true')).toEqual(['off']);
  });
});

describe('tokens', () => {
  const make = (id: number, body: unknown) => stack.send(ADMIN, 'POST', `/api/serviceaccounts/${id}/tokens`, body);

  it('have names that are unique in the organisation, free again after deletion', async () => {
    const [one, two] = [await stack.account('one', 'Viewer'), await stack.account('two', 'Viewer')];
    const made = await make(one.id, { name: 'key' });
    expect(messageIdOf((await make(two.id, { name: 'key' })).body)).toBe('serviceaccounts.ErrTokenAlreadyExists');
    const path = (account: number) => `/api/serviceaccounts/${account}/tokens/${field<number>(made, 'id', 'number')}`;
    expect((await stack.send(ADMIN, 'DELETE', path(two.id))).status).toBe(404);
    expect((await stack.send(ADMIN, 'DELETE', path(one.id))).status).toBe(200);
    expect((await make(two.id, { name: 'key' })).status).toBe(200);
  });

  it('count their seconds only in the last seven days', async () => {
    const { id } = await stack.account('one', 'Viewer');
    await make(id, { name: 'long', secondsToLive: 30 * 86_400 });
    await make(id, { name: 'short', secondsToLive: 60 });
    const read = async () =>
      (await stack.send(ADMIN, 'GET', `/api/serviceaccounts/${id}/tokens`)).body as Array<Record<string, unknown>>;
    const seconds = (await read()).map(({ name, secondsUntilExpiration }) => [name, secondsUntilExpiration]);
    expect(seconds).toEqual([
      ['long', 0],
      ['one-token', 0],
      ['short', 60],
    ]);
    stack.clock.advance(61_000);
    expect((await read())[2]).toMatchObject({ name: 'short', hasExpired: true, secondsUntilExpiration: 0 });
  });

  it('are never shown again', async () => {
    const { id, token } = await stack.account('one', 'Viewer');
    const list = await stack.send(ADMIN, 'GET', `/api/serviceaccounts/${id}/tokens`);
    expect(JSON.stringify(list.body)).not.toContain(token);
    expect(JSON.stringify(stack.sandbox.store.tokens.all())).not.toContain(token);
  });
});

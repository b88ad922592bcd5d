import { createStack, type Stack } from '../testing/createStack';

const ADMIN = 'admin:admin';
const GUARDED = { 'auth.scim': { group_sync_enabled: 'true' } };

/** A team as group sync makes it. */
function provisioned({ sandbox }: Stack, name: string): number {
  const at = '2026-03-01T12:00:00Z';
  const fields = { uid: sandbox.ids.uid(), name, email: '', isProvisioned: true, externalUid: `g-${name}` };
  return sandbox.store.teams.insert({ ...fields, createdAt: at, updatedAt: at }).id;
}

const membersOf = async ({ send }: Stack, id: number): Promise<Array<[login: string, permission: number]>> => {
  const { body } = await send(ADMIN, 'GET', `/api/teams/${id}/members`);
  return (body as Array<{ login: string; permission: number }>).map(({ login, permission }) => [login, permission]);
};

describe('team members', () => {
  it('who manage a team may change it without being administrators', async () => {
    const stack = await createStack();
    const [vera, walt, team] = [await stack.person('vera'), await stack.person('walt'), await stack.team('SRE')];
    await stack.send(ADMIN, 'POST', `/api/teams/${team}/members`, { userId: vera });
    const add = () => stack.send('vera:vera-password', 'POST', `/api/teams/${team}/members`, { userId: walt });
    expect((await add()).status).toBe(403);
    await stack.send(ADMIN, 'PUT', `/api/teams/${team}/members/${vera}`, { permission: 4 });
    await stack.send('vera:vera-password', 'GET', '/api/access-control/user/permissions?reloadcache=true');
    expect((await add()).status).toBe(200);
    const other = await stack.team('Payments');
    expect((await stack.send('vera:vera-password', 'GET', `/api/teams/${other}`)).status).toBe(403);
  });

  it('are all kept when one of the new ones is unknown', async () => {
    const stack = await createStack();
    await stack.person('vera');
    const team = await stack.team('SRE');
    const put = (members: string[], admins: string[]) =>
      stack.send(ADMIN, 'PUT', `/api/teams/${team}/members`, { members, admins });
    expect((await put(['vera@example.com', 'nobody@example.com'], [])).status).toBe(404);
    expect(await membersOf(stack, team)).toEqual([['admin', 4]]);
    expect((await put(['vera@example.com'], ['admin@localhost'])).status).toBe(200);
    expect(await membersOf(stack, team)).toEqual([
      ['admin', 4],
      ['vera', 0],
    ]);
  });

  it('and rights on the team are one thing, whichever endpoint writes', async () => {
    const stack = await createStack();
    const [vera, team] = [await stack.person('vera'), await stack.team('SRE')];
    const set = (permission: string) =>
      stack.send(ADMIN, 'POST', `/api/access-control/teams/${team}/users/${vera}`, { permission });
    await set('Admin');
    expect(await membersOf(stack, team)).toContainEqual(['vera', 4]);
    await stack.send(ADMIN, 'DELETE', `/api/teams/${team}/members/${vera}`);
    expect((await stack.send(ADMIN, 'GET', `/api/access-control/teams/${team}`)).body).toHaveLength(1);
    expect((await set('Owner')).body).toMatchObject({ messageId: 'resourcePermissions.invalidPermission' });
    expect((await set('')).status).toBe(500);
  });

  it('go with the team, and so does what the team held', async () => {
    const stack = await createStack();
    const team = await stack.team('SRE');
    const { store } = stack.sandbox;
    store.managedPermissions.insert({ holder: { kind: 'team', id: team }, scope: 'x', level: '', actions: ['a'] });
    await stack.send(ADMIN, 'DELETE', `/api/teams/${team}`);
    expect([store.teams.size, store.members.size, store.managedPermissions.size]).toEqual([0, 0, 0]);
  });
});

describe('a provisioned team', () => {
  const writes: Array<[what: string, method: string, path: string, body: unknown]> = [
    ['adding', 'POST', '/members', { userId: 1 }],
    ['replacing', 'PUT', '/members', { members: ['admin@localhost'], admins: [] }],
    ['deleting', 'DELETE', '', undefined],
  ];

  it.each(writes)('allows %s while the ini file does not guard it', async (_what, method, path, body) => {
    const stack = await createStack({ edition: 'enterprise' });
    const id = provisioned(stack, 'Payments');
    expect((await stack.send(ADMIN, method, `/api/teams/${id}${path}`, body)).status).toBe(200);
  });

  it.each(writes)('refuses %s when the ini file guards it', async (_what, method, path, body) => {
    const stack = await createStack({ edition: 'enterprise', ini: GUARDED });
    const id = provisioned(stack, 'Payments');
    expect((await stack.send(ADMIN, method, `/api/teams/${id}${path}`, body)).status).toBe(400);
    expect(stack.sandbox.store.members.size).toBe(0);
  });

  it('is never renamed, but its address may change', async () => {
    const stack = await createStack({ edition: 'enterprise' });
    const id = provisioned(stack, 'Payments');
    const put = async (body: object) => (await stack.send(ADMIN, 'PUT', `/api/teams/${id}`, body)).status;
    expect(await put({ name: 'Pay' })).toBe(400);
    expect(await put({ email: 'pay@example.com' })).toBe(400);
    expect(await put({ name: 'Payments', email: 'pay@example.com' })).toBe(200);
  });
});

describe('the list of teams', () => {
  it('has the reader’s own only, with the count of these', async () => {
    const stack = await createStack();
    const [walt, sre] = [await stack.person('walt'), await stack.team('SRE')];
    await stack.team('Payments');
    await stack.send(ADMIN, 'POST', `/api/teams/${sre}/members`, { userId: walt });
    const { body } = await stack.send('walt:walt-password', 'GET', '/api/teams/search?accesscontrol=true');
    expect(body).toMatchObject({ totalCount: 1, teams: [{ name: 'SRE', accessControl: { 'teams:read': true } }] });
  });
});

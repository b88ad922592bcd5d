import { createStack } from '../testing/createStack';

const ADMIN = 'admin:admin';

describe('roles in the organisation', () => {
  it('leave at least one administrator', async () => {
    const { send, person } = await createStack();
    expect((await send(ADMIN, 'PATCH', '/api/org/users/1', { role: 'Viewer' })).status).toBe(400);
    expect((await send(ADMIN, 'DELETE', '/api/org/users/1')).status).toBe(400);
    await person('ana', 'Admin');
    expect((await send(ADMIN, 'PATCH', '/api/org/users/1', { role: 'Viewer' })).status).toBe(200);
  });

  it('take a service account with Admin for an administrator, as Grafana does', async () => {
    const { send, account } = await createStack();
    await account('sync', 'Admin');
    expect((await send(ADMIN, 'PATCH', '/api/org/users/1', { role: 'Viewer' })).status).toBe(200);
  });

  it('are not given above the giver’s own', async () => {
    const { send, sandbox, person } = await createStack({ edition: 'enterprise', permissionCacheMs: 0 });
    const [vera, walt] = [await person('vera'), await person('walt')];
    const uid = 'custom_1';
    sandbox.store.roles.insert({
      ...{ uid, name: 'custom:people', displayName: '', description: '', group: '', hidden: false, global: false },
      ...{ version: 1, createdAt: '', updatedAt: '', permissions: [{ action: 'org.users:write', scope: 'users:*' }] },
    });
    sandbox.store.roleAssignments.insert({ roleUid: uid, holder: { kind: 'user', id: vera }, createdAt: '' });
    const patch = (role: string) => send('vera:vera-password', 'PATCH', `/api/org/users/${walt}`, { role });
    expect((await patch('Admin')).body).toEqual({ message: "Cannot assign a role higher than user's role" });
    expect((await patch('None')).status).toBe(200);
  });

  it('of people whose identity provider decides are not changed here', async () => {
    const { send, sandbox, person } = await createStack({ edition: 'enterprise' });
    const pia = await person('pia');
    sandbox.store.users.update(pia, { authLabels: ['SAML'] });
    const answer = await send(ADMIN, 'PATCH', `/api/org/users/${pia}`, { role: 'Admin' });
    expect(answer.body).toMatchObject({ statusCode: 403, messageId: 'org.externallySynced' });
    expect((await send(ADMIN, 'PUT', `/api/users/${pia}`, { login: 'pia' })).status).toBe(403);
    expect((await send(ADMIN, 'POST', `/api/admin/users/${pia}/disable`)).status).toBe(500);
  });
});

describe('leaving', () => {
  it('deletes the person, or only the membership where the path names the organisation', async () => {
    const { send, sandbox, person, team } = await createStack();
    const [vera, walt, sre] = [await person('vera'), await person('walt'), await team('SRE')];
    await send(ADMIN, 'POST', `/api/teams/${sre}/members`, { userId: walt });
    await send(ADMIN, 'DELETE', `/api/org/users/${vera}`);
    await send(ADMIN, 'DELETE', `/api/orgs/1/users/${walt}`);
    expect(sandbox.store.users.get(vera)).toBeUndefined();
    expect(sandbox.store.users.get(walt)?.orgRole).toBeUndefined();
    expect(sandbox.store.members.of('user', walt)).toEqual([]);
    expect((await send(ADMIN, 'GET', '/api/org/users/search')).body).toMatchObject({ totalCount: 1 });
    expect((await send(ADMIN, 'GET', '/api/users/search')).body).toMatchObject({ totalCount: 2 });
    const back = { loginOrEmail: 'walt@example.com', role: 'editor' };
    expect((await send(ADMIN, 'POST', '/api/org/users', back)).status).toBe(200);
    expect((await send(ADMIN, 'POST', '/api/org/users', back)).status).toBe(409);
    expect(sandbox.store.users.get(walt)?.orgRole).toBe('Editor');
  });
});

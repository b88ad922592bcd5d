import { createSandbox } from '../handle';
import type { Edition, Sandbox } from '../Sandbox';

interface Answer {
  status: number;
  body: unknown;
}

type Send = (method: string, path: string, body?: unknown) => Promise<Answer>;

const as =
  (sandbox: Sandbox, authorization: string): Send =>
  async (method, path, body) => {
    const answer = await sandbox.handle(
      new Request(`${sandbox.grafanaUrl}${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    );
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  };

const basic = (login: string): string => `Basic ${Buffer.from(`${login}:${login}`).toString('base64')}`;

const field = (body: unknown, name: string): string =>
  String(typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined);

const start = async (edition: Edition = 'enterprise') => {
  let now = Date.UTC(2026, 0, 15);
  const sandbox = await createSandbox({ story: 'fresh', edition, clock: { now: () => now } });
  const admin = as(sandbox, basic('admin'));
  const addUser = async (login: string, role: string): Promise<number> => {
    const { body } = await admin('POST', '/api/admin/users', { login, email: `${login}@x.test`, password: login });
    await admin('PATCH', `/api/org/users/${field(body, 'id')}`, { role });
    return Number(field(body, 'id'));
  };
  const orgAdmin = await addUser('anna', 'Admin');
  const viewer = await addUser('vera', 'Viewer');
  const teamId = Number(field((await admin('POST', '/api/teams', { name: 'SRE' })).body, 'teamId'));
  const afterCache = () => {
    now += 61_000;
  };
  return {
    sandbox,
    admin,
    ana: as(sandbox, basic('anna')),
    vera: as(sandbox, basic('vera')),
    orgAdmin,
    viewer,
    teamId,
    afterCache,
  };
};

const roleNamed = async (send: Send, name: string): Promise<string> => {
  const { body } = await send('GET', '/api/access-control/roles?includeHidden=true');
  const found = Array.isArray(body) ? body.find((role: { name: string }) => role.name === name) : undefined;
  return field(found, 'uid');
};

const TEAM_ADMIN = {
  name: 'custom:teams',
  displayName: 'Teams',
  permissions: [{ action: 'teams:read', scope: 'teams:*' }],
};

describe('roles', () => {
  it('have the uids that Grafana documents', async () => {
    const { admin } = await start();
    expect(await roleNamed(admin, 'fixed:teams:writer')).toBe('fixed_xw1T0579h620MOYi4L96GUs7fZY');
    expect(await roleNamed(admin, 'fixed:roles:writer')).toBe('fixed_W5aFaw8isAM27x_eWfElBhZ0iOc');
  });

  it('are listed without permissions and read with them', async () => {
    const { admin } = await start();
    const { body } = await admin('GET', '/api/access-control/roles');
    expect(body).toContainEqual(
      expect.objectContaining({
        name: 'fixed:teams:writer',
        group: 'Teams',
        global: true,
        created: '0001-01-01T00:00:00Z',
      })
    );
    expect(JSON.stringify(body)).not.toContain('permissions":');
    const one = await admin('GET', '/api/access-control/roles/fixed_xw1T0579h620MOYi4L96GUs7fZY');
    expect(one.body).toMatchObject({
      permissions: expect.arrayContaining([expect.objectContaining({ action: 'teams:create', scope: '' })]) as unknown,
    });
    expect((await admin('GET', '/api/access-control/roles/basic_viewer')).body).toMatchObject({ name: 'basic:viewer' });
    expect((await admin('GET', '/api/access-control/roles/nothing')).status).toBe(404);
  });

  it('that somebody may give on are those whose permissions they hold', async () => {
    const { ana } = await start();
    const { body } = await ana('GET', '/api/access-control/roles?delegatable=true');
    const names = Array.isArray(body) ? body.map((role: { name: string }) => role.name) : [];
    expect(names).toContain('fixed:teams:writer');
    expect(names).not.toContain('fixed:users:writer');
    expect(body).toContainEqual(expect.objectContaining({ delegatable: true }));
  });

  it('are made, replaced by a newer version, and deleted', async () => {
    const { admin } = await start();
    const created = await admin('POST', '/api/access-control/roles', { ...TEAM_ADMIN, version: 1 });
    expect(created).toMatchObject({ status: 201, body: { name: 'custom:teams', version: 1, global: false } });
    const path = `/api/access-control/roles/${field(created.body, 'uid')}`;

    expect((await admin('PUT', path, { ...TEAM_ADMIN, version: 1, description: 'new' })).status).toBe(400);
    expect(await admin('PUT', path, { ...TEAM_ADMIN, version: 2, description: 'new' })).toMatchObject({
      status: 200,
      body: { version: 2, description: 'new' },
    });
    expect((await admin('DELETE', path)).body).toEqual({ message: 'Role deleted' });
    expect((await admin('GET', path)).status).toBe(404);
  });

  it.each([
    ['a name that is taken', TEAM_ADMIN],
    ['no name', { permissions: [] }],
    ['a reserved prefix', { name: 'fixed:mine' }],
    ['a permission without an action', { name: 'custom:x', permissions: [{ scope: 'teams:*' }] }],
    ['permissions that are no list', { name: 'custom:x', permissions: 'all' }],
  ])('are refused with %s', async (_, body) => {
    const { admin } = await start();
    await admin('POST', '/api/access-control/roles', TEAM_ADMIN);
    expect((await admin('POST', '/api/access-control/roles', body)).status).toBe(400);
  });

  it('that are fixed cannot be changed', async () => {
    const { admin } = await start();
    const path = '/api/access-control/roles/fixed_xw1T0579h620MOYi4L96GUs7fZY';
    expect((await admin('PUT', path, { ...TEAM_ADMIN, version: 9 })).status).toBe(400);
    expect((await admin('DELETE', path)).status).toBe(400);
  });

  it('cannot carry more than their maker holds', async () => {
    const { ana } = await start();
    const permissions = [{ action: 'users:delete', scope: 'global.users:*' }];
    expect(await ana('POST', '/api/access-control/roles', { name: 'custom:up', permissions })).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('users:delete') as unknown },
    });
  });

  it('that are assigned are deleted only with force', async () => {
    const { admin, teamId } = await start();
    const uid = field((await admin('POST', '/api/access-control/roles', TEAM_ADMIN)).body, 'uid');
    await admin('POST', `/api/access-control/teams/${teamId}/roles`, { roleUid: uid });
    expect((await admin('DELETE', `/api/access-control/roles/${uid}`)).status).toBe(400);
    expect((await admin('DELETE', `/api/access-control/roles/${uid}?force=true`)).status).toBe(200);
    expect((await admin('GET', `/api/access-control/teams/${teamId}/roles`)).body).toEqual([]);
  });

  it('are not for viewers, and not there on OSS', async () => {
    const { vera } = await start();
    expect((await vera('GET', '/api/access-control/roles')).status).toBe(403);
    const { admin } = await start('oss');
    expect(await admin('GET', '/api/access-control/roles')).toEqual({ status: 404, body: { message: 'Not found' } });
  });
});

describe('roles of a team', () => {
  it('are added, listed, found for many teams, and removed', async () => {
    const { admin, teamId } = await start();
    const roleUid = await roleNamed(admin, 'fixed:teams:read');
    const path = `/api/access-control/teams/${teamId}/roles`;

    expect(await admin('POST', path, { roleUid })).toEqual({
      status: 200,
      body: { message: 'Role added to the team.' },
    });
    expect((await admin('POST', path, { roleUid })).status).toBe(400);
    expect((await admin('GET', path)).body).toMatchObject([{ uid: roleUid }]);
    expect(
      (await admin('POST', '/api/access-control/teams/roles/search', { teamIds: [teamId, 999] })).body
    ).toMatchObject({
      [teamId]: [{ uid: roleUid }],
    });
    expect((await admin('DELETE', `${path}/${roleUid}`)).body).toEqual({ message: 'Role removed from team.' });
    expect((await admin('DELETE', `${path}/${roleUid}`)).status).toBe(404);
  });

  it('reach the members after the permission cache', async () => {
    const { admin, vera, viewer, teamId, afterCache } = await start();
    await admin('POST', `/api/teams/${teamId}/members`, { userId: viewer });
    expect((await vera('GET', '/api/serviceaccounts/search')).status).toBe(403);
    await admin('POST', `/api/access-control/teams/${teamId}/roles`, {
      roleUid: await roleNamed(admin, 'fixed:serviceaccounts:reader'),
    });
    afterCache();
    expect((await vera('GET', '/api/serviceaccounts/search')).status).toBe(200);
  });

  it('are replaced as a set', async () => {
    const { admin, teamId } = await start();
    const path = `/api/access-control/teams/${teamId}/roles`;
    const [reader, writer] = [await roleNamed(admin, 'fixed:teams:read'), await roleNamed(admin, 'fixed:teams:writer')];
    await admin('POST', path, { roleUid: reader });
    expect((await admin('PUT', path, { roleUids: [writer, writer] })).body).toEqual({
      message: 'Team roles have been updated.',
    });
    expect((await admin('GET', path)).body).toMatchObject([{ uid: writer }]);
    expect((await admin('PUT', path, { roleUids: [reader, 'nothing'] })).status).toBe(404);
    expect((await admin('GET', path)).body).toMatchObject([{ uid: writer }]);
  });

  it.each([
    ['no team', '/api/access-control/teams/999/roles', {}, 404],
    ['no role', undefined, { roleUid: 'nothing' }, 404],
    ['no roleUid', undefined, {}, 400],
    ['a roleUid of another type', undefined, { roleUid: 7 }, 400],
  ])('are refused with %s', async (_, path, body, status) => {
    const { admin, teamId } = await start();
    expect((await admin('POST', path ?? `/api/access-control/teams/${teamId}/roles`, body)).status).toBe(status);
  });

  it('that the caller does not hold cannot be given or taken', async () => {
    const { admin, ana, vera, teamId } = await start();
    const roleUid = await roleNamed(admin, 'fixed:users:writer');
    const path = `/api/access-control/teams/${teamId}/roles`;
    expect((await ana('POST', path, { roleUid })).status).toBe(403);
    expect((await vera('POST', path, { roleUid })).status).toBe(403);
    await admin('POST', path, { roleUid });
    expect((await ana('DELETE', `${path}/${roleUid}`)).status).toBe(403);
    expect((await ana('PUT', path, { roleUids: [] })).status).toBe(403);
    expect((await admin('GET', path)).body).toMatchObject([{ uid: roleUid }]);
  });
});

describe('roles of people and service accounts', () => {
  it('are told apart in the assignments of a role, which are replaced as a whole', async () => {
    const { admin, viewer, teamId } = await start();
    const account = Number(
      field((await admin('POST', '/api/serviceaccounts', { name: 'sync', role: 'None' })).body, 'id')
    );
    const uid = await roleNamed(admin, 'fixed:teams:read');
    for (const id of [viewer, account]) {
      expect((await admin('POST', `/api/access-control/users/${id}/roles`, { roleUid: uid })).status).toBe(200);
    }
    const path = `/api/access-control/roles/${uid}/assignments`;
    expect((await admin('GET', path)).body).toEqual({
      role_uid: uid,
      users: [viewer],
      teams: [],
      service_accounts: [account],
    });

    expect((await admin('PUT', path, { teams: [teamId] })).body).toEqual({
      role_uid: uid,
      users: [],
      teams: [teamId],
      service_accounts: [],
    });
    expect((await admin('PUT', path, { users: [999] })).status).toBe(400);
    expect((await admin('POST', '/api/access-control/users/roles/search', { userIds: [viewer] })).body).toEqual({});
  });

  it('go with the person', async () => {
    const { admin, viewer } = await start();
    const uid = await roleNamed(admin, 'fixed:teams:read');
    await admin('POST', `/api/access-control/users/${viewer}/roles`, { roleUid: uid });
    await admin('DELETE', `/api/admin/users/${viewer}`);
    expect((await admin('GET', `/api/access-control/roles/${uid}/assignments`)).body).toMatchObject({ users: [] });
    expect((await admin('GET', `/api/access-control/users/${viewer}/roles`)).status).toBe(404);
  });
});

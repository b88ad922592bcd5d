import { createStack, field, type Stack } from '../testing/createStack';

const ADMIN = 'admin:admin';
const GRANTS = '/api/access-control/datasources';

const make = ({ send }: Stack, uid: string, name = uid) =>
  send(ADMIN, 'POST', '/api/datasources', { uid, name, type: 'prometheus', access: 'proxy' });

interface Grant {
  permission: string;
  isManaged: boolean;
  roleName: string;
  teamId?: number;
  userLogin?: string;
  builtInRole?: string;
}

const grantsOf = async ({ send }: Stack, uid: string): Promise<Grant[]> =>
  (await send(ADMIN, 'GET', `${GRANTS}/${uid}`)).body as Grant[];

const namesFor = async ({ send }: Stack, as: string): Promise<string[]> => {
  const { body } = await send(as, 'GET', '/api/datasources');
  return (body as Array<{ name: string }>).map(({ name }) => name);
};

describe('a data source', () => {
  it.each([
    ['its name is taken', { uid: 'other', name: 'Loki' }, 409, 'name already exists'],
    ['its uid is taken', { name: 'Other' }, 409, 'uid already exists'],
    ['its uid is none', { uid: 'a b', name: 'Other' }, 400, 'Invalid datasource UID.'],
    ['its name is too long', { uid: 'other', name: 'x'.repeat(191) }, 400, 'Invalid datasource name.'],
    ['nobody said how it is reached', { uid: 'other', access: undefined }, 400, 'bad request data'],
  ])('is not made when %s', async (_, change, status, words) => {
    const stack = await createStack();
    await make(stack, 'loki', 'Loki');
    const body = { uid: 'loki', type: 'loki', access: 'proxy', ...change };
    const answer = await stack.send(ADMIN, 'POST', '/api/datasources', body);
    expect(answer).toMatchObject({ status, body: { message: expect.stringContaining(words) } });
  });

  it('is the default when it is the first, gets a name of its type, and says no secret', async () => {
    const { send } = await createStack();
    const form = { type: 'testdata', access: 'proxy', secureJsonData: { password: 'secret', empty: '' } };
    const made = await send(ADMIN, 'POST', '/api/datasources', form);
    expect(made).toMatchObject({ status: 200, body: { name: 'testdata', datasource: { isDefault: true } } });
    const second = await send(ADMIN, 'POST', '/api/datasources', { ...form, uid: 'second', isDefault: true });
    expect(second).toMatchObject({ body: { name: 'testdata-1' } });
    expect(await send(ADMIN, 'GET', '/api/datasources')).toMatchObject({
      body: [
        { name: 'testdata', type: 'grafana-testdata-datasource', typeName: 'TestData', isDefault: false },
        { name: 'testdata-1', isDefault: true },
      ],
    });
    const { body } = await send(ADMIN, 'GET', '/api/datasources/uid/second');
    expect(body).toMatchObject({ secureJsonFields: { password: true } });
    expect(JSON.stringify(body)).not.toMatch(/secret"|empty|typeName/);
  });

  it.each([
    ['oss', ['loki']],
    ['enterprise', []],
  ] as const)('that may not be queried is listed on %s as %j', async (edition, listed) => {
    const stack = await createStack({ edition, permissionCacheMs: 0 });
    await make(stack, 'loki');
    await make(stack, 'other');
    await stack.person('vera');
    const { store } = stack.sandbox;
    for (const { id } of store.managedPermissions.of('scope', 'datasources:uid:loki')) {
      store.managedPermissions.delete(id);
    }
    expect((await namesFor(stack, 'vera:vera-password')).filter((name) => name !== 'other')).toEqual(listed);
  });

  it('takes its permissions with it when it goes', async () => {
    const stack = await createStack({ edition: 'enterprise' });
    await make(stack, 'loki');
    expect(await stack.send(ADMIN, 'DELETE', '/api/datasources/uid/loki')).toMatchObject({ status: 200 });
    expect(await stack.send(ADMIN, 'DELETE', '/api/datasources/uid/loki')).toMatchObject({ status: 404 });
    expect(stack.sandbox.store.managedPermissions.of('scope', 'datasources:uid:loki')).toEqual([]);
  });
});

describe('permissions on a data source', () => {
  it.each<[string, string, string]>([
    ['GET', '/description', ''],
    ['GET', '/loki', ''],
    ['POST', '/loki/teams/1', 'Query'],
  ])('are not there on OSS: %s %s', async (method, path, permission) => {
    const stack = await createStack({ edition: 'oss' });
    await make(stack, 'loki');
    const body = method === 'POST' ? { permission } : undefined;
    expect(await stack.send(ADMIN, method, `${GRANTS}${path}`, body)).toMatchObject({
      status: 404,
      body: { message: 'Not found' },
    });
    await stack.person('vera');
    expect(await namesFor(stack, 'vera:vera-password')).toEqual(['loki']);
  });

  it('begin with Query for everybody, Admin for who made it and for Admins, and name the levels', async () => {
    const stack = await createStack({ edition: 'enterprise' });
    await make(stack, 'loki');
    const rows = (await grantsOf(stack, 'loki')).filter(({ isManaged }) => isManaged);
    expect(rows.map(({ userLogin, builtInRole, permission }) => [userLogin ?? builtInRole, permission])).toEqual([
      ['admin', 'Admin'],
      ['Viewer', 'Query'],
      ['Editor', 'Query'],
    ]);
    expect(await stack.send(ADMIN, 'GET', `${GRANTS}/description`)).toMatchObject({
      body: { permissions: ['Admin', 'Edit', 'Query'] },
    });
  });

  it('of a team let its members in, and out again', async () => {
    const stack = await createStack({ edition: 'enterprise', permissionCacheMs: 0, identityCacheMs: 0 });
    await make(stack, 'loki');
    const [vera, team] = [await stack.person('vera'), await stack.team('SRE')];
    await stack.send(ADMIN, 'POST', `/api/teams/${team}/members`, { userId: vera });
    for (const role of ['Viewer', 'Editor']) {
      await stack.send(ADMIN, 'POST', `${GRANTS}/loki/builtInRoles/${role}`, { permission: '' });
    }
    const seen = () => namesFor(stack, 'vera:vera-password');
    expect(await seen()).toEqual([]);
    const set = (permission: string) => stack.send(ADMIN, 'POST', `${GRANTS}/loki/teams/${team}`, { permission });
    expect(await set('Query')).toMatchObject({ status: 200, body: { message: 'Permission updated' } });
    expect(await seen()).toEqual(['loki']);
    expect(await set('')).toMatchObject({ status: 200, body: { message: 'Permission removed' } });
    expect(await set('')).toMatchObject({ status: 200 });
    expect(await seen()).toEqual([]);
  });

  it('show what roles carry, as nothing that can be changed here', async () => {
    const stack = await createStack({ edition: 'enterprise' });
    await make(stack, 'loki');
    const team = await stack.team('SRE');
    const roles = (await stack.send(ADMIN, 'GET', '/api/access-control/roles')).body as Array<{
      uid: string;
      name: string;
    }>;
    const roleUid = roles.find(({ name }) => name === 'fixed:datasources:writer')?.uid;
    await stack.send(ADMIN, 'POST', `/api/access-control/teams/${team}/roles`, { roleUid });
    const ofTeam = (await grantsOf(stack, 'loki')).filter(({ teamId }) => teamId === team);
    expect(ofTeam).toMatchObject([{ isManaged: false, permission: 'Edit', roleName: 'fixed:datasources:writer' }]);
  });

  it.each([
    ['an unknown data source', '/nowhere/teams/1', 404],
    ['an unknown team', '/loki/teams/99', 400],
  ])('are not given on or to %s', async (_, path, status) => {
    const stack = await createStack({ edition: 'enterprise' });
    await make(stack, 'loki');
    await stack.team('SRE');
    expect((await stack.send(ADMIN, 'POST', GRANTS + path, { permission: 'Query' })).status).toBe(status);
  });

  it('are refused at a level that nobody knows', async () => {
    const stack = await createStack({ edition: 'enterprise' });
    await make(stack, 'loki');
    const team = await stack.team('SRE');
    const answer = await stack.send(ADMIN, 'POST', `${GRANTS}/loki/teams/${team}`, { permission: 'Own' });
    expect(answer).toMatchObject({ status: 400, body: { messageId: 'resourcePermissions.invalidPermission' } });
  });

  it('are for those who hold the permission to manage them', async () => {
    const stack = await createStack({ edition: 'enterprise' });
    await make(stack, 'loki');
    const team = await stack.team('SRE');
    const { token } = await stack.account('viewer', 'Viewer');
    const read = await stack.send(token, 'GET', `${GRANTS}/loki`);
    expect([read.status, field(read, 'message', 'string')]).toEqual([
      403,
      expect.stringContaining('datasources.permissions:read'),
    ]);
    const write = await stack.send(token, 'POST', `${GRANTS}/loki/teams/${team}`, { permission: 'Admin' });
    expect(write.status).toBe(403);
  });
});

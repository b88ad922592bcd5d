import { createStack, field, type Stack } from '../testing/createStack';

const ADMIN = 'admin:admin';
const GRANTS = '/api/access-control/folders';

const make = ({ send }: Stack, uid: string, parentUid = '', as = ADMIN) =>
  send(as, 'POST', '/api/folders', { uid, title: uid, parentUid });

const uidsOf = async ({ send }: Stack, as: string, query = ''): Promise<string[]> => {
  const { body } = await send(as, 'GET', `/api/folders${query}`);
  return (body as Array<{ uid: string }>).map(({ uid }) => uid);
};

interface Grant {
  permission: string;
  isManaged: boolean;
  isInherited: boolean;
  teamId?: number;
  builtInRole?: string;
  actions: string[];
}

const grantsOf = async ({ send }: Stack, uid: string): Promise<Grant[]> =>
  (await send(ADMIN, 'GET', `${GRANTS}/${uid}`)).body as Grant[];

describe('a folder', () => {
  it.each([
    [{ title: '   ' }, 400, 'folder title cannot be empty'],
    [{ title: 'x', uid: 'a b' }, 400, 'uid contains illegal characters'],
    [{ title: 'x', uid: 'a'.repeat(41) }, 400, 'uid too long, max 40 characters'],
    [{ title: 'x', uid: 'sharedwithme' }, 400, 'BadRequest'],
    [{ title: 'x', uid: 'self', parentUid: 'self' }, 400, 'folder cannot be parent of itself'],
    [{ title: 7 }, 400, 'bad request data'],
    ['{"title":', 400, 'bad request data'],
  ])('is not made of %j', async (body, status, message) => {
    const { send } = await createStack();
    expect(await send(ADMIN, 'POST', '/api/folders', body)).toMatchObject({ status, body: { message } });
  });

  it('stands at most under four others', async () => {
    const stack = await createStack();
    for (const [parent, uid] of ['', 'a', 'b', 'c', 'd', 'e'].entries()) {
      if (uid !== '') {
        await make(stack, uid, ['', '', 'a', 'b', 'c', 'd'][parent]);
      }
    }
    expect(await make(stack, 'f', 'e')).toMatchObject({
      status: 500,
      body: { message: 'Folder API error: folder max depth exceeded, max depth is 4' },
    });
  });

  it('has a new version only when something changed, and only for who read the last one', async () => {
    const { send } = await createStack();
    await send(ADMIN, 'POST', '/api/folders', { uid: 'prod', title: 'Prod' });
    const put = (body: object) => send(ADMIN, 'PUT', '/api/folders/prod', body);
    expect(await put({ title: 'Prod', version: 1 })).toMatchObject({ body: { version: 1, updatedBy: 'Anonymous' } });
    expect(await put({ title: 'Über uns & mehr', version: 1 })).toMatchObject({
      body: { version: 2, updatedBy: 'admin', url: '/dashboards/f/prod/ueber-uns-and-mehr' },
    });
    expect(await put({ title: 'Late', version: 1 })).toMatchObject({
      status: 412,
      body: { message: 'The dashboard has been changed by someone else' },
    });
    expect(await put({ title: 'Late', overwrite: true })).toMatchObject({ body: { version: 3, title: 'Late' } });
    expect(await put({ title: 'general', version: 3 })).toMatchObject({ status: 400 });
    expect(await put({ title: ' ', version: 3 })).toMatchObject({
      body: { message: 'Dashboard title cannot be empty' },
    });
    expect(await send(ADMIN, 'PUT', '/api/folders/none', { title: 'x' })).toMatchObject({
      status: 404,
      body: { message: 'folder not found', status: 'not-found' },
    });
  });

  it('moves with what is in it, but not below itself', async () => {
    const stack = await createStack();
    const { send } = stack;
    await make(stack, 'a');
    await make(stack, 'b', 'a');
    await make(stack, 'c');
    const move = (uid: string, parentUid: string) => send(ADMIN, 'POST', `/api/folders/${uid}/move`, { parentUid });
    expect(await move('a', 'b')).toMatchObject({ status: 500 });
    expect(await move('a', 'none')).toMatchObject({ status: 404 });
    expect(await move('a', 'c')).toMatchObject({ status: 200, body: { parentUid: 'c', version: 2 } });
    expect(await send(ADMIN, 'GET', '/api/folders/b')).toMatchObject({
      body: { parents: [{ uid: 'c' }, { uid: 'a' }] },
    });
    expect(await send(ADMIN, 'GET', '/api/folders/c/counts')).toMatchObject({ body: { folder: 2, dashboard: 0 } });
    expect(await move('a', '')).toMatchObject({ status: 200, body: { version: 3 } });
    expect(await uidsOf(stack, ADMIN)).toEqual(['a', 'c']);
  });

  it('takes its dashboards and grants along when it goes', async () => {
    const stack = await createStack();
    const { send, sandbox } = stack;
    await make(stack, 'a');
    await make(stack, 'b', 'a');
    await send(ADMIN, 'POST', '/api/dashboards/db', { dashboard: { uid: 'd', title: 'd' }, folderUid: 'b' });
    await send(ADMIN, 'DELETE', '/api/folders/a');
    expect([sandbox.store.folders.size, sandbox.store.dashboards.size, sandbox.store.managedPermissions.size]).toEqual([
      0, 0, 0,
    ]);
  });

  it('may be made by Editors at the root and where they may write, never by Viewers', async () => {
    const stack = await createStack();
    await stack.person('eddy', 'Editor');
    await stack.person('vera');
    await make(stack, 'closed');
    await stack.send(ADMIN, 'POST', `${GRANTS}/closed/builtInRoles/Editor`, { permission: '' });
    expect(await make(stack, 'e', '', 'eddy:eddy-password')).toMatchObject({
      status: 200,
      body: { createdBy: 'eddy' },
    });
    expect(await make(stack, 'f', 'closed', 'eddy:eddy-password')).toMatchObject({
      status: 403,
      body: { messageId: 'folders.forbiddenCreation' },
    });
    expect(await make(stack, 'g', 'none', 'eddy:eddy-password')).toMatchObject({ status: 404 });
    expect(await make(stack, 'v', '', 'vera:vera-password')).toMatchObject({
      status: 403,
      body: { title: 'Access denied' },
    });
  });

  it('hides the names of folders above it that may not be read', async () => {
    const stack = await createStack();
    const vera = await stack.person('vera');
    await make(stack, 'top');
    await make(stack, 'below', 'top');
    await stack.send(ADMIN, 'POST', `${GRANTS}/top/builtInRoles/Viewer`, { permission: '' });
    await stack.send(ADMIN, 'POST', `${GRANTS}/below/users/${vera}`, { permission: 'View' });
    expect(await stack.send('vera:vera-password', 'GET', '/api/folders/below')).toMatchObject({
      body: { uid: 'below', canEdit: false, parents: [{ uid: 'redacted', title: 'redacted' }] },
    });
    expect(await uidsOf(stack, 'vera:vera-password')).toEqual(['sharedwithme']);
    expect(await uidsOf(stack, 'vera:vera-password', '?parentUid=sharedwithme')).toEqual(['below']);
    expect(await stack.send('vera:vera-password', 'GET', '/api/folders?parentUid=top')).toMatchObject({ status: 403 });
  });

  it('is listed in pages, by title', async () => {
    const stack = await createStack();
    for (const uid of ['c', 'B', 'a']) {
      await make(stack, uid);
    }
    expect(await uidsOf(stack, ADMIN, '?limit=2')).toEqual(['a', 'B']);
    expect(await uidsOf(stack, ADMIN, '?limit=2&page=2')).toEqual(['c']);
    expect(await uidsOf(stack, ADMIN, '?limit=nonsense')).toEqual(['a', 'B', 'c']);
  });
});

describe('grants on a folder', () => {
  it('take a level in any case, and keep a word that nobody knows without its rights', async () => {
    const stack = await createStack();
    const team = await stack.team('SRE');
    await make(stack, 'prod');
    const set = (permission: string) => stack.send(ADMIN, 'POST', `${GRANTS}/prod/teams/${team}`, { permission });
    const levels = async () =>
      (await grantsOf(stack, 'prod')).filter(({ teamId }) => teamId).map((one) => one.permission);
    await set('edit');
    expect(await levels()).toEqual(['Edit']);
    expect(await set('Owner')).toMatchObject({ status: 200 });
    expect(await levels()).toEqual([]);
    await set('Admin');
    expect(await levels()).toEqual(['Admin']);
    await set('');
    expect(await levels()).toEqual([]);
  });

  it('add up from all folders above, each with its own actions', async () => {
    const stack = await createStack();
    const team = await stack.team('SRE');
    await make(stack, 'a');
    await make(stack, 'b', 'a');
    await make(stack, 'c', 'b');
    for (const [uid, permission] of [
      ['a', 'View'],
      ['b', 'Edit'],
      ['c', 'View'],
    ]) {
      await stack.send(ADMIN, 'POST', `${GRANTS}/${uid}/teams/${team}`, { permission });
    }
    const ofTeam = (await grantsOf(stack, 'c')).filter(({ teamId }) => teamId === team);
    expect(ofTeam).toMatchObject([
      { permission: 'View', isManaged: true, isInherited: false },
      { permission: 'Edit', isManaged: false, isInherited: true },
    ]);
    expect(ofTeam[1]?.actions.filter((action) => action === 'folders:read')).toHaveLength(2);
  });

  it('are all set or none', async () => {
    const stack = await createStack();
    const vera = await stack.person('vera');
    await make(stack, 'prod');
    const before = await grantsOf(stack, 'prod');
    const permissions = [
      { userId: vera, permission: 'Edit' },
      { builtInRole: 'Emperor', permission: 'View' },
    ];
    expect(await stack.send(ADMIN, 'POST', `${GRANTS}/prod`, { permissions })).toMatchObject({
      status: 400,
      body: { messageId: 'accesscontrol.invalidBuiltInRole' },
    });
    expect(await grantsOf(stack, 'prod')).toEqual(before);
  });

  it('hide teams that may not be read', async () => {
    const stack = await createStack();
    const [vera, team] = [await stack.person('vera'), await stack.team('Secret')];
    await make(stack, 'prod');
    await stack.send(ADMIN, 'POST', `${GRANTS}/prod/teams/${team}`, { permission: 'View' });
    await stack.send(ADMIN, 'POST', `${GRANTS}/prod/users/${vera}`, { permission: 'Admin' });
    const { body } = await stack.send('vera:vera-password', 'GET', `${GRANTS}/prod`);
    expect((body as Grant[]).map(({ teamId }) => teamId).filter(Boolean)).toEqual([]);
  });

  it('in the older form are replaced as a whole', async () => {
    const stack = await createStack();
    const vera = await stack.person('vera');
    await make(stack, 'prod');
    const older = (items: object[]) => stack.send(ADMIN, 'POST', '/api/folders/prod/permissions', { items });
    expect(await older([{ userId: vera, permission: 2 }])).toMatchObject({ status: 200 });
    expect(await stack.send(ADMIN, 'GET', '/api/folders/prod/permissions')).toMatchObject({
      body: [{ userId: vera, permission: 2, permissionName: 'Edit' }],
    });
    expect(await older([{ userId: vera, role: 'Viewer', permission: 1 }])).toMatchObject({ status: 400 });
    expect(await older([{ userId: 999_999, permission: 1 }])).toMatchObject({ status: 500 });
  });

  it('cannot be told where a folder above is missing', async () => {
    const stack = await createStack();
    await make(stack, 'orphan', 'no-such');
    expect(await stack.send(ADMIN, 'GET', `${GRANTS}/orphan`)).toMatchObject({
      status: 500,
      body: { messageId: 'accesscontrol.internal' },
    });
    expect(await uidsOf(stack, ADMIN)).toEqual([]);
  });

  it('list what roles carry, on it and on a folder above, as one row that cannot be changed here', async () => {
    const stack = await createStack({ edition: 'enterprise' });
    await make(stack, 'prod');
    await make(stack, 'pay', 'prod');
    const team = await stack.team('SRE');
    const levels = await grantsOf(stack, 'prod');
    const [first = '', ...others] = levels.find(({ permission }) => permission === 'View')?.actions ?? [];
    const carry = async (name: string, actions: readonly string[], folder: string) => {
      const permissions = actions.map((action) => ({ action, scope: `folders:uid:${folder}` }));
      const made = await stack.send(ADMIN, 'POST', '/api/access-control/roles', { name, permissions });
      const path = `/api/access-control/teams/${team}/roles`;
      await stack.send(ADMIN, 'POST', path, { roleUid: field<string>(made, 'uid', 'string') });
    };
    await carry('custom:most', others, 'prod');
    const ofTeam = async () => (await grantsOf(stack, 'pay')).filter(({ teamId }) => teamId === team);
    expect(await ofTeam()).toEqual([]);
    await carry('custom:rest', [first], 'pay');
    expect(await ofTeam()).toMatchObject([
      { permission: 'View', isManaged: false, isInherited: false, roleName: 'custom:most' },
    ]);
  });

  it.each([
    ['oss', 'valid', 1],
    ['enterprise', 'none', 1],
    ['enterprise', 'valid', 0],
  ] as const)('name administrators on %s with licence %s: %i rows', async (edition, licence, rows) => {
    const stack = await createStack({ edition, licence });
    await make(stack, 'prod');
    const admins = (await grantsOf(stack, 'prod')).filter(({ builtInRole }) => builtInRole === 'Admin');
    expect(admins).toHaveLength(rows);
  });

  it('reach service accounts by their number', async () => {
    const stack = await createStack();
    const { id, token } = await stack.account('sync', 'None');
    await make(stack, 'prod');
    expect(await stack.send(token, 'GET', '/api/folders/prod')).toMatchObject({ status: 403 });
    await stack.send(ADMIN, 'POST', `${GRANTS}/prod/users/${id}`, { permission: 'View' });
    stack.clock.advance(60_000);
    const read = await stack.send(token, 'GET', '/api/folders/prod');
    expect(read.status).toBe(200);
    expect(field<string>(read, 'title', 'string')).toBe('prod');
  });
});

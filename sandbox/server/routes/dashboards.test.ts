import { createStack, type Stack } from '../testing/createStack';

const ADMIN = 'admin:admin';

async function createRecords(): Promise<Stack> {
  const stack = await createStack();
  await stack.send(ADMIN, 'POST', '/api/folders', { uid: 'records', title: 'Records' });
  return stack;
}

const save = ({ send }: Stack, dashboard: object, more: object = {}, as = ADMIN) =>
  send(as, 'POST', '/api/dashboards/db', { dashboard, folderUid: 'records', ...more });

const versionsOf = async ({ send }: Stack, query = '') =>
  (await send(ADMIN, 'GET', `/api/dashboards/uid/ledger/versions${query}`)).body as {
    continueToken: string;
    versions: Array<{ version: number; message: string; createdBy: string }>;
  };

const ledger = { uid: 'ledger', title: 'Ledger' };

describe('a dashboard', () => {
  it.each([
    [{ title: ' ' }, {}, 400, { status: 'empty-name' }],
    [{ title: 'x'.repeat(5001) }, {}, 400, { status: 'title-too-long' }],
    [{ title: 'x', uid: 'a/b' }, {}, 400, { message: 'uid contains illegal characters' }],
    [{ title: 'x', uid: 'a'.repeat(41) }, {}, 400, { message: 'uid too long, max 40 characters' }],
    [{ title: 'x', tags: ['t'.repeat(51)] }, {}, 400, { message: 'dashboard tag too long, max 50 characters' }],
    [{ title: 'x' }, { message: 'm'.repeat(501) }, 400, { message: 'message too long, max 500 characters' }],
    [{ title: 'x' }, { folderUid: 'none' }, 400, { message: 'folder not found' }],
    [{ title: 'x' }, { isFolder: true }, 400, { message: 'Use folders endpoint for saving folders.' }],
    [{ title: 'x', id: 4711 }, {}, 404, { status: 'not-found' }],
  ])('is not saved from %j with %j', async (dashboard, more, status, body) => {
    expect(await save(await createRecords(), dashboard, more)).toMatchObject({ status, body });
  });

  it('holds at most what the API server reads of one request', async () => {
    const stack = await createRecords();
    expect(await save(stack, { ...ledger, body: 'x'.repeat(16 * 1024 * 1024) })).toMatchObject({
      status: 413,
      body: { message: 'Dashboard is too large, max is 16 MB' },
    });
  });

  it('needs something to save', async () => {
    const { send } = await createRecords();
    const post = (body: unknown) => send(ADMIN, 'POST', '/api/dashboards/db', body);
    expect(await post({})).toMatchObject({ status: 400, body: { message: 'bad request data' } });
    expect(await post({ dashboard: null })).toMatchObject({ status: 400 });
  });

  it('has a new version only when something changed', async () => {
    const stack = await createRecords();
    expect(await save(stack, { ...ledger, n: 1 })).toMatchObject({ body: { version: 1, folderUid: 'records' } });
    expect(await save(stack, { ...ledger, n: 1, version: 1 })).toMatchObject({ body: { version: 1 } });
    expect(await save(stack, { ...ledger, n: 1 }, { overwrite: true })).toMatchObject({ body: { version: 1 } });
    expect(await save(stack, { ...ledger, n: 2, version: 1 })).toMatchObject({ body: { version: 2 } });
    expect(await save(stack, { ...ledger, n: 3, version: 1 })).toMatchObject({
      status: 412,
      body: { status: 'version-mismatch' },
    });
    expect(await save(stack, { ...ledger, n: 2, version: 2 }, { folderUid: '' })).toMatchObject({
      body: { version: 3, folderUid: '' },
    });
  });

  it('names its authors from the second version on', async () => {
    const stack = await createRecords();
    const authors = async () =>
      (await stack.send(ADMIN, 'GET', '/api/dashboards/uid/ledger')).body as { meta: Record<string, unknown> };
    await save(stack, ledger);
    expect((await authors()).meta).toMatchObject({ createdBy: 'Anonymous', updatedBy: 'Anonymous' });
    const { token } = await stack.account('robot', 'Admin');
    await save(stack, { ...ledger, n: 2, version: 1 }, {}, token);
    expect((await authors()).meta).toMatchObject({ createdBy: 'admin', updatedBy: 'robot' });
  });

  it('has a history in pages', async () => {
    const stack = await createRecords();
    for (const n of [1, 2, 3]) {
      await save(stack, { ...ledger, n }, { overwrite: true, message: `number ${n}` });
    }
    const first = await versionsOf(stack, '?limit=2');
    expect(first.versions.map(({ version, message }) => [version, message])).toEqual([
      [3, 'number 3'],
      [2, 'number 2'],
    ]);
    const last = await versionsOf(stack, `?limit=2&continueToken=${encodeURIComponent(first.continueToken)}`);
    expect(last).toMatchObject({ continueToken: '', versions: [{ version: 1, message: 'Initial save' }] });
    const at = (path: string) => stack.send(ADMIN, 'GET', `/api/dashboards/uid/ledger/versions/${path}`);
    expect(await at('2')).toMatchObject({ body: { message: 'number 2', data: { n: 2 } } });
    expect(await at('9')).toMatchObject({ status: 500 });
    expect(await at('two')).toMatchObject({ status: 500, body: { message: 'Internal Server Error' } });
  });

  it('is restored to another version, not to the same', async () => {
    const stack = await createRecords();
    await save(stack, { ...ledger, n: 1 });
    await save(stack, { ...ledger, n: 2, version: 1 });
    const restore = (version: unknown) => stack.send(ADMIN, 'POST', '/api/dashboards/uid/ledger/restore', { version });
    expect(await restore(2)).toMatchObject({
      status: 400,
      body: { message: 'Current dashboard is identical to the specified version' },
    });
    expect(await restore(7)).toMatchObject({ status: 404, body: { message: 'Dashboard not found' } });
    expect(await restore('one')).toMatchObject({ status: 400, body: { message: 'bad request data' } });
    expect(await restore(1)).toMatchObject({ body: { version: 3 } });
    expect((await versionsOf(stack)).versions[0]).toMatchObject({
      restoredFrom: 1,
      message: 'Restored from version 1',
    });
  });

  it('that is not there is told from one that may not be used', async () => {
    const stack = await createRecords();
    await stack.person('vera');
    await save(stack, ledger);
    const permissions = ['Viewer', 'Editor'].map((builtInRole) => ({ builtInRole, permission: '' }));
    await stack.send(ADMIN, 'POST', '/api/access-control/folders/records', { permissions });
    const read = (uid: string) => stack.send('vera:vera-password', 'GET', `/api/dashboards/uid/${uid}`);
    expect(await read('ledger')).toMatchObject({ status: 403, body: { title: 'Access denied' } });
    expect(await read('none')).toMatchObject({ status: 404, body: { title: 'Not found' } });
  });

  it('may be overwritten only by those who may write it, and moved only where they may create', async () => {
    const stack = await createRecords();
    const eddy = await stack.person('eddy', 'Editor');
    const as = 'eddy:eddy-password';
    await save(stack, ledger);
    await stack.send(ADMIN, 'POST', '/api/access-control/folders/records/builtInRoles/Editor', { permission: '' });
    await stack.send(ADMIN, 'POST', '/api/access-control/folders/records/builtInRoles/Viewer', { permission: '' });
    expect(await save(stack, { ...ledger, n: 2 }, { overwrite: true }, as)).toMatchObject({ status: 403, body: {} });
    await stack.send(ADMIN, 'POST', `/api/access-control/folders/records/users/${eddy}`, { permission: 'View' });
    stack.clock.advance(60_000);
    expect(await save(stack, { ...ledger, n: 2 }, { overwrite: true }, as)).toMatchObject({
      status: 403,
      body: { message: 'Access denied to save dashboard' },
    });
    expect(await save(stack, { title: 'New' }, {}, as)).toMatchObject({ status: 403 });
    expect(await save(stack, { title: 'New' }, { folderUid: '' }, as)).toMatchObject({ status: 200 });
  });

  it('at the root can be read by every Viewer, in a folder by those of the folder', async () => {
    const stack = await createRecords();
    await stack.person('vera');
    await save(stack, { uid: 'open', title: 'Open' }, { folderUid: '' });
    expect(await stack.send('vera:vera-password', 'GET', '/api/dashboards/uid/open')).toMatchObject({
      status: 200,
      body: { meta: { folderTitle: 'General', canSave: false } },
    });
    expect(await stack.send(ADMIN, 'GET', '/api/access-control/dashboards/open')).toMatchObject({
      body: [{ userLogin: 'admin' }, { builtInRole: 'Editor' }, { builtInRole: 'Viewer' }, { builtInRole: 'Admin' }],
    });
  });
});

describe('search', () => {
  const titles = async ({ send }: Stack, query: string, as = ADMIN) =>
    ((await send(as, 'GET', `/api/search?${query}`)).body as Array<{ title: string }>).map(({ title }) => title);

  async function createLibrary(): Promise<Stack> {
    const stack = await createRecords();
    await save(stack, { uid: 'b', title: 'beta', tags: ['x', 'y'] });
    await save(stack, { uid: 'a', title: 'Alpha', tags: ['x'] }, { folderUid: '' });
    return stack;
  }

  it.each([
    ['', ['Records', 'Alpha', 'beta']],
    ['sort=alpha-asc', ['Alpha', 'beta', 'Records']],
    ['sort=alpha-desc', ['Records', 'beta', 'Alpha']],
    ['type=dash-db', ['Alpha', 'beta']],
    ['type=dash-folder', ['Records']],
    ['tag=x', ['Alpha', 'beta']],
    ['tag=x&tag=y', ['beta']],
    ['query=ALPH', ['Alpha']],
    ['folderUIDs=records', ['beta']],
    ['folderUIDs=general&type=dash-db', ['Alpha']],
    ['dashboardUIDs=a', ['Alpha']],
    ['limit=1&page=2', ['Alpha']],
    ['starred=true', []],
  ])('for %j finds %j', async (query, expected) => {
    expect(await titles(await createLibrary(), query)).toEqual(expected);
  });

  it.each([
    ['limit=5001', 422],
    ['type=nonsense', 500],
    ['dashboardIds=1&dashboardUIDs=a', 400],
  ])('refuses %s', async (query, status) => {
    expect(await (await createLibrary()).send(ADMIN, 'GET', `/api/search?${query}`)).toMatchObject({ status });
  });

  it('shows to each what they may see, and for Edit what they may change', async () => {
    const stack = await createLibrary();
    await stack.person('vera');
    await stack.send(ADMIN, 'POST', '/api/access-control/folders/records/builtInRoles/Viewer', { permission: '' });
    expect(await titles(stack, '', 'vera:vera-password')).toEqual(['Alpha']);
    expect(await titles(stack, 'permission=Edit', 'vera:vera-password')).toEqual([]);
    expect(await stack.send('vera:vera-password', 'GET', '/api/search?deleted=true')).toMatchObject({ status: 401 });
  });
});

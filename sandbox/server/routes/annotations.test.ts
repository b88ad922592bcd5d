import { createStack, field, type Stack } from '../testing/createStack';

const ADMIN = 'admin:admin';
const PATH = '/api/annotations';

const write = async ({ send }: Stack, body: object, as = ADMIN): Promise<number> =>
  field<number>(await send(as, 'POST', PATH, { text: 'x', ...body }), 'id', 'number');

const found = async ({ send }: Stack, query: string, as = ADMIN): Promise<number[]> =>
  ((await send(as, 'GET', `${PATH}?${query}`)).body as Array<{ id: number }>).map(({ id }) => id);

describe('annotations', () => {
  it('are found by time, tags and author, the latest first', async () => {
    const stack = await createStack();
    await stack.person('eddy', 'Editor');
    const early = await write(stack, { time: 1000, tags: ['a', 'k: v'] });
    const long = await write(stack, { time: 1000, timeEnd: 5000, tags: ['a', 'b'] });
    const late = await write(stack, { time: 9000, tags: [] }, 'eddy:eddy-password');
    expect(await found(stack, '')).toEqual([late, long, early]);
    expect(await found(stack, 'limit=2')).toEqual([late, long]);
    expect(await found(stack, 'tags=a')).toEqual([long, early]);
    expect(await found(stack, 'tags=a&tags=b')).toEqual([long]);
    expect(await found(stack, 'tags=b&tags=k:v&matchAny=true')).toEqual([long, early]);
    expect(await found(stack, 'from=4000&to=8000')).toEqual([long]);
    expect(await found(stack, 'from=4000')).toEqual([late, long, early]);
    expect(await found(stack, 'userId=1')).toEqual([long, early]);
    expect(await found(stack, 'type=alert')).toEqual([]);
    expect(await stack.send(ADMIN, 'GET', `${PATH}/tags?tag=v`)).toMatchObject({
      body: { result: { tags: [{ tag: 'k:v', count: 1 }] } },
    });
  });

  it('have now for a time that is left out, and ends in the right order', async () => {
    const stack = await createStack();
    const id = await write(stack, {});
    const now = stack.clock.now();
    expect(await stack.send(ADMIN, 'GET', `${PATH}/${id}`)).toMatchObject({ body: { time: now, timeEnd: now } });
    const swapped = await write(stack, { time: 9, timeEnd: 3 });
    expect(await stack.send(ADMIN, 'GET', `${PATH}/${swapped}`)).toMatchObject({ body: { time: 3, timeEnd: 9 } });
  });

  it.each([
    [{ text: '' }, 400, 'Failed to save annotation'],
    [{ text: 'x', time: 'now' }, 400, 'bad request data'],
    [{ text: 'x', dashboardId: 4711 }, 400, 'Invalid dashboard ID in annotation request'],
    [{ text: 'x', tags: ['t'.repeat(500)] }, 400, 'Tags length exceeds the maximum allowed.'],
  ])('are not made of %j', async (body, status, message) => {
    const { send } = await createStack();
    expect(await send(ADMIN, 'POST', PATH, body)).toMatchObject({ status, body: { message } });
  });

  it('are replaced by PUT and changed in part by PATCH', async () => {
    const stack = await createStack();
    const id = await write(stack, { time: 5, tags: ['a'], text: 'before', data: { n: 1 } });
    const now = () => stack.send(ADMIN, 'GET', `${PATH}/${id}`);
    await stack.send(ADMIN, 'PATCH', `${PATH}/${id}`, { text: 'patched' });
    expect(await now()).toMatchObject({ body: { text: 'patched', tags: ['a'], time: 5, data: { n: 1 } } });
    await stack.send(ADMIN, 'PUT', `${PATH}/${id}`, { text: 'put' });
    expect((await now()).body).not.toHaveProperty('tags');
    expect(await stack.send(ADMIN, 'PUT', `${PATH}/999`, { text: 'x' })).toMatchObject({ status: 404 });
    expect(await stack.send(ADMIN, 'PATCH', `${PATH}/nine`, {})).toMatchObject({ status: 400 });
  });

  it('of a dashboard are for those who may read it', async () => {
    const stack = await createStack();
    await stack.person('vera');
    await stack.send(ADMIN, 'POST', '/api/folders', { uid: 'closed', title: 'Closed' });
    const dashboard = { uid: 'd', title: 'd' };
    await stack.send(ADMIN, 'POST', '/api/dashboards/db', { dashboard, folderUid: 'closed' });
    await stack.send(ADMIN, 'POST', '/api/access-control/folders/closed/builtInRoles/Viewer', { permission: '' });
    const hidden = await write(stack, { dashboardUID: 'd', panelId: 2 });
    const open = await write(stack, {});
    expect(await found(stack, '', 'vera:vera-password')).toEqual([open]);
    expect(await found(stack, 'dashboardUID=d')).toEqual([hidden]);
    expect(await stack.send('vera:vera-password', 'GET', `${PATH}/${hidden}`)).toMatchObject({ status: 404 });
    expect(await stack.send(ADMIN, 'GET', `${PATH}/${hidden}`)).toMatchObject({ body: { panelId: 2 } });
  });
});

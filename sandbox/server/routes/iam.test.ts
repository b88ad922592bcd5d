import { createStack, type Stack } from '../testing/createStack';

const BASE = '/apis/iam.grafana.app/v0alpha1/namespaces/default';

interface List {
  metadata: { continue?: string };
  items: Array<{ metadata: { name: string }; spec: Record<string, unknown> }>;
}

const read = async ({ send }: Stack, path: string, as = 'admin:admin'): Promise<List> =>
  (await send(as, 'GET', `${BASE}/${path}`)).body as List;

async function readAll(stack: Stack, path: string): Promise<string[]> {
  const names: string[] = [];
  let next: string | undefined = '';
  while (next !== undefined) {
    const page: List = await read(stack, `${path}&continue=${next}`);
    names.push(...page.items.map(({ metadata }) => metadata.name));
    next = page.metadata.continue;
  }
  return names;
}

describe('lists of the identity API', () => {
  it('of people and teams lose nobody between pages', async () => {
    const stack = await createStack();
    for (const login of ['a', 'b', 'c', 'd', 'e']) {
      await stack.person(login);
    }
    await stack.account('between', 'Viewer');
    await stack.person('f');
    const everybody = stack.sandbox.store.users.all().map(({ uid }) => uid);
    expect(await readAll(stack, 'users?limit=2')).toEqual(everybody);
    expect(await readAll(stack, 'users?limit=7')).toEqual(everybody);
  });

  it('of memberships end with an empty page after a full one', async () => {
    const stack = await createStack();
    await stack.team('one');
    await stack.team('two');
    const first = await read(stack, 'teambindings?limit=2');
    expect(first.items).toHaveLength(2);
    const second = await read(stack, `teambindings?limit=2&continue=${first.metadata.continue ?? ''}`);
    expect(second).toMatchObject({ items: [], metadata: {} });
    expect(second.metadata.continue).toBeUndefined();
  });

  it('of memberships lose who joined an earlier team later, as Grafana’s do', async () => {
    const stack = await createStack();
    const [vera, one] = [await stack.person('vera'), await stack.team('one')];
    await stack.team('two');
    await stack.send('admin:admin', 'POST', `/api/teams/${one}/members`, { userId: vera });
    expect((await read(stack, 'teambindings?limit=10')).items).toHaveLength(3);
    expect(await readAll(stack, 'teambindings?limit=2')).toHaveLength(2);
  });

  it('show a manager of one team that team’s memberships, and everybody the own', async () => {
    const stack = await createStack();
    const [vera, walt, one, two] = [
      await stack.person('vera'),
      await stack.person('walt'),
      await stack.team('one'),
      await stack.team('two'),
    ];
    const add = (team: number, userId: number) =>
      stack.send('admin:admin', 'POST', `/api/teams/${team}/members`, { userId });
    await add(one, vera);
    await add(two, vera);
    await add(two, walt);
    await stack.send('admin:admin', 'PUT', `/api/teams/${one}/members/${vera}`, { permission: 4 });
    expect((await read(stack, 'teambindings', 'vera:vera-password')).items).toHaveLength(3);
    expect((await read(stack, 'teambindings', 'walt:walt-password')).items).toHaveLength(1);
  });

  it('take field selectors', async () => {
    const stack = await createStack();
    await stack.team('one');
    await stack.team('two');
    const uid = stack.sandbox.store.teams.by('name', 'two')?.uid ?? '';
    expect((await read(stack, `teambindings?fieldSelector=spec.teamRef.name%3D${uid}`)).items).toHaveLength(1);
    expect((await read(stack, 'teambindings?fieldSelector=spec.teamRef.name%3Dnone')).items).toEqual([]);
    expect((await read(stack, 'teambindings?fieldSelector=spec.external%3Dtrue')).items).toEqual([]);
  });
});

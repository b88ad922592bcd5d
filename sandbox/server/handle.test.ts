import { createSandbox } from './handle';
import { createStack } from './testing/createStack';

describe('the sandbox’s own endpoints', () => {
  it('tell where everything is', async () => {
    const { send } = await createStack({ edition: 'enterprise', grafanaUrl: 'http://127.0.0.1:4101' });
    expect((await send('', 'GET', '/__sandbox/info')).body).toEqual({
      grafanaUrl: 'http://127.0.0.1:4101',
      scimUrl: 'http://127.0.0.1:4101/apis/scim.grafana.app/v0alpha1/namespaces/default',
      namespace: 'default',
      tokens: { idp: expect.any(String), plugin: expect.any(String), admin: expect.any(String) },
      version: '12.4.0',
      edition: 'enterprise',
    });
  });

  it('go back to the story’s start, with values for the ini file', async () => {
    const { send, sandbox, team } = await createStack();
    await team('SRE');
    const ini = { 'auth.scim': { group_sync_enabled: 'true' } };
    await send('', 'POST', '/__sandbox/reset', { ini });
    expect(sandbox.store.teams.size).toBe(0);
    expect(sandbox.store.ini).toEqual(ini);
    await send('', 'POST', '/__sandbox/reset', {});
    expect(sandbox.store.ini).toEqual({});
    expect((await send('admin:admin', 'GET', '/api/org')).status).toBe(200);
  });

  it('answer once the story is told', async () => {
    const { send, sandbox } = await createStack();
    const resetting = sandbox.reset();
    expect((await send('admin:admin', 'GET', '/api/org')).status).toBe(200);
    await resetting;
  });

  it('forget faults with everything else', async () => {
    const { send } = await createStack();
    await send('', 'POST', '/__sandbox/faults', { match: { path: '/api/health' }, fault: 'status' });
    await send('', 'POST', '/__sandbox/reset', {});
    expect((await send('', 'GET', '/api/health')).status).toBe(200);
  });

  it('give the same tokens after every start', async () => {
    const [one, two] = [await createSandbox(), await createSandbox()];
    await two.reset();
    expect(two.info().tokens).toEqual(one.info().tokens);
  });

  it('do not know other stories', async () => {
    await expect(createSandbox({ story: 'nonsense' })).rejects.toThrow(/no story "nonsense"; there are .*empty/);
  });
});

describe('what is refused before a route is looked at', () => {
  it.each([
    ['an unknown path without credentials', '', '/api/nothing', 401],
    ['an unknown path', 'admin:admin', '/api/nothing', 404],
    ['an unknown API group', 'admin:admin', '/apis/nothing/v1/namespaces/default/x', 404],
    ['a namespace of another stack', 'admin:admin', '/apis/iam.grafana.app/v0alpha1/namespaces/stacks-1/teams', 403],
    ['another organisation’s namespace', 'admin:admin', '/apis/nothing/v1/namespaces/org-9/x', 403],
    ['another method', 'admin:admin', '/api/org/users/lookup/more', 404],
  ])('%s', async (_what, as, path, status) => {
    const { send } = await createStack();
    expect((await send(as, 'GET', path)).status).toBe(status);
  });

  it('Enterprise’s routes on OSS', async () => {
    const oss = await createStack();
    const enterprise = await createStack({ edition: 'enterprise' });
    const path = '/api/access-control/roles';
    expect((await oss.send('admin:admin', 'GET', path)).body).toEqual({ message: 'Not found' });
    expect((await enterprise.send('admin:admin', 'GET', path)).status).toBe(200);
  });
});

describe('two requests at once', () => {
  it('do not get in between each other', async () => {
    const { send, sandbox } = await createStack();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send('admin:admin', 'POST', '/api/teams', { name: 'SRE' }))
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(sandbox.store.teams.size).toBe(1);
  });
});

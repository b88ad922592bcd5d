import { readPlugin } from '../proxy/readPlugin';
import { createStack, type Stack } from '../testing/createStack';

const ADMIN = 'admin:admin';
const PATH = '/api/plugins/test-app/settings';
const plugin = readPlugin(
  JSON.stringify({
    id: 'test-app',
    name: 'Test',
    type: 'app',
    info: { version: '%VERSION%', updated: '%TODAY%' },
    includes: [
      { type: 'page', name: 'Über', path: '/a/%PLUGIN_ID%', defaultNav: true },
      { type: 'page', name: 'Second', path: '/a/%PLUGIN_ID%/second', role: 'Admin' },
    ],
  })
);

const createApp = () => createStack({ plugin });
const save = ({ send }: Stack, body: object) => send(ADMIN, 'POST', PATH, body);
const read = async ({ send }: Stack) => (await send(ADMIN, 'GET', PATH)).body;

describe('plugin settings', () => {
  it('keep what is left out of jsonData and secrets, and an empty jsonData too', async () => {
    const stack = await createApp();
    await save(stack, { enabled: true, jsonData: { a: 1 }, secureJsonData: { token: 'x' } });
    await save(stack, { enabled: true });
    expect(await read(stack)).toMatchObject({ enabled: true, jsonData: { a: 1 }, secureJsonFields: { token: true } });
    await save(stack, { enabled: true, jsonData: {} });
    expect(await read(stack)).toMatchObject({ jsonData: { a: 1 } });
    await save(stack, { jsonData: { b: 2 } });
    expect(await read(stack)).toMatchObject({ enabled: false, pinned: false, jsonData: { b: 2 } });
  });

  it('notice a secret of a second save within a second only with the next one', async () => {
    const stack = await createApp();
    const fields = async () => ((await read(stack)) as { secureJsonFields: object }).secureJsonFields;
    await save(stack, { enabled: true, secureJsonData: { token: 'x' } });
    expect(await fields()).toEqual({ token: true });
    stack.clock.advance(999);
    await save(stack, { enabled: true, secureJsonData: { token: '' } });
    expect(await fields()).toEqual({ token: true });
    stack.clock.advance(1);
    await save(stack, { enabled: true });
    expect(await fields()).toEqual({});
  });

  it.each([[{ enabled: 'yes' }], [{ jsonData: ['a'] }], [{ secureJsonData: { token: 7 } }]])(
    'are not taken from %j',
    async (body) => {
      expect(await save(await createApp(), body)).toMatchObject({ status: 400, body: { message: 'bad request data' } });
    }
  );

  it('tell the pages, with what a build would have filled in', async () => {
    const stack = await createApp();
    expect(await read(stack)).toMatchObject({
      defaultNavUrl: '/plugins/test-app/page/ueber',
      info: { version: '', updated: '' },
      includes: [
        { path: '/a/test-app', role: 'Viewer', action: 'plugins.app:access' },
        { path: '/a/test-app/second', role: 'Admin' },
      ],
    });
  });

  it('are for those who may use apps, and the list for administrators', async () => {
    const stack = await createApp();
    await stack.person('nils', 'None');
    await stack.person('vera');
    expect(await stack.send('nils:nils-password', 'GET', PATH)).toMatchObject({
      status: 403,
      body: { message: 'Access Denied' },
    });
    expect(await stack.send('vera:vera-password', 'GET', '/api/plugins')).toMatchObject({ body: [] });
    expect(await stack.send(ADMIN, 'GET', '/api/plugins?type=app')).toMatchObject({
      body: [{ id: 'test-app', enabled: false, defaultNavUrl: '/plugins/test-app/' }],
    });
    expect(await stack.send(ADMIN, 'GET', '/api/plugins?type=panel')).toMatchObject({ body: [] });
  });

  it('decide whether the plugin has a backend to ask', async () => {
    const stack = await createApp();
    const health = () => stack.send(ADMIN, 'GET', '/api/plugins/test-app/health');
    expect(await health()).toMatchObject({ status: 404, body: { message: 'Plugin setting not found' } });
    await save(stack, { enabled: true });
    expect(await health()).toMatchObject({ status: 500, body: { messageId: 'plugin.unavailable' } });
    await save(stack, { enabled: false });
    expect(await health()).toMatchObject({ status: 404, body: { message: 'Plugin is not enabled' } });
  });
});

describe('files of the plugin', () => {
  it.each([
    ['plugin.json', 200],
    ['./x/../plugin.json', 200],
    ['../../../plugin.json', 200],
    ['../test-app/plugin.json', 404],
    ['img/none.svg', 404],
  ])('%s', async (path, status) => {
    const { send } = await createApp();
    expect(await send('', 'GET', `/public/plugins/test-app/${path}`)).toMatchObject({ status });
  });

  it('of another plugin are not there', async () => {
    const { send } = await createApp();
    expect(await send('', 'GET', '/public/plugins/other-app/plugin.json')).toMatchObject({
      status: 404,
      body: { message: 'Plugin not found' },
    });
  });
});

describe('frontend settings', () => {
  it('tell the edition, and the app only when it is enabled', async () => {
    const stack = await createStack({ plugin, edition: 'enterprise' });
    const settings = async () => (await stack.send(ADMIN, 'GET', '/api/frontend/settings')).body;
    expect(await settings()).toMatchObject({
      apps: {},
      licenseInfo: { edition: 'Enterprise', enabledFeatures: { teamgroupsync: true } },
    });
    await save(stack, { enabled: true });
    expect(await settings()).toMatchObject({ apps: { 'test-app': { path: 'public/plugins/test-app/module.js' } } });
  });
});

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { readPlugin } from '../proxy/readPlugin';
import { createStack, type Stack } from '../testing/createStack';

const ADMIN = 'admin:admin';

interface Received {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** An upstream that answers with what reached it, unless the test says otherwise. */
async function startUpstream(respond?: (response: http.ServerResponse) => void) {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      response.setHeader('content-type', 'application/json');
      if (respond) {
        respond(response);
      } else {
        response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

let upstream: Awaited<ReturnType<typeof startUpstream>> | undefined;

afterEach(async () => {
  await upstream?.close();
  upstream = undefined;
});

interface Wanted {
  routes: object[];
  jsonData?: object;
  secureJsonData?: object;
  respond?: (response: http.ServerResponse) => void;
}

/** A stack with an enabled app of these routes; `{{ .JsonData.base }}` is the upstream. */
async function createApp({ routes, jsonData, secureJsonData, respond }: Wanted): Promise<Stack> {
  upstream = await startUpstream(respond);
  const plugin = { id: 'test-app', name: 'Test', type: 'app', routes };
  const stack = await createStack({ plugin: readPlugin(JSON.stringify(plugin, null, 2)) });
  await stack.send(ADMIN, 'POST', '/api/plugins/test-app/settings', {
    enabled: true,
    jsonData: { base: upstream.url, self: stack.sandbox.grafanaUrl, ...jsonData },
    secureJsonData,
  });
  return stack;
}

const BASE = '{{ .JsonData.base }}';
const ask = (stack: Stack, path: string, method = 'GET', body?: unknown, as = ADMIN) =>
  stack.send(as, method, `/api/plugin-proxy/test-app/${path}`, body);
const received = async (stack: Stack, path: string, method?: string, body?: unknown) =>
  (await ask(stack, path, method, body)).body as Received;

describe('the plugin proxy', () => {
  it('takes the first route that matches, and asks for its right alone', async () => {
    const stack = await createApp({
      routes: [
        { path: 'x', method: 'POST', url: `${BASE}/posted` },
        { path: 'x', url: `${BASE}/editors`, reqRole: 'Editor' },
        { path: 'x', url: `${BASE}/everybody` },
      ],
    });
    await stack.person('vera');
    expect(await received(stack, 'x')).toMatchObject({ url: '/editors' });
    expect(await received(stack, 'x', 'POST', {})).toMatchObject({ url: '/posted' });
    expect(await ask(stack, 'x', 'GET', undefined, 'vera:vera-password')).toMatchObject({
      status: 403,
      body: { message: 'plugin proxy route access denied' },
    });
  });

  it('asks Grafana’s own actions on this plugin', async () => {
    const stack = await createApp({ routes: [{ path: 'x', url: BASE, reqAction: 'plugins:write' }] });
    await stack.person('eddy', 'Editor');
    expect(await ask(stack, 'x')).toMatchObject({ status: 200 });
    expect(await ask(stack, 'x', 'GET', undefined, 'eddy:eddy-password')).toMatchObject({ status: 403 });
  });

  it('keeps credentials of the caller from the upstream, and says who called unless the route blanks it', async () => {
    const blank = ['X-Grafana-Context', 'X-Grafana-Id'].map((name) => ({ name, content: '' }));
    const stack = await createApp({
      routes: [
        { path: 'open', url: BASE },
        { path: 'blank', url: BASE, headers: blank },
      ],
    });
    const open = (await received(stack, 'open')).headers;
    expect(open).not.toHaveProperty('authorization');
    expect(JSON.parse(String(open['x-grafana-context']))).toMatchObject({ Login: 'admin', OrgID: 1 });
    expect(String(open['x-grafana-id']).split('.')).toHaveLength(3);
    expect((await received(stack, 'blank')).headers).toMatchObject({ 'x-grafana-context': '', 'x-grafana-id': '' });
  });

  it('writes names of any script into headers as UTF-8', async () => {
    const stack = await createApp({ routes: [{ path: 'x', url: BASE }] });
    const form = { login: 'zoë', name: 'Ζωή 🙂', email: 'z@example.com', password: 'zoë-password' };
    await stack.send(ADMIN, 'POST', '/api/admin/users', form);
    const credentials = `Basic ${Buffer.from('zoë:zoë-password').toString('base64')}`;
    const answer = await stack.sandbox.handle(
      new Request(`${stack.sandbox.grafanaUrl}/api/plugin-proxy/test-app/x`, {
        headers: { authorization: credentials },
      })
    );
    const { headers } = (await answer.json()) as Received;
    const context = Buffer.from(String(headers['x-grafana-context']), 'latin1').toString();
    expect(JSON.parse(context)).toMatchObject({ Name: 'Ζωή 🙂' });
  });

  it('sends the route’s body as it stands in the file, or the caller’s when it does not render', async () => {
    const stack = await createApp({
      routes: [
        { path: 'own', url: BASE, body: { to: BASE } },
        { path: 'broken', url: BASE, body: { to: '{{ .Nothing }}' } },
      ],
    });
    const own = await received(stack, 'own', 'POST', { mine: true });
    expect(own.body).toBe(`{\n        "to": "${upstream?.url}"\n      }`);
    expect((await received(stack, 'broken', 'POST', { mine: true })).body).toBe('{"mine":true}');
  });

  it('unpacks what it asked to be packed', async () => {
    const stack = await createApp({
      routes: [{ path: 'x', url: BASE }],
      respond: (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('{"packed":true}')),
    });
    const answer = await ask(stack, 'x');
    expect(answer.body).toEqual({ packed: true });
    expect(answer.headers.get('content-encoding')).toBeNull();
  });

  it('hands redirects and errors on, and holds back what is between two servers', async () => {
    const stack = await createApp({
      routes: [{ path: 'x', url: BASE }],
      respond: (response) =>
        response
          .writeHead(302, {
            location: 'https://elsewhere.example.com/',
            'set-cookie': 'a=b',
            'strict-transport-security': 'max-age=1',
            'cache-control': 'public',
            via: '1.1 edge',
          })
          .end(),
    });
    const { status, headers } = await ask(stack, 'x');
    expect(status).toBe(302);
    expect(Object.fromEntries(headers)).toMatchObject({
      location: 'https://elsewhere.example.com/',
      'cache-control': 'no-store',
      'content-security-policy': 'sandbox',
      via: '1.1 grafana, 1.1 edge',
    });
    expect(headers.has('set-cookie') || headers.has('strict-transport-security')).toBe(false);
  });

  it.each([
    ['{{ .JsonData.missing }}/x', 502, undefined],
    ['http://127.0.0.1:1/x', 502, undefined],
    ['ftp://127.0.0.1/x', 502, undefined],
    ['http://{{ .JsonData.missing }}/x', 500, 'Could not parse url'],
    ['{{ .Nonsense }}', 500, 'Could not interpolate plugin route url'],
  ])('of %s answers %i', async (url, status, message) => {
    const stack = await createApp({ routes: [{ path: 'x', url }] });
    const answer = await ask(stack, 'x');
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(message === undefined ? '' : { message, traceID: expect.any(String) });
  });

  it('says when a header does not render', async () => {
    const headers = [{ name: 'Authorization', content: 'Bearer {{ .Nonsense }}' }];
    const stack = await createApp({ routes: [{ path: 'x', url: BASE, headers }] });
    expect(await ask(stack, 'x')).toMatchObject({ status: 500, body: { message: 'Failed to render plugin headers' } });
  });

  it('answers 502 when the connection breaks', async () => {
    const stack = await createApp({ routes: [{ path: 'x', url: BASE }], respond: (response) => response.destroy() });
    expect(await ask(stack, 'x')).toMatchObject({ status: 502, body: '' });
  });

  it('is not there for nobody, and not for a plugin that was never set up', async () => {
    const stack = await createApp({ routes: [] });
    expect(await ask(stack, 'x', 'GET', undefined, '')).toMatchObject({ status: 401 });
    const fresh = await createStack({ plugin: { id: 'test-app', name: 'Test', type: 'app' } });
    expect(await ask(fresh, 'x')).toMatchObject({ status: 404, body: { message: 'Plugin setting not found' } });
  });
});

describe('the plugin proxy towards its own Grafana', () => {
  const routes = [
    {
      path: 'teams/*',
      url: '{{ .JsonData.self }}/api/teams',
      headers: [{ name: 'Authorization', content: 'Bearer {{ .SecureJsonData.token }}' }],
    },
  ];
  const storeToken = async (stack: Stack, token: string) => {
    stack.clock.advance(1000);
    await stack.send(ADMIN, 'POST', '/api/plugins/test-app/settings', { enabled: true, secureJsonData: { token } });
  };

  it('allows what the token’s account holds, whoever asks', async () => {
    const stack = await createApp({ routes });
    await storeToken(stack, (await stack.account('poor', 'Viewer')).token);
    expect(await ask(stack, 'teams/search')).toMatchObject({ status: 403, body: { title: 'Access denied' } });
    await stack.person('vera');
    await storeToken(stack, (await stack.account('rich', 'Admin')).token);
    const team = await stack.team('SRE');
    expect(await ask(stack, `teams/${team}/members`, 'GET', undefined, 'vera:vera-password')).toMatchObject({
      status: 200,
    });
  });

  it('says so when there is no token, or a wrong one', async () => {
    const stack = await createApp({ routes });
    expect(await ask(stack, 'teams/search')).toMatchObject({ status: 401, body: { messageId: 'api-key.invalid' } });
    await storeToken(stack, 'glsa_wrong');
    expect(await ask(stack, 'teams/search')).toMatchObject({ status: 401 });
  });

  it('goes on with an older token for a second after a save', async () => {
    const stack = await createApp({ routes });
    const [poor, rich] = [await stack.account('poor', 'Viewer'), await stack.account('rich', 'Admin')];
    const team = await stack.team('SRE');
    const members = async () => (await ask(stack, `teams/${team}/members`)).status;
    await storeToken(stack, poor.token);
    expect(await members()).toBe(403);
    const body = { enabled: true, secureJsonData: { token: rich.token } };
    await stack.send(ADMIN, 'POST', '/api/plugins/test-app/settings', body);
    expect(await members()).toBe(403);
    await storeToken(stack, rich.token);
    expect(await members()).toBe(200);
  });

  it.each(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])(
    'knows itself as %s',
    async (self) => {
      const stack = await createApp({ routes, jsonData: { self } });
      await storeToken(stack, (await stack.account('rich', 'Admin')).token);
      expect(await ask(stack, 'teams/search')).toMatchObject({ status: 200 });
    }
  );

  it('can be told to fail on the way, the page’s own requests not', async () => {
    const stack = await createApp({ routes });
    await storeToken(stack, (await stack.account('rich', 'Admin')).token);
    stack.sandbox.faults.arm({ match: { path: '/api/teams', via: 'proxy' }, fault: 'drop' });
    expect(await ask(stack, 'teams/search')).toMatchObject({ status: 502 });
    expect(await stack.send(ADMIN, 'GET', '/api/teams/search')).toMatchObject({ status: 200 });
  });
});

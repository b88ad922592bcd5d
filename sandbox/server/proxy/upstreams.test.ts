import { createStack } from '../testing/createStack';
import type { Upstreams } from '../Sandbox';

const ADMIN = 'admin:admin';
const TOKEN = 'a-third-partys-token';

const routes = [
  {
    path: 'third/*',
    url: '{{ .JsonData.thirdUrl }}/v1',
    headers: [
      { name: 'Authorization', content: 'SSWS {{ .SecureJsonData.thirdToken }}' },
      { name: 'X-Grafana-Id', content: '' },
      { name: 'X-Grafana-Context', content: '' },
    ],
  },
];

const nobody = () => Promise.reject(new TypeError('fetch failed'));

async function stackWith(thirdUrl: string, upstreams: Upstreams) {
  const plugin = { id: 'test-app', name: 'Test', type: 'app', routes };
  const stack = await createStack({ plugin, upstreams: { 'https://': nobody, ...upstreams } });
  await stack.send(ADMIN, 'POST', '/api/plugins/test-app/settings', {
    enabled: true,
    jsonData: { thirdUrl },
    secureJsonData: { thirdToken: TOKEN },
  });
  const ask = (path: string, method = 'GET', body?: unknown) =>
    stack.send(ADMIN, method, `/api/plugin-proxy/test-app/third/${path}`, body);
  return { ...stack, ask };
}

const named = (name: string) => () => Promise.resolve(Response.json({ name }));

test('an upstream gets the request as the proxy would send it, and nothing about who asked', async () => {
  const seen: Request[] = [];
  const { ask, sandbox } = await stackWith('https://third.example', {
    'https://third.example': (request) => {
      seen.push(request);
      return Promise.resolve(Response.json({}, { status: 201, headers: { link: '<x>', 'set-cookie': 'a=b' } }));
    },
  });
  const answer = await ask('groups?limit=2&q=%2B', 'POST', { a: 1 });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('link')).toBe('<x>');
  expect(answer.headers.get('set-cookie')).toBeNull();
  const [request] = seen;
  expect(request).toMatchObject({ method: 'POST', url: 'https://third.example/v1/groups?limit=2&q=%2B' });
  expect(await request?.json()).toEqual({ a: 1 });
  const headers = Object.fromEntries(request?.headers ?? []);
  expect(headers).toMatchObject({ authorization: `SSWS ${TOKEN}`, 'x-grafana-id': '', 'x-grafana-context': '' });
  expect(headers).not.toHaveProperty('cookie');
  expect(JSON.stringify(headers)).not.toContain(sandbox.info().tokens.plugin);
  expect(JSON.stringify(headers)).not.toContain('admin');
});

test.each([
  ['https://third.example', 'host'],
  ['https://third.example/eu', 'part of it'],
  ['https://third.example.evil.test', 'rest'],
])('%s is answered by the one for the %s', async (thirdUrl, name) => {
  const { ask } = await stackWith(thirdUrl, {
    'https://third.example': named('host'),
    'https://third.example/eu': named('part of it'),
    'https://': named('rest'),
  });
  expect((await ask('x')).body).toEqual({ name });
});

test('where nobody answers, the proxy says 502 and nothing else', async () => {
  const { ask } = await stackWith('https://nobody.example', { 'https://third.example': named('host') });
  expect(await ask('groups')).toMatchObject({ status: 502, body: '' });
});

test('an upstream can be told to fail by its own path', async () => {
  const { ask, sandbox } = await stackWith('https://third.example', { 'https://third.example': named('host') });
  sandbox.faults.arm({ match: { path: '/v1/groups', via: 'proxy' }, fault: 'drop', times: 1 });
  sandbox.faults.arm({ match: { path: '/v1/groups', via: 'proxy' }, fault: 'status', status: 429, retryAfter: 7 });
  expect((await ask('groups')).status).toBe(502);
  const turnedAway = await ask('groups');
  expect([turnedAway.status, turnedAway.headers.get('retry-after')]).toEqual([429, '7']);
  expect((await ask('users')).status).toBe(200);
});

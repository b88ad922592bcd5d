import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createFiles } from './files';

const root = resolve(__dirname, '../..');
const shellDir = mkdtempSync(join(tmpdir(), 'shell-'));
let cookies: string[] = [];
const files = createFiles({
  root,
  shellDir,
  pluginId: 'idops-scim-app',
  bootData: async (cookie) => {
    cookies.push(cookie);
    return { name: '</script><script>alert(1)</script>' };
  },
});
const server = createServer((request, response) => {
  void files(request, response).then((isServed) => isServed || response.writeHead(418).end());
});
let base = '';

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => (cookies = []));
afterAll(() => {
  server.close();
  rmSync(shellDir, { recursive: true });
});

test.each([
  ['an icon of @grafana/ui', '/public/build/img/icons/unicons/bars.svg', 200, 'image/svg+xml'],
  ['the icon that the package lacks', '/public/build/img/icons/unicons/spinner.svg', 200, 'image/svg+xml'],
  ['a page of the plugin', '/a/idops-scim-app/mapping?tab=rules', 200, 'text/html; charset=utf-8'],
  ['the form', '/login', 200, 'text/html; charset=utf-8'],
  ['a file that is missing', '/public/plugins/idops-scim-app/missing.js', 404, 'text/plain'],
  ['another plugin', '/public/plugins/other-app/module.js', 404, 'text/plain'],
  ['a way out of the folder', '/public/plugins/idops-scim-app/..%2f..%2fpackage.json', 404, 'text/plain'],
  ['another way out', '/public/build/img/icons/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json', 404, 'text/plain'],
])('%s', async (_name, path, status, type) => {
  const response = await fetch(base + path);
  expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
});

test.each([
  ['a write', '/public/x', { method: 'POST' }],
  ['an address that cannot be decoded', '/%E0%A4%A', {}],
])('%s is left to the API', async (_name, path, init) => {
  expect((await fetch(base + path, init)).status).toBe(418);
});

test('boot data are those of the cookie, and cannot leave their element', async () => {
  const page = await (await fetch(`${base}/`, { headers: { cookie: 'grafana_session=x' } })).text();
  expect(cookies).toEqual(['grafana_session=x']);
  expect(page).not.toContain('<script>alert');
  const [, data = ''] = /<script id="bootData" type="application\/json">(.*?)<\/script>/s.exec(page) ?? [];
  expect(JSON.parse(data)).toEqual({ name: '</script><script>alert(1)</script>' });
});

test('text is never run as code', async () => {
  expect((await fetch(`${base}/`)).headers.get('content-security-policy')).toContain("script-src 'self'");
});

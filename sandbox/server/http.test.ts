import { request } from 'node:http';
import { createSandbox } from './handle';
import { listen, type Fallback, type Listening } from './http';

let open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.map((listening) => listening.close()));
  open = [];
});

async function start(fallback?: Fallback): Promise<Listening> {
  const sandbox = await createSandbox({ story: 'fresh', edition: 'oss' });
  const listening = await listen(sandbox, 0, fallback);
  open.push(listening);
  return listening;
}

/** The path exactly as it is written, which `fetch` would not send. */
const raw = ({ port }: Listening, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, auth: 'admin:admin', agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });

describe('listen', () => {
  it('serves the API and knows its own address', async () => {
    const { url } = await start();
    const info = (await (await fetch(`${url}/__sandbox/info`)).json()) as { grafanaUrl: string };
    expect(info.grafanaUrl).toBe(url);
  });

  it('passes the target on as it came', async () => {
    const listening = await start();
    expect(await raw(listening, '/api/org')).toBe(200);
    expect(await raw(listening, '/api/teams/../org')).toBe(404);
    expect(await raw(listening, '//api/org')).toBe(404);
  });

  it('breaks the connection where a fault drops it', async () => {
    const { url } = await start();
    await fetch(`${url}/__sandbox/faults`, { method: 'POST', body: '{"match":{},"fault":"drop"}' });
    await expect(fetch(`${url}/api/health`)).rejects.toThrow();
  });

  it('leaves other paths to the fallback, the API’s never', async () => {
    const seen: string[] = [];
    const { url } = await start((incoming, outgoing) => {
      seen.push(incoming.url ?? '');
      outgoing.end('page');
      return true;
    });
    expect(await (await fetch(`${url}/a/idops-scim-app`)).text()).toBe('page');
    expect(await (await fetch(`${url}/login`)).text()).toBe('page');
    expect((await fetch(`${url}/api/nothing`)).status).toBe(401);
    expect(seen).toEqual(['/a/idops-scim-app', '/login']);
  });

  it('does not take a port that is in use', async () => {
    const { port } = await start();
    await expect(listen(await createSandbox(), port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('keeps both cookies of a sign-in', async () => {
    const { url } = await start();
    const headers = { 'content-type': 'application/json' };
    const body = '{"user":"admin","password":"admin"}';
    const answer = await fetch(`${url}/login`, { method: 'POST', headers, body });
    expect(answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual([
      'grafana_session',
      'grafana_session_expiry',
    ]);
  });
});

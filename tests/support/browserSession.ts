import type { Sandbox } from '../../sandbox/server/Sandbox';

/** A browser's way to the sandbox: addresses relative to Grafana's, and a cookie jar. */
export function browserSession(sandbox: Sandbox) {
  const jar = new Map<string, string>();

  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await sandbox.handle(new Request(new URL(path, sandbox.grafanaUrl), { ...init, headers }));
    init.signal?.throwIfAborted();
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return response;
  };

  const sendJson = async (method: string, path: string, body: unknown): Promise<Response> => {
    const response = await send(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    }
    return response;
  };

  return { send, sendJson, signIn: (user: string, password: string) => sendJson('POST', '/login', { user, password }) };
}

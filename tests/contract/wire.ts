import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WireRequest {
  method: string;
  /** As it goes over the wire. */
  path: string;
  headers?: Record<string, string>;
  /** A text is sent as it is. */
  body?: unknown;
}

export interface WireAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Text when it is not JSON. */
  body: unknown;
}

/** One request, its path not normalised. */
export function sendOverWire(base: string, { method, path, headers = {}, body }: WireRequest): Promise<WireAnswer> {
  const { hostname, port } = new URL(base);
  const payload = body === undefined ? undefined : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const ofPayload: Record<string, string> = payload
    ? { 'content-type': 'application/json', 'content-length': String(payload.length) }
    : {};
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, method, path, agent: false, headers: { accept: 'application/json', ...ofPayload, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: parsed(Buffer.concat(chunks).toString('utf8')),
          })
        );
      }
    );
    request.on('error', reject);
    request.end(payload);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export interface Echo {
  port: number;
  close(): Promise<void>;
}

/** An upstream that answers with what reached it, on the first of these ports that is free. */
export async function startEcho(ports: readonly number[]): Promise<Echo> {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { host: _host, 'user-agent': _agent, ...headers } = request.headers;
      const { method, url = '' } = request;
      const status = Number(/[?&]__status=(\d+)/.exec(url)?.[1] ?? 200);
      response.writeHead(status, { 'content-type': 'application/json', 'set-cookie': 'a=b', 'x-upstream': 'echo' });
      response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') }));
    });
  });
  for (const port of ports) {
    if (await isBound(server, port)) {
      return {
        port: (server.address() as AddressInfo).port,
        close: () => new Promise((resolve) => server.close(() => resolve())),
      };
    }
  }
  throw new Error(`none of the ports ${ports.join(', ')} is free`);
}

const isBound = (server: http.Server, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DroppedConnection } from './faults';
import type { Sandbox } from './Sandbox';

/** Serves what is not the API's; answers whether it did. */
export type Fallback = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface Listening {
  port: number;
  url: string;
  /** Ends open connections, too. */
  close(): Promise<void>;
}

const API = /^\/(?:api|apis|login|logout|__sandbox|healthz)(?:[/?]|$)/;

/** The sandbox on a port of the loopback interface; 0 takes a free one. Rejects when the port is in use. */
export async function listen(sandbox: Sandbox, port: number, fallback?: Fallback): Promise<Listening> {
  const server = createServer((request, response) => {
    answer(sandbox, request, response, fallback).catch((error: unknown) => fail(error, response));
  });
  await bind(server, port);
  const { port: bound } = server.address() as AddressInfo;
  sandbox.grafanaUrl = `http://127.0.0.1:${bound}`;
  return {
    port: bound,
    url: sandbox.grafanaUrl,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const bind = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

async function answer(
  sandbox: Sandbox,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fallback: Fallback | undefined
): Promise<void> {
  const rawTarget = incoming.url ?? '/';
  const isForApi = API.test(rawTarget) && !(rawTarget === '/login' && incoming.method === 'GET');
  if (!isForApi && fallback && (await fallback(incoming, outgoing))) {
    return;
  }
  const request = await toRequest(sandbox.grafanaUrl, incoming);
  await write(await sandbox.handle(request, { rawTarget }), outgoing);
}

async function toRequest(base: string, incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) {
        headers.append(name, one);
      }
    }
  }
  const method = incoming.method ?? 'GET';
  const hasBody = chunks.length > 0 && method !== 'GET' && method !== 'HEAD';
  // The target may be one that `URL` does not take; what counts is handed over beside it.
  return new Request(base, { method, headers, ...(hasBody ? { body: Buffer.concat(chunks) } : {}) });
}

async function write(answered: Response, outgoing: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(answered.headers);
  const cookies = answered.headers.getSetCookie();
  if (cookies.length > 0) {
    headers['set-cookie'] = cookies;
  }
  outgoing.writeHead(answered.status, headers);
  outgoing.end(Buffer.from(await answered.arrayBuffer()));
}

function fail(error: unknown, outgoing: ServerResponse): void {
  if (error instanceof DroppedConnection || outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  outgoing.writeHead(500, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ message: 'Internal server error' }));
}

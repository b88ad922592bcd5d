import http from 'node:http';
import https from 'node:https';
import { gunzipSync } from 'node:zlib';
import type { Sandbox } from '../Sandbox';

/** A request on its way to an upstream. Header values are byte strings. */
export interface Outgoing {
  method: string;
  scheme: string;
  host: string;
  /** Escaped path and query. */
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
}

export interface Upstream {
  status: number;
  headers: Headers;
  body: ArrayBuffer;
}

/** Sends it over the network, or straight to `handle` when the upstream is this sandbox. Rejects when nobody answers. */
export async function forward(sandbox: Sandbox, outgoing: Outgoing): Promise<Upstream> {
  if (outgoing.scheme !== 'http' && outgoing.scheme !== 'https') {
    throw new TypeError(`unsupported protocol scheme "${outgoing.scheme}"`);
  }
  return isItself(sandbox, outgoing) ? toItself(sandbox, outgoing) : overNetwork(outgoing);
}

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** By whichever name of this machine, or by the public address in the ini file. */
function isItself({ grafanaUrl, store }: Sandbox, { scheme, host }: Outgoing): boolean {
  const asked = new URL(`${scheme}://${host}`);
  return [grafanaUrl, store.ini['server']?.['root_url']].some(
    (url) => url !== undefined && isSame(asked, new URL(url))
  );
}

function isSame(asked: URL, own: URL): boolean {
  const isSameHost = asked.hostname === own.hostname || (LOOPBACK.test(asked.hostname) && LOOPBACK.test(own.hostname));
  return isSameHost && asked.protocol === own.protocol && asked.port === own.port;
}

async function toItself(sandbox: Sandbox, { method, target, headers, body }: Outgoing): Promise<Upstream> {
  const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  const request = new Request(sandbox.grafanaUrl, { method, headers, ...(hasBody ? { body } : {}) });
  const answer = await sandbox.handle(request, { rawTarget: target, via: 'proxy' });
  return { status: answer.status, headers: answer.headers, body: await answer.arrayBuffer() };
}

function overNetwork({ method, scheme, host, target, headers, body }: Outgoing): Promise<Upstream> {
  const { request } = scheme === 'https' ? https : http;
  const { hostname, port } = splitHost(host);
  return new Promise((resolve, reject) => {
    const sent = request({ method, hostname, port, path: target || '/', headers, agent: false }, (received) => {
      const chunks: Buffer[] = [];
      received.on('data', (chunk: Buffer) => chunks.push(chunk));
      received.on('error', reject);
      received.on('end', () => resolve(decode(received, Buffer.concat(chunks), headers)));
    });
    sent.removeHeader('connection');
    sent.on('error', reject);
    sent.end(body);
  });
}

function splitHost(host: string): { hostname: string; port: string | undefined } {
  const [, bracketed, plain, port] = /^(?:\[(.*)\]|([^:]*))(?::(\d*))?$/.exec(host) ?? [];
  return { hostname: bracketed ?? plain ?? '', port: port || undefined };
}

/** An answer compressed only because the proxy said it takes gzip is unpacked by the proxy. */
function decode(received: http.IncomingMessage, body: Buffer, sent: Outgoing['headers']): Upstream {
  const headers = new Headers();
  for (let at = 0; at < received.rawHeaders.length; at += 2) {
    headers.append(received.rawHeaders[at] ?? '', received.rawHeaders[at + 1] ?? '');
  }
  const isOurs = sent['accept-encoding'] === ADDED_ENCODING && headers.get('content-encoding') === 'gzip';
  if (isOurs) {
    headers.delete('content-encoding');
    headers.delete('content-length');
  }
  return { status: received.statusCode ?? 0, headers, body: Uint8Array.from(isOurs ? gunzipSync(body) : body).buffer };
}

/** What Go adds when the caller did not say which encodings it takes. */
export const ADDED_ENCODING = 'gzip';

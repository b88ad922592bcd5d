import http from 'node:http';
import https from 'node:https';
import { gunzipSync } from 'node:zlib';
import type { Sandbox, Upstream } from '../Sandbox';

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

export interface Answer {
  status: number;
  headers: Headers;
  body: ArrayBuffer;
}

/** Sends it to this sandbox, to whom the options name for the address, or over the network. Rejects when nobody answers. */
export async function forward(sandbox: Sandbox, outgoing: Outgoing): Promise<Answer> {
  if (outgoing.scheme !== 'http' && outgoing.scheme !== 'https') {
    throw new TypeError(`unsupported protocol scheme "${outgoing.scheme}"`);
  }
  if (isItself(sandbox, outgoing)) {
    return toItself(sandbox, outgoing);
  }
  const upstream = upstreamAt(sandbox, outgoing);
  return upstream ? toUpstream(sandbox, upstream, outgoing) : overNetwork(outgoing);
}

const addressOf = ({ scheme, host, target }: Outgoing): string => `${scheme}://${host}${target}`;

function upstreamAt({ upstreams }: Sandbox, outgoing: Outgoing): Upstream | undefined {
  const address = addressOf(outgoing);
  const [longest] = Object.keys(upstreams)
    .filter((start) => isBelow(start, address))
    .sort((one, other) => other.length - one.length);
  return longest === undefined ? undefined : upstreams[longest];
}

/** Whole segments only: `https://example.com` is no beginning of `https://example.com.evil.test`. */
const isBelow = (start: string, address: string): boolean =>
  address.startsWith(start) && (start.endsWith('/') || /^(?:[/?]|$)/.test(address.slice(start.length)));

/** Faults that match its path are its own. */
async function toUpstream({ faults }: Sandbox, upstream: Upstream, outgoing: Outgoing): Promise<Answer> {
  const { method, target, headers, body } = outgoing;
  const request = new Request(addressOf(outgoing), { method, headers, redirect: 'manual', ...bodyFor(method, body) });
  const [path = ''] = target.split('?');
  return received(await faults.around(method, path, 'proxy', () => upstream(request)));
}

const bodyFor = (method: string, body: string | undefined): RequestInit =>
  body !== undefined && method !== 'GET' && method !== 'HEAD' ? { body } : {};

const received = async (answer: Response): Promise<Answer> => ({
  status: answer.status,
  headers: answer.headers,
  body: await answer.arrayBuffer(),
});

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

async function toItself(sandbox: Sandbox, { method, target, headers, body }: Outgoing): Promise<Answer> {
  const request = new Request(sandbox.grafanaUrl, { method, headers, ...bodyFor(method, body) });
  return received(await sandbox.handle(request, { rawTarget: target, via: 'proxy' }));
}

function overNetwork({ method, scheme, host, target, headers, body }: Outgoing): Promise<Answer> {
  const { request } = scheme === 'https' ? https : http;
  const { hostname, port } = splitHost(host);
  return new Promise((resolve, reject) => {
    const sent = request({ method, hostname, port, path: target || '/', headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => resolve(decode(incoming, Buffer.concat(chunks), headers)));
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
function decode(incoming: http.IncomingMessage, body: Buffer, sent: Outgoing['headers']): Answer {
  const headers = new Headers();
  for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
    headers.append(incoming.rawHeaders[at] ?? '', incoming.rawHeaders[at + 1] ?? '');
  }
  const isOurs = sent['accept-encoding'] === ADDED_ENCODING && headers.get('content-encoding') === 'gzip';
  if (isOurs) {
    headers.delete('content-encoding');
    headers.delete('content-length');
  }
  return { status: incoming.statusCode ?? 0, headers, body: Uint8Array.from(isOurs ? gunzipSync(body) : body).buffer };
}

/** What Go adds when the caller did not say which encodings it takes. */
export const ADDED_ENCODING = 'gzip';

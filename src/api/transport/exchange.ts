import { config, getBackendSrv, type FetchResponse } from '@grafana/runtime';
import { fromEvent, lastValueFrom, NEVER, takeUntil, toArray } from 'rxjs';
import type { Answer } from './classify';
import type { Method } from './Operation';

export interface WireRequest {
  method: Method;
  /** Absolute path within Grafana, with its query. */
  url: string;
  contentType: string;
  body?: string;
}

/**
 * Sends one request and collects its whole answer, whatever its status. Rejects when no complete answer came, and
 * with the signal's reason when it was aborted.
 *
 * `chunked` and not `fetch`: only it tells the headers of a refusal (`Retry-After`), and it never sends a request
 * twice after a 401. What `fetch` adds is therefore added here: an address relative to Grafana's base, and the
 * organisation, without which a person with two organisations open could write into the wrong one.
 */
export async function exchange(request: WireRequest, signal?: AbortSignal): Promise<Answer> {
  const answer = await once(request, signal);
  if (!needsRotation(answer)) {
    return answer;
  }
  await rotateSession();
  return once(request, signal);
}

async function once({ method, url, contentType, body }: WireRequest, signal?: AbortSignal): Promise<Answer> {
  signal?.throwIfAborted();
  const chunks$ = getBackendSrv().chunked({
    url: url.replace(/^\//, ''),
    method,
    headers: { 'content-type': contentType, 'X-Grafana-Org-Id': config.bootData?.user?.orgId ?? '' },
    data: body,
    retry: 1,
    showErrorAlert: false,
    showSuccessAlert: false,
    hideFromInspector: true,
  });
  const aborted$ = signal ? fromEvent(signal, 'abort') : NEVER;
  const chunks = await lastValueFrom(chunks$.pipe(takeUntil(aborted$), toArray()));
  signal?.throwIfAborted();
  return answerOf(chunks);
}

function answerOf(chunks: ReadonlyArray<FetchResponse<Uint8Array | undefined>>): Answer {
  const first = chunks[0];
  if (!first) {
    throw new TypeError('The request ended without an answer.');
  }
  const decoder = new TextDecoder();
  const text = chunks.map(({ data }) => decoder.decode(data, { stream: true })).join('') + decoder.decode();
  const { status, statusText, headers } = first;
  const read = (name: string) => headers.get(name) ?? undefined;
  return {
    status,
    statusText,
    text,
    retryAfter: read('Retry-After'),
    rateLimitReset: read('X-Rate-Limit-Reset'),
    date: read('Date'),
    contentType: read('Content-Type'),
    link: read('Link'),
  };
}

/** Grafana answers so before it looks at the request, which can therefore be sent again, writes too. */
const needsRotation = ({ status, text }: Answer): boolean => status === 401 && text.includes('"session.token.rotate"');

/** `fetch` notices the old session by itself and renews it. */
async function rotateSession(): Promise<void> {
  const ping$ = getBackendSrv().fetch({ url: '/api/login/ping', method: 'GET', showErrorAlert: false });
  await lastValueFrom(ping$).catch(() => undefined);
}

import { AppEvents, DataQueryErrorType, validatePath, type AppEvent } from '@grafana/data';
import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import {
  catchError,
  defer,
  filter,
  lastValueFrom,
  map,
  mergeMap,
  Observable,
  Subject,
  takeUntil,
  tap,
  throwError,
  throwIfEmpty,
} from 'rxjs';
import { encodeRequest, isJson } from './encodeRequest';

/** What the service needs from the page that it serves. */
export interface BackendSeat {
  /** Sends a request whose address is relative to Grafana's base address; rejects as `fetch` does. */
  send(url: string, init: RequestInit): Promise<Response>;
  /** Shows a toast: title, text, trace id. */
  notify(event: AppEvent<[string, string?, string?]>, payload: [string, string?, string?]): void;
  user: { isSignedIn: boolean; orgId: number };
  /** Called when the session turned out to be over. */
  onSignedOut(): void;
}

type Options = BackendSrvRequest & { retry: number };

const toastDelayMs = 50;
const isLocal = (url: string) => !url.startsWith('http');
const isDataQuery = (url: string) => /api\/(datasources\/proxy|ds\/query)/.test(url);

/**
 * Grafana 12.4's `getBackendSrv()`, as a plugin sees it: one silent retry after a 401 with a live session,
 * toasts from `message`, errors of shape `FetchError`, cancellation by `requestId`.
 * Facts: public/app/core/services/backend_srv.ts of that version.
 */
export function createBackendSrv(seat: BackendSeat): BackendSrv {
  const started = new Subject<string>();

  const exchange = <T>(options: Options): Observable<FetchResponse<T>> =>
    sendOnce(seat, options).pipe(
      mergeMap(async (response) => {
        const { status, statusText, ok, headers, url, type, redirected } = response;
        const data: T = await readBody(response, options);
        const traceId = headers.get('grafana-trace-id') ?? undefined;
        return { status, statusText, ok, data, headers, url, type, redirected, config: options, traceId };
      }),
      map((response) => {
        if (!response.ok) {
          const { status, statusText, data, traceId } = response;
          const error: FetchError = { status, statusText, data, config: options, traceId };
          throw error;
        }
        return response;
      })
    );

  const ping = () =>
    lastValueFrom(fetch({ url: '/api/login/ping', method: 'GET', retry: 1 })).catch((error: FetchError) => {
      if (error.status === 401) {
        seat.onSignedOut();
      }
      throw error;
    });

  const retryAfterPing = <T>(options: Options, error: FetchError): Observable<FetchResponse<T>> => {
    const mayRetry = error.status === 401 && isLocal(options.url) && options.retry === 0 && seat.user.isSignedIn;
    return mayRetry ? defer(ping).pipe(mergeMap(() => exchange<T>(options))) : throwError(() => error);
  };

  const fetch = <T>(request: BackendSrvRequest): Observable<FetchResponse<T>> =>
    defer(() => {
      if (request.requestId) {
        started.next(request.requestId);
      }
      const options = localise(request, seat.user.orgId);
      return exchange<T>(options).pipe(
        catchError((error: FetchError) => retryAfterPing<T>(options, error)),
        catchError((error: FetchError) => throwError(() => explain(error, options, seat))),
        tap((response) => announce(response, options, seat)),
        takeUntil(started.pipe(filter((id) => id === options.requestId))),
        throwIfEmpty(() => ({
          type: DataQueryErrorType.Cancelled,
          cancelled: true,
          data: null,
          status: -1,
          statusText: 'Request was aborted',
          config: options,
        }))
      );
    });

  const chunked = (request: BackendSrvRequest): Observable<FetchResponse<Uint8Array | undefined>> => {
    const options = localise(request, seat.user.orgId);
    return sendOnce(seat, options).pipe(mergeMap((response) => chunksOf(response, options)));
  };

  const request = async <T>(options: BackendSrvRequest): Promise<T> => (await lastValueFrom(fetch<T>(options))).data;

  return {
    fetch,
    chunked,
    request,
    datasourceRequest: (options) => lastValueFrom(fetch(options)),
    get: (url, params, requestId, options) => request({ ...options, method: 'GET', url, params, requestId }),
    delete: (url, data, options) => request({ ...options, method: 'DELETE', url, data }),
    post: (url, data, options) => request({ ...options, method: 'POST', url, data }),
    patch: (url, data, options) => request({ ...options, method: 'PATCH', url, data }),
    put: (url, data, options) => request({ ...options, method: 'PUT', url, data }),
  };
}

function localise(request: BackendSrvRequest, orgId: number): Options {
  const options = { ...request, retry: request.retry ?? 0 };
  if (!isLocal(options.url)) {
    return options;
  }
  const { Authorization: authorization, ...headers } = options.headers ?? {};
  return {
    ...options,
    url: options.url.replace(/^\//, ''),
    headers: {
      ...headers,
      ...(orgId ? { 'X-Grafana-Org-Id': orgId } : {}),
      ...(authorization ? { 'X-DS-Authorization': authorization } : {}),
    },
  };
}

function sendOnce(seat: BackendSeat, options: Options): Observable<Response> {
  return new Observable((subscriber) => {
    let isAnswered = false;
    const controller = new AbortController();
    const signal = options.abortSignal ? AbortSignal.any([controller.signal, options.abortSignal]) : controller.signal;
    const send = async () => seat.send(addressOf(options), { ...encodeRequest(options), signal });
    send().then(
      (response) => {
        isAnswered = true;
        subscriber.next(response);
        subscriber.complete();
      },
      (error: unknown) => subscriber.error(error)
    );
    return () => isAnswered || controller.abort();
  });
}

function addressOf({ url, params, validatePath: isPathValidated }: Options): string {
  const path = isPathValidated ? validatePath(url) : url;
  const query = Object.entries(params ?? {})
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .flatMap(([key, value]) => [value].flat().map((item) => `${encodeURIComponent(key)}=${encodeURIComponent(item)}`))
    .join('&');
  return query ? `${path}?${query}` : path;
}

async function readBody(response: Response, options: Options) {
  switch (options.responseType ?? (isJson(response.headers) ? 'json' : undefined)) {
    case 'arraybuffer':
      return response.arrayBuffer();
    case 'blob':
      return response.blob();
    case 'text':
      return response.text();
    case 'json':
      return response.headers.get('content-length') === '0' ? {} : response.json();
    default:
      return parseOrKeep(await response.text());
  }
}

function parseOrKeep(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function explain(error: FetchError, options: Options, seat: BackendSeat): FetchError {
  error.data = error.data ?? { message: 'Unexpected error' };
  if (typeof error.data === 'string') {
    error.data = { message: error.data, error: error.statusText, response: error.data };
  }
  if (!error.data.message && typeof error.data.error === 'string') {
    error.data.message = error.data.error;
  }
  if (error.data.message) {
    setTimeout(() => warn(error, options, seat), toastDelayMs);
  }
  return error;
}

function warn(error: FetchError, options: Options, seat: BackendSeat): void {
  const isWanted = options.showErrorAlert ?? (isLocal(options.url) && !isDataQuery(options.url));
  if (error.isHandled || !isWanted) {
    return;
  }
  const event = error.status < 500 ? AppEvents.alertWarning : AppEvents.alertError;
  seat.notify({ name: event.name }, [...wordsOf(error), error.data.traceID]);
}

function wordsOf(error: FetchError): [title: string, text: string] {
  if (error.status === 422) {
    return ['Validation failed', error.data.message];
  }
  const message: string = (error.data.message === 'Unexpected error' && error.message) || error.data.message;
  return message.length > 80 ? ['Error', message] : [message, ''];
}

function announce(response: FetchResponse, options: Options, seat: BackendSeat): void {
  const isWanted =
    options.showSuccessAlert ?? (options.method !== 'GET' && isLocal(options.url) && !isDataQuery(options.url));
  if (isWanted && response.data?.message) {
    seat.notify(AppEvents.alertSuccess, [response.data.message]);
  }
}

async function* chunksOf(response: Response, options: Options): AsyncGenerator<FetchResponse<Uint8Array | undefined>> {
  const { status, statusText, ok, headers, url, type, redirected } = response;
  const head = { status, statusText, ok, headers, url, type, redirected, config: options, data: undefined };
  const reader = response.body?.getReader();
  if (!reader) {
    yield head;
    return;
  }
  for (let isDone = false; !isDone;) {
    const chunk = await reader.read();
    isDone = chunk.done;
    yield { ...head, data: chunk.value };
  }
}

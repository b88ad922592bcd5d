/** @jest-environment ./tests/support/DomEnvironment.js */
import { AppEvents } from '@grafana/data';
import type { BackendSrvRequest, FetchError } from '@grafana/runtime';
import { firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import { createBackendSrv } from './backendSrv';
import type { BackendSeat } from './backendSrv';

interface Sent {
  url: string;
  method: string | undefined;
  headers: Record<string, string>;
  body: unknown;
}

type Answer = Response | Error;

const json = (status: number, body: unknown, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

function stand(answers: Answer[], user: Partial<BackendSeat['user']> = {}) {
  const sent: Sent[] = [];
  const toasts: unknown[][] = [];
  const signedOut = jest.fn();
  const srv = createBackendSrv({
    send: async (url, init) => {
      init.signal?.throwIfAborted();
      const body = init.body instanceof URLSearchParams ? String(init.body) : init.body;
      sent.push({ url, method: init.method, headers: Object.fromEntries(new Headers(init.headers)), body });
      const answer = answers.shift();
      if (!answer || answer instanceof Error) {
        throw answer ?? new Error(`unexpected request to ${url}`);
      }
      return answer;
    },
    notify: (event, [title, text]) => toasts.push([event.name, title, text]),
    user: { isSignedIn: true, orgId: 1, ...user },
    onSignedOut: signedOut,
  });
  return { srv, sent, toasts, signedOut };
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('expected a failure');
    },
    (error: FetchError) => error
  );

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const scim = { 'Content-Type': 'application/scim+json' };

describe('a request goes out as Grafana sends it', () => {
  const rows: Array<[string, BackendSrvRequest, Partial<Sent>]> = [
    ['an object as JSON', { url: '/api/x', method: 'POST', data: { a: 1 } }, { url: 'api/x', body: '{"a":1}' }],
    [
      'an object under SCIM as a form',
      { url: '/api/x', method: 'POST', headers: scim, data: { a: 1 } },
      { body: 'a=1' },
    ],
    ['text as it is', { url: '/api/x', method: 'POST', headers: scim, data: '{"a":1}' }, { body: '{"a":1}' }],
    [
      'an object with a charset as a form',
      { url: 'api/x', method: 'PUT', headers: { 'Content-Type': 'application/json; charset=utf-8' }, data: { a: 1 } },
      { body: 'a=1' },
    ],
    ['nothing as nothing', { url: 'api/x', method: 'GET' }, { body: undefined }],
    [
      'params into the query',
      { url: 'api/x', params: { q: 'a&b', n: 0, no: undefined, none: [] } },
      { url: 'api/x?q=a%26b&n=0' },
    ],
    ['a list of params one by one', { url: 'api/x', params: { id: ['1', '2'] } }, { url: 'api/x?id=1&id=2' }],
    ['a remote address untouched', { url: 'https://example.com/x' }, { url: 'https://example.com/x' }],
  ];
  test.each(rows)('%s', async (_name, request, expected) => {
    const { srv, sent } = stand([json(200, {})]);
    await srv.request(request);
    expect(sent[0]).toMatchObject(expected);
  });

  test('Authorization is renamed for Grafana itself, and the organisation is named', async () => {
    const { srv, sent } = stand([json(200, {})]);
    await srv.get('/api/x', undefined, undefined, { headers: { Authorization: 'Bearer t' } });
    expect(sent[0]?.headers).toMatchObject({ 'x-ds-authorization': 'Bearer t', 'x-grafana-org-id': '1' });
    expect(sent[0]?.headers).not.toHaveProperty('authorization');
  });

  test('Authorization is kept for others, who do not learn the organisation', async () => {
    const { srv, sent } = stand([json(200, {})]);
    await srv.get('https://example.com/x', undefined, undefined, { headers: { Authorization: 'Bearer t' } });
    expect(sent[0]?.headers).toMatchObject({ authorization: 'Bearer t' });
    expect(sent[0]?.headers).not.toHaveProperty('x-grafana-org-id');
  });

  test('a header beyond Latin-1 is percent-encoded', async () => {
    const { srv, sent } = stand([json(200, {})]);
    await srv.get('api/x', undefined, undefined, { headers: { 'X-Name': 'Zoë 李' } });
    expect(sent[0]?.headers['x-name']).toBe('Zo%C3%AB%20%E6%9D%8E');
  });

  test('validatePath refuses a path that climbs, and sends nothing', async () => {
    const { srv, sent } = stand([]);
    await failure(srv.get('/api/x/%2e%2e/y', undefined, undefined, { validatePath: true }));
    expect(sent).toEqual([]);
  });
});

describe('an answer is read by its media type', () => {
  test.each([
    ['JSON', json(200, { a: 1 }), {}, { a: 1 }],
    ['JSON under another type', json(200, { a: 1 }, 'application/scim+json'), {}, { a: 1 }],
    ['text', new Response('hello', { headers: { 'content-type': 'text/plain' } }), {}, 'hello'],
    ['an empty body under 204', new Response(null, { status: 204 }), {}, ''],
    [
      'empty JSON',
      new Response('', { headers: { 'content-type': 'application/json', 'content-length': '0' } }),
      {},
      {},
    ],
    ['text on request', json(200, { a: 1 }), { responseType: 'text' as const }, '{"a":1}'],
  ])('%s', async (_name, answer, options, expected) => {
    const { srv } = stand([answer]);
    await expect(srv.get('api/x', undefined, undefined, options)).resolves.toEqual(expected);
  });

  test('malformed JSON is a failure without a status', async () => {
    const { srv } = stand([new Response('{"a":', { headers: { 'content-type': 'application/json' } })]);
    const error = await failure(srv.get('api/x'));
    expect(error.status).toBeUndefined();
    expect(error.data).toEqual({ message: 'Unexpected error' });
  });

  test('chunks come one by one', async () => {
    const { srv } = stand([new Response('abc')]);
    const chunks = await lastValueFrom(srv.chunked({ url: 'api/x' }).pipe(toArray()));
    expect(chunks.map(({ data }) => new TextDecoder().decode(data))).toEqual(['abc', '']);
  });
});

describe('a failure has the shape of FetchError', () => {
  test('status, body and the request that failed', async () => {
    const { srv } = stand([json(404, { message: 'Not found' })]);
    const error = await failure(srv.get('/api/x'));
    expect(error).toMatchObject({
      status: 404,
      data: { message: 'Not found' },
      config: { url: 'api/x', method: 'GET' },
    });
  });

  test('a body that is text becomes the message', async () => {
    const { srv } = stand([
      new Response('404 page not found', { status: 404, headers: { 'content-type': 'text/plain' } }),
    ]);
    const { data } = await failure(srv.get('/api/x'));
    expect(data).toMatchObject({ message: '404 page not found', response: '404 page not found' });
  });

  test('no answer at all keeps the reason', async () => {
    const { srv } = stand([new TypeError('Failed to fetch')]);
    expect(await failure(srv.get('/api/x'))).toMatchObject({
      message: 'Failed to fetch',
      data: { message: 'Unexpected error' },
    });
  });

  test('abortSignal ends it with AbortError', async () => {
    const { srv } = stand([json(200, {})]);
    const error = await failure(srv.get('/api/x', undefined, undefined, { abortSignal: AbortSignal.abort() }));
    expect(error).toMatchObject({ name: 'AbortError' });
  });

  test('a newer request with the same id cancels the older', async () => {
    const { srv } = stand([json(200, 'old'), json(200, 'new')]);
    const older = failure(srv.get('/api/x', undefined, 'one'));
    const newer = srv.get('/api/x', undefined, 'one');
    expect(await older).toMatchObject({ cancelled: true, status: -1 });
    await expect(newer).resolves.toBe('new');
  });
});

describe('401 is retried once while signed in', () => {
  test('after a ping, and the caller sees only the second answer', async () => {
    const { srv, sent } = stand([json(401, {}), json(200, {}), json(200, { ok: true })]);
    await expect(srv.post('/api/x', {})).resolves.toEqual({ ok: true });
    expect(sent.map(({ url }) => url)).toEqual(['api/x', 'api/login/ping', 'api/x']);
  });

  test.each([
    ['retry: 1', {}, { url: '/api/x', method: 'POST', retry: 1 }],
    ['nobody signed in', { isSignedIn: false }, { url: '/api/x', method: 'POST' }],
    ['a remote address', {}, { url: 'https://example.com/x', method: 'POST' }],
  ])('not with %s', async (_name, user, request) => {
    const { srv, sent } = stand([json(401, { message: 'Unauthorized' })], user);
    expect((await failure(srv.request(request))).status).toBe(401);
    expect(sent).toHaveLength(1);
  });

  test('a dead session signs out', async () => {
    const { srv, signedOut } = stand([json(401, {}), json(401, { message: 'Unauthorized' })]);
    expect((await failure(srv.get('/api/x'))).status).toBe(401);
    expect(signedOut).toHaveBeenCalledTimes(1);
  });
});

describe('toasts', () => {
  const { alertSuccess, alertWarning, alertError } = AppEvents;
  const long = 'x'.repeat(81);
  const rows: Array<[string, Response, Partial<BackendSrvRequest>, unknown[][]]> = [
    [
      'success of a write',
      json(200, { message: 'Saved' }),
      { method: 'POST' },
      [[alertSuccess.name, 'Saved', undefined]],
    ],
    ['success of a read', json(200, { message: 'Read' }), { method: 'GET' }, []],
    ['success, not wanted', json(200, { message: 'Saved' }), { method: 'POST', showSuccessAlert: false }, []],
    ['4xx warns', json(403, { message: 'Denied' }), {}, [[alertWarning.name, 'Denied', '']]],
    ['5xx is an error', json(500, { message: 'Broken' }), {}, [[alertError.name, 'Broken', '']]],
    ['a long message is the text', json(500, { message: long }), {}, [[alertError.name, 'Error', long]]],
    ['422 is validation', json(422, { message: 'Bad' }), {}, [[alertWarning.name, 'Validation failed', 'Bad']]],
    ['SCIM has detail, so silence', json(400, { detail: 'Bad', status: '400' }), {}, []],
    ['failure, not wanted', json(500, { message: 'Broken' }), { showErrorAlert: false }, []],
    ['a remote failure', json(500, { message: 'Broken' }), { url: 'https://example.com/x' }, []],
  ];
  test.each(rows)('%s', async (_name, answer, request, expected) => {
    const { srv, toasts } = stand([answer]);
    await firstValueFrom(srv.fetch({ url: '/api/x', ...request })).catch(() => undefined);
    jest.runAllTimers();
    expect(toasts).toEqual(expected);
  });

  test('a caller that says isHandled in time keeps it quiet', async () => {
    const { srv, toasts } = stand([json(500, { message: 'Broken' })]);
    const error = await failure(srv.get('/api/x'));
    error.isHandled = true;
    jest.runAllTimers();
    expect(toasts).toEqual([]);
  });
});

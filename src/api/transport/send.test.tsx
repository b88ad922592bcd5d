import { setBackendSrv } from '@grafana/runtime';
import * as v from 'valibot';
import { createBackendSrv } from '../../../sandbox/shell/backendSrv';
import { operation } from './Operation';
import { send } from './send';

const read = operation({
  id: 'test.read',
  method: 'GET',
  via: 'proxy',
  path: '/api/things/:id',
  action: 'read',
  request: ({ id }: { id: string }) => ({ path: { id } }),
  schema: v.object({ things: v.array(v.object({ name: v.string() })) }),
  doc: '',
  openApi: { absent: 'test' },
});

const write = operation({
  ...read,
  id: 'test.write',
  method: 'PUT',
  action: 'write',
  contentType: 'application/scim+json',
  request: ({ id }: { id: string }) => ({ path: { id }, body: { id } }),
  schema: v.unknown(),
});
const repeatable = operation({ ...write, isIdempotent: true });

type Reply = Response | (() => Response) | Error;

const things = () => Response.json({ things: [{ name: 'a', more: 1 }] });
const turnedAway =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    new Response(status === 204 ? null : '', { status, headers });

/** Grafana's backend service over a list of replies; the last one is given for ever. */
function replyWith(...replies: Reply[]) {
  const sent: Array<{ url: string; init: RequestInit }> = [];
  const reply = () => {
    const next = replies[Math.min(sent.length, replies.length) - 1] ?? new Error('nothing to reply');
    if (next instanceof Error) {
      throw next;
    }
    return typeof next === 'function' ? next() : next;
  };
  setBackendSrv(
    createBackendSrv({
      user: { isSignedIn: true, orgId: 1 },
      notify: () => {
        throw new Error('no toast is wanted');
      },
      onSignedOut: () => undefined,
      async send(url, init) {
        init.signal?.throwIfAborted();
        sent.push({ url, init });
        return reply();
      },
    })
  );
  return sent;
}

const drop = new TypeError('fetch failed');

describe('send', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['performance', 'queueMicrotask', 'nextTick', 'setImmediate'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Lets every pause pass at once and tells how long they were together. */
  async function settled<T>(outcome: Promise<T>): Promise<{ value: T; waitedMs: number }> {
    const startMs = Date.now();
    let isSettled = false;
    void outcome.finally(() => (isSettled = true)).catch(() => undefined);
    while (!isSettled) {
      await jest.advanceTimersByTimeAsync(100);
    }
    return { value: await outcome, waitedMs: Date.now() - startMs };
  }

  test('decodes, and drops what the schema does not name', async () => {
    const sent = replyWith(things);
    expect(await send(read, { id: '1' })).toEqual({ ok: true, value: { things: [{ name: 'a' }] } });
    expect(sent.map(({ url }) => url)).toEqual(['api/plugin-proxy/idops-scim-app/api/things/1']);
  });

  test('sends nothing to an address that could escape', async () => {
    const sent = replyWith(things);
    expect(await send(read, { id: '..' })).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
    expect(sent).toHaveLength(0);
  });

  test('sends a SCIM body as the JSON that it is', async () => {
    const [request] = [replyWith(turnedAway(204))];
    await send(write, { id: 'x' });
    expect(request[0]?.init.body).toBe('{"id":"x"}');
    expect(new Headers(request[0]?.init.headers).get('content-type')).toBe('application/scim+json');
  });

  test.each([429, 503])('reads again after %d, as long as the server asks', async (status) => {
    const sent = replyWith(turnedAway(status, { 'Retry-After': '2' }), things);
    const { value, waitedMs } = await settled(send(read, { id: '1' }));
    expect(value.ok).toBe(true);
    expect(sent).toHaveLength(2);
    expect(waitedMs).toBeGreaterThanOrEqual(2000);
  });

  test('reads again after a broken connection, with growing pauses, four times at most', async () => {
    const sent = replyWith(drop);
    const { value, waitedMs } = await settled(send(read, { id: '1' }));
    expect(value).toMatchObject({ ok: false, fault: { kind: 'network', operation: 'test.read' } });
    expect(sent).toHaveLength(4);
    expect(waitedMs).toBeGreaterThanOrEqual(300 + 900 + 2700);
  });

  test('does not wait longer than a person would', async () => {
    const sent = replyWith(turnedAway(429, { 'Retry-After': '600' }));
    expect(await send(read, { id: '1' })).toMatchObject({ fault: { kind: 'rate-limited', retryAfterMs: 600_000 } });
    expect(sent).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 409, 500, 502])('%d is an answer, not a reason to ask again', async (status) => {
    const sent = replyWith(turnedAway(status));
    expect(await send(read, { id: '1' })).toMatchObject({ ok: false, fault: { status } });
    expect(sent).toHaveLength(1);
  });

  test('a write is repeated only where that is harmless', async () => {
    const once = replyWith(turnedAway(503), turnedAway(204));
    expect((await send(write, { id: '1' })).ok).toBe(false);
    expect(once).toHaveLength(1);
    const twice = replyWith(turnedAway(503), turnedAway(204));
    expect((await settled(send(repeatable, { id: '1' }))).value.ok).toBe(true);
    expect(twice).toHaveLength(2);
  });

  test('a write whose connection broke may have been done, and is not repeated', async () => {
    const sent = replyWith(drop);
    expect(await send(repeatable, { id: '1' })).toMatchObject({ fault: { kind: 'network' } });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['a number', '{"things": 3}', 'things: expected Array.'],
    ['a row without its name', '{"things": [{"name": "a"}, {}]}', 'things.1.name: expected "name".'],
    ['cut off', '{"things": [{"na', 'The answer is not JSON.'],
    ['a page of HTML', '<html>', 'The answer is not JSON.'],
    ['nothing', '', 'the answer: expected Object.'],
  ])('an answer that is %s is malformed', async (_, text, detail) => {
    replyWith(() => new Response(text, { status: 200 }));
    const result = await send(read, { id: '1' });
    expect(result).toEqual({ ok: false, fault: { kind: 'malformed', operation: 'test.read', status: 200, detail } });
  });

  test('never repeats what it received in the words of a fault', async () => {
    replyWith(() => Response.json({ things: [{ name: { secret: 'glsa_abc' } }] }));
    expect(JSON.stringify(await send(read, { id: '1' }))).not.toContain('glsa_abc');
  });

  test('a connection that breaks in the middle of an answer is a network fault', async () => {
    const broken = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"things":['));
            controller.error(new TypeError('terminated'));
          },
        })
      );
    replyWith(broken);
    const { value } = await settled(send(read, { id: '1' }));
    expect(value).toMatchObject({ fault: { kind: 'network' } });
  });

  test('renews a session that has to be renewed, and asks again', async () => {
    const sent = replyWith(
      () => Response.json({ message: 'Unauthorized', messageId: 'session.token.rotate' }, { status: 401 }),
      () => Response.json({ message: 'Logged in' }),
      things
    );
    expect((await send(read, { id: '1' })).ok).toBe(true);
    expect(sent.map(({ url }) => url)).toEqual([
      'api/plugin-proxy/idops-scim-app/api/things/1',
      'api/login/ping',
      'api/plugin-proxy/idops-scim-app/api/things/1',
    ]);
  });

  test('is aborted before, during and between tries', async () => {
    const reason = new Error('the person went away');
    replyWith(things);
    await expect(send(read, { id: '1' }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);

    const controller = new AbortController();
    const sent = replyWith(drop);
    const waiting = send(read, { id: '1' }, { signal: controller.signal });
    const outcome = expect(waiting).rejects.toBe(reason);
    await jest.advanceTimersByTimeAsync(100);
    controller.abort(reason);
    await outcome;
    expect(sent).toHaveLength(1);
  });
});

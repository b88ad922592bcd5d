import * as v from 'valibot';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { classify, networkFault, type Answer } from './classify';
import { exchange, type WireRequest } from './exchange';
import type { Operation } from './Operation';
import { parseList } from './parseList';
import { pause } from './pause';
import { runInSlices } from './runInSlices';
import { wireRequest } from './wireRequest';

const MAX_TRIES = 4;
const FIRST_WAIT_MS = 300;
/** A server that wants a longer pause is told to the person instead of being waited for. */
const MAX_WAIT_MS = 30_000;

export interface SendOptions {
  signal?: AbortSignal;
}

/**
 * Sends one operation and decodes its answer. Reads are tried again, at most four times, after 429, 503 and broken
 * connections; writes only where repeating them is harmless, and only after 429 and 503. Honours `Retry-After`.
 * Rejects only when `signal` is aborted; everything else is a fault.
 */
export async function send<I, O>(asked: Operation<I, O>, input: I, { signal }: SendOptions = {}): Promise<Result<O>> {
  const wire = wireRequest(asked, asked.request(input));
  if (!wire.ok) {
    return wire;
  }
  for (let tries = 1; ; tries += 1) {
    const result = await attempt(asked, wire.value, signal);
    const waitMs = result.ok ? undefined : waitBefore(tries, asked, result.fault);
    if (waitMs === undefined) {
      return result;
    }
    await pause(waitMs, signal);
  }
}

async function attempt<I, O>(asked: Operation<I, O>, wire: WireRequest, signal?: AbortSignal): Promise<Result<O>> {
  try {
    const answer = await exchange(wire, signal);
    const isSuccess = answer.status >= 200 && answer.status < 300;
    return isSuccess ? await decode(asked, answer, signal) : failed(classify(asked, answer, Date.now()));
  } catch {
    signal?.throwIfAborted();
    return failed(networkFault(asked));
  }
}

/** Milliseconds until the next try; undefined: there is none. */
function waitBefore<I, O>(tries: number, asked: Operation<I, O>, fault: Fault): number | undefined {
  if (tries >= MAX_TRIES || !mayTryAgain(asked, fault)) {
    return undefined;
  }
  const waitMs = fault.retryAfterMs ?? FIRST_WAIT_MS * 3 ** (tries - 1);
  return waitMs <= MAX_WAIT_MS ? waitMs : undefined;
}

function mayTryAgain<I, O>({ action, isIdempotent }: Operation<I, O>, { kind, status }: Fault): boolean {
  const isTurnedAway = status === 429 || status === 503;
  return action === 'read' ? isTurnedAway || kind === 'network' : isTurnedAway && isIdempotent === true;
}

async function decode<I, O>(
  { id, schema, itemSchema, paging }: Operation<I, O>,
  { status, text, link }: Answer,
  signal?: AbortSignal
): Promise<Result<O>> {
  try {
    const parsed = itemSchema ? await runInSlices(parseList(text, itemSchema), signal) : parseJson(text);
    const answered = paging ? { body: parsed, link } : parsed;
    return ok(v.parse(schema, answered, { abortEarly: true }));
  } catch (error) {
    signal?.throwIfAborted();
    const detail = v.isValiError(error) ? describe(error.issues[0]) : 'The answer is not JSON.';
    return failed<Fault>({ kind: 'malformed', operation: id, status, detail });
  }
}

/** An empty body is `undefined`: whether that will do is for the schema to say. */
const parseJson = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

/** Names the place and what was expected there, never what was received: that may be a secret. */
function describe(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? 'the answer';
  return `${place}: expected ${issue.expected ?? 'something else'}.`;
}

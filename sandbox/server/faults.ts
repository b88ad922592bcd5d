import { json, message, notFound } from './reply';

export type Via = 'direct' | 'proxy';

export interface Fault {
  match: {
    method?: string;
    /** With `*` a glob (any characters), else a prefix of the path. */
    path?: string;
    /** Only requests that come through the plugin proxy, or only those that do not. */
    via?: Via;
  };
  fault: 'latency' | 'status' | 'drop' | 'malformed' | 'truncated';
  /** For `latency`. */
  ms?: number;
  /** For `status`; 500 when left out. */
  status?: number;
  /** Seconds, sent as `Retry-After`. */
  retryAfter?: number;
  /** Only the nth matching request, from 1. */
  nth?: number;
  /** At most so many times. */
  times?: number;
}

const KINDS: ReadonlySet<string> = new Set(['latency', 'status', 'drop', 'malformed', 'truncated']);
const BODY_FAULTS: ReadonlySet<string> = new Set(['malformed', 'truncated']);

interface Armed extends Fault {
  seen: number;
  done: number;
}

const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' &&
  value !== null &&
  'match' in value &&
  typeof value.match === 'object' &&
  value.match !== null &&
  'fault' in value &&
  typeof value.fault === 'string' &&
  KINDS.has(value.fault);

const escape = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

const pathMatches = (pattern: string, path: string): boolean =>
  pattern.includes('*')
    ? new RegExp(`^${pattern.split('*').map(escape).join('.*')}$`).test(path)
    : path.startsWith(pattern);

/** A connection that broke, as `fetch` reports it. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('fetch failed');
  }
}

/** Requests that are told to fail. */
export class Faults {
  #armed: Armed[] = [];

  /** The endpoint `/__sandbox/faults`. */
  control(method: string, body: unknown): Response {
    if (method === 'GET') {
      return json(200, { faults: this.#armed });
    }
    if (method === 'DELETE') {
      this.clear();
      return message(200, 'Faults cleared');
    }
    if (method !== 'POST') {
      return notFound();
    }
    if (!isFault(body)) {
      return message(400, `a fault has a match and one of ${[...KINDS].join(', ')}`);
    }
    this.arm(body);
    return json(201, body);
  }

  arm(fault: Fault): void {
    this.#armed.push({ ...fault, seen: 0, done: 0 });
  }

  clear(): void {
    this.#armed = [];
  }

  /** Answers in place of `respond`, spoils its answer, or lets it through. */
  async around(method: string, path: string, via: Via, respond: () => Promise<Response>): Promise<Response> {
    const hits = this.#armed.filter((fault) => hit(fault, method, path, via));
    for (const fault of hits) {
      if (fault.fault === 'latency') {
        await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000));
      } else if (fault.fault === 'drop') {
        throw new DroppedConnection();
      } else if (fault.fault === 'status') {
        return failed(fault);
      }
    }
    const answer = await respond();
    const spoilt = hits.find((fault) => BODY_FAULTS.has(fault.fault));
    return spoilt ? spoil(spoilt.fault, answer) : answer;
  }
}

function hit(fault: Armed, method: string, path: string, via: Via): boolean {
  const { match } = fault;
  if (match.method !== undefined && match.method.toUpperCase() !== method) {
    return false;
  }
  if (match.via !== undefined && match.via !== via) {
    return false;
  }
  if (match.path !== undefined && !pathMatches(match.path, path)) {
    return false;
  }
  fault.seen += 1;
  const isDue = fault.nth === undefined || fault.seen === fault.nth;
  if (!isDue || (fault.times !== undefined && fault.done >= fault.times)) {
    return false;
  }
  fault.done += 1;
  return true;
}

function failed({ status = 500, retryAfter }: Fault): Response {
  const text = status === 429 ? 'Too many requests' : 'Internal server error';
  return json(status, { message: text }, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
}

async function spoil(kind: string, answer: Response): Promise<Response> {
  const text = await answer.text();
  const body = kind === 'malformed' ? `<html>${text.slice(0, 20)}` : text.slice(0, Math.ceil(text.length / 2));
  return new Response(body, { status: answer.status, headers: answer.headers });
}

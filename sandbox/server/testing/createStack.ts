import { createSandbox } from '../handle';
import type { Sandbox, SandboxOptions } from '../Sandbox';

/** A clock that stands still until it is told otherwise. */
export class FixedClock {
  #now = Date.parse('2026-03-01T12:00:00Z');

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface Stack {
  sandbox: Sandbox;
  clock: FixedClock;
  /** Sends as `login:password`, a token, or nobody. */
  send(as: string, method: string, path: string, body?: unknown): Promise<Answer>;
  /** A person with the password `<login>-password`; answers the id. */
  person(login: string, role?: string): Promise<number>;
  /** A team made by `admin`; answers the id. */
  team(name: string): Promise<number>;
  /** A service account with a token; answers both. */
  account(name: string, role: string): Promise<{ id: number; token: string }>;
}

const ADMIN = 'admin:admin';

function credentials(as: string): Record<string, string> {
  if (as === '') {
    return {};
  }
  return { authorization: as.includes(':') ? `Basic ${btoa(as)}` : `Bearer ${as}` };
}

/** One value out of an answer, which has to be there. */
export function field<T extends string | number>(answer: Answer, name: string, kind: 'string' | 'number'): T {
  const value = (answer.body as Record<string, unknown>)[name];
  if (typeof value !== kind) {
    throw new Error(`${answer.status}: no ${name} in ${JSON.stringify(answer.body)}`);
  }
  return value as T;
}

/** A stack to test on: a fixed clock, story `fresh` unless told otherwise. */
export async function createStack(options: SandboxOptions = {}): Promise<Stack> {
  const clock = new FixedClock();
  const sandbox = await createSandbox({ story: 'fresh', edition: 'oss', clock, ...options });

  async function send(as: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = { ...credentials(as), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const payload = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await sandbox.handle(new Request(`http://grafana.test${path}`, { method, headers, ...payload }), {
      rawTarget: path,
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: parse(text) };
  }

  return {
    sandbox,
    clock,
    send,
    async person(login, role = 'Viewer') {
      const form = { login, name: login, email: `${login}@example.com`, password: `${login}-password` };
      const id = field<number>(await send(ADMIN, 'POST', '/api/admin/users', form), 'id', 'number');
      await send(ADMIN, 'PATCH', `/api/org/users/${id}`, { role });
      return id;
    },
    async team(name) {
      return field<number>(await send(ADMIN, 'POST', '/api/teams', { name }), 'teamId', 'number');
    },
    async account(name, role) {
      const id = field<number>(await send(ADMIN, 'POST', '/api/serviceaccounts', { name, role }), 'id', 'number');
      const made = await send(ADMIN, 'POST', `/api/serviceaccounts/${id}/tokens`, { name: `${name}-token` });
      return { id, token: field<string>(made, 'key', 'string') };
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

import { createSandbox } from '../../sandbox/server/handle';
import type { Sandbox } from '../../sandbox/server/Sandbox';

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface ScimClient {
  sandbox: Sandbox;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

const NOON = Date.UTC(2026, 0, 15, 12);

/** An identity provider in front of a Grafana that was just installed, at a clock that stands still. */
export async function createScimClient(): Promise<ScimClient & { tick(ms: number): void }> {
  let now = NOON;
  const sandbox = await createSandbox({ story: 'fresh', clock: { now: () => now } });
  const { scimUrl, tokens } = sandbox.info();
  return {
    sandbox,
    tick: (ms) => {
      now += ms;
    },
    async send(method, path, body, headers = {}) {
      const answer = await sandbox.handle(
        new Request(scimUrl + path, {
          method,
          headers: { authorization: `Bearer ${tokens.idp}`, 'content-type': 'application/scim+json', ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      );
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
    },
  };
}

/** `at(body, 'Resources', 0, 'id')`, undefined where there is nothing. */
export function at(value: unknown, ...keys: Array<string | number>): unknown {
  return keys.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    value
  );
}

/** A person as Okta creates one. */
export const person = (userName: string, fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
  externalId: `00u-${userName.split('@')[0] ?? ''}`,
  displayName: userName.split('@')[0] ?? '',
  emails: [{ primary: true, value: userName, type: 'work' }],
  active: true,
  ...fields,
});

export const patchOf = (...operations: unknown[]): Record<string, unknown> => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: operations,
});

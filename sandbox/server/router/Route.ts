import type { Principal } from '../auth/Principal';
import type { Need } from '../Instance';
import type { Evaluator } from '../rbac/evaluate';
import type { Sandbox } from '../Sandbox';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a handler is given. The body is read before, so a handler that does not await runs in one piece. */
export interface RouteContext {
  readonly sandbox: Sandbox;
  readonly store: Sandbox['store'];
  readonly principal: Principal;
  readonly method: string;
  /** As it came over the wire: not decoded, dots and double slashes kept. */
  readonly rawPath: string;
  /** After `?`, as it came. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  /** `:name` segments, decoded; `*` is the raw rest. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Headers;
  /** The body as text. */
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  body(): unknown;
  /** Whether the principal holds it. */
  can(evaluator: Evaluator): boolean;
}

export interface Route {
  method: Method | '*';
  /** `/api/teams/:teamId`; a last `*` takes the rest. Fixed segments win over `:name`, that over `*`. */
  path: string;
  /** Where this is not met, there is no such path. */
  needs?: Need;
  /** Answers without credentials, too; the handler looks at the principal. */
  anonymous?: true;
  /**
   * What the principal must hold; without it, being signed in is enough. As a function it may answer
   * itself: Grafana turns uids into ids before it looks at permissions.
   */
  access?: Evaluator | ((context: RouteContext) => Evaluator | Response);
  handler(context: RouteContext): Response | Promise<Response>;
}

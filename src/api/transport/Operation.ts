import type { GenericSchema } from 'valibot';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type QueryValue = string | number | boolean | undefined;

/** What one call of an operation adds to its path. */
export interface RequestParts {
  /** Values of the `:name` segments. */
  path?: Readonly<Record<string, string | number>>;
  query?: Readonly<Record<string, QueryValue>>;
  body?: unknown;
}

/** One thing that can be asked of Grafana: the single place that knows its method, address and answer. */
export interface Operation<Input, Output> {
  /** `<system>.<name>`, unique. */
  id: string;
  method: Method;
  /** `proxy`: with the plugin's stored token. `session`: as the signed-in person. */
  via: 'proxy' | 'session';
  /** Below the plugin proxy, or below Grafana's own address; `:name` stands for one encoded segment. */
  path: string;
  /** What it does to Grafana, whatever its method; through the proxy also the action that its route asks for. */
  action: 'read' | 'write';
  /** A write that may be sent again without doing more than once. Reads always may. */
  isIdempotent?: true;
  contentType?: 'application/json' | 'application/scim+json';
  request: (input: Input) => RequestParts;
  /** Decodes the answer; what it does not name is dropped. */
  schema: GenericSchema<unknown, Output>;
  /**
   * For Kubernetes lists that may be too large to parse at once: decodes each item while the answer is parsed in slices;
   * `schema` then gets `{ metadata, items }` with the decoded items.
   */
  itemSchema?: GenericSchema<unknown, unknown>;
  /** `link-header`: `schema` gets `{ body, link }`, as the `Link` header (RFC 8288) leads to the next page. */
  paging?: 'link-header';
  /** Where the endpoint is described. */
  doc: string;
  /** Its path in Grafana's OpenAPI document, or why it is not there. */
  openApi: { path: string } | { absent: string };
  /** Id of the operation that it stands in for where that one is missing. */
  fallbackOf?: string;
}

/** Keeps the types of an operation while checking its shape. */
export const operation = <Input, Output>(spec: Operation<Input, Output>): Operation<Input, Output> => spec;

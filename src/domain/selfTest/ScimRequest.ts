import type { Exchange } from '../fault/Exchange';

export type Resource = Readonly<Record<string, unknown>>;

/** One request to the SCIM endpoint, as an identity provider makes it. */
export interface ScimRequest {
  method: Exchange['method'];
  resource: 'Users' | 'Groups' | 'ServiceProviderConfig';
  id?: string;
  /** Sent in the order given. */
  query?: Readonly<{ filter?: string; startIndex?: number; count?: number; excludedAttributes?: string }>;
  body?: Resource;
}

/** Path and query below the connector URL, encoded. */
export function requestPath(request: ScimRequest): string {
  return pathWith(request, encodeURIComponent);
}

/** The same for people to read: not encoded. */
export function readablePath(request: ScimRequest): string {
  return pathWith(request, String);
}

function pathWith({ resource, id, query = {} }: ScimRequest, encode: (part: string) => string): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encode(String(value))}`);
  return `/${resource}${id === undefined ? '' : `/${encode(id)}`}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

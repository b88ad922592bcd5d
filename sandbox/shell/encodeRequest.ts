import type { BackendSrvRequest } from '@grafana/runtime';

const withBody = ['POST', 'PUT', 'PATCH'];

/**
 * How Grafana turns a plugin's request into what `fetch` sends. An object goes as JSON only if the media type is
 * exactly `application/json` or one of the JSON patch types; under any other type it is form-encoded.
 */
export function encodeRequest(request: BackendSrvRequest): RequestInit {
  const headers = headersOf(request);
  return {
    method: request.method,
    headers,
    body: bodyOf(request.data, headers),
    credentials: request.credentials ?? (request.withCredentials ? 'include' : 'same-origin'),
  };
}

function headersOf({ headers = {}, method = '' }: BackendSrvRequest): Headers {
  const encoded = new Headers(Object.entries(headers).map(([key, value]) => [latin1(key), latin1(String(value))]));
  if (withBody.includes(method.toUpperCase()) && !encoded.has('content-type')) {
    encoded.set('content-type', 'application/json');
  }
  if (!encoded.has('accept')) {
    encoded.set('accept', 'application/json, text/plain, */*');
  }
  return encoded;
}

const latin1 = (text: string) => (/[^\u0000-\u00ff]/.test(text) ? encodeURI(text) : text);

const jsonTypes = new Set([
  'application/json',
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
]);

/** Whether the media type is JSON to Grafana: the bare types only, a parameter such as `charset` makes it something else. */
export function isJson(headers: Headers): boolean {
  return jsonTypes.has((headers.get('content-type') ?? '').toLowerCase());
}

function bodyOf(data: BackendSrvRequest['data'], headers: Headers): BodyInit | null | undefined {
  if (!data || typeof data === 'string' || data instanceof Blob) {
    return data;
  }
  return isJson(headers) ? JSON.stringify(data) : new URLSearchParams(data);
}

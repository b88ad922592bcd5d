import type { Connector } from '../stories/dialects/IdentityProvider';

/** One request and what came back, without the token. */
export interface Exchange {
  method: string;
  /** Below the connector's address, with its query, readable. */
  path: string;
  status: number;
  /** What a refusal says. */
  detail: string;
}

export interface Target {
  /** The connector's address: `https://…/apis/scim.grafana.app/v0alpha1/namespaces/<namespace>`. */
  url: string;
  token: string;
  /** `fetch` unless told otherwise; in a test, the sandbox's `handle`. */
  send?: (request: Request) => Promise<Response>;
  onExchange?: (exchange: Exchange) => void;
}

/** A SCIM endpoint at an address. Redirects are refused: they would carry the token elsewhere. */
export function connectTo({ url, token, send = fetch, onExchange }: Target): Connector {
  const base = url.replace(/\/+$/, '');
  return {
    async scim(method, path, body) {
      const response = await send(
        new Request(`${base}${path}`, {
          method,
          redirect: 'error',
          headers: {
            authorization: `Bearer ${token}`,
            accept: 'application/scim+json',
            'content-type': 'application/scim+json; charset=utf-8',
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      );
      onExchange?.({ method, path: readable(path), status: response.status, detail: await refusal(response) });
      return response;
    },
  };
}

const readable = (path: string): string => decodeURIComponent(path.replaceAll('+', ' '));

async function refusal(response: Response): Promise<string> {
  if (response.ok) {
    return '';
  }
  const text = await response.clone().text();
  try {
    const body = JSON.parse(text) as { detail?: unknown; message?: unknown };
    return [body.detail, body.message].find((words) => typeof words === 'string') ?? '';
  } catch {
    return text.trim().slice(0, 200);
  }
}

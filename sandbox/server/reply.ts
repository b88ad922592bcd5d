/** Answers in Grafana's shapes. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });

export const ok = (body: unknown): Response => json(200, body);

/** `{"message": …}`, what most of Grafana's handlers say. */
export const message = (status: number, text: string): Response => json(status, { message: text });

/** An `errutil` error as API handlers write it. */
export const failure = (status: number, messageId: string, text: string): Response =>
  json(status, { statusCode: status, messageId, message: text });

export const plain = (status: number, text: string): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

export const notFound = (): Response => message(404, 'Not found');

interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  causes?: Array<{ message: string }>;
}

/** A Kubernetes Status, what `/apis/…` says when it refuses. `reason` is left out when Grafana has none. */
export const status = (code: number, text: string, reason?: string, details?: StatusDetails): Response =>
  json(code, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: text,
    ...(reason === undefined ? {} : { reason }),
    ...(details === undefined ? {} : { details }),
    code,
  });

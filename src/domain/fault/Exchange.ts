/** One request and its answer, as they went over the wire. Never holds a token. */
export interface Exchange {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query as Grafana gets them. */
  path: string;
  requestBody?: unknown;
  status: number;
  contentType?: string;
  /** Parsed JSON, else the text, at most 2,000 characters of it; empty where there was none. */
  body: unknown;
  durationMs: number;
}

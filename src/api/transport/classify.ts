import type { Fault, FaultKind } from '../../domain/fault/Fault';
import type { Operation } from './Operation';
import { READ_ACTION, WRITE_ACTION } from './pluginId';

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  statusText: string;
  text: string;
  /** The `Retry-After` header. */
  retryAfter?: string;
  /** The `X-Rate-Limit-Reset` header: seconds since 1970, by the server's clock. */
  rateLimitReset?: string;
  /** The `Date` header. */
  date?: string;
  contentType?: string;
  /** The `Link` header. */
  link?: string;
}

/** What the plugin proxy itself says (nothing where it reached nobody); its 404 means that nobody was asked, not that a thing is missing. */
const PROXY_WORDS: ReadonlyArray<{ status: number; words: string; kind: FaultKind; messageId: string }> = [
  { status: 403, words: 'plugin proxy route access denied', kind: 'forbidden', messageId: 'plugin-proxy.denied' },
  { status: 404, words: 'plugin route match not found', kind: 'unavailable', messageId: 'plugin-proxy.no-route' },
  { status: 404, words: 'Plugin is not enabled', kind: 'unavailable', messageId: 'plugin-proxy.not-enabled' },
  { status: 404, words: 'Plugin not found', kind: 'unavailable', messageId: 'plugin-proxy.no-plugin' },
  {
    status: 500,
    words: 'Could not interpolate plugin route url',
    kind: 'unavailable',
    messageId: 'plugin-proxy.no-address',
  },
  { status: 502, words: '', kind: 'unavailable', messageId: 'plugin-proxy.unreachable' },
  { status: 504, words: '', kind: 'unavailable', messageId: 'plugin-proxy.unreachable' },
];

type Asked = Pick<Operation<never, unknown>, 'id' | 'via' | 'action'>;

/**
 * Turns every answer that is not a success into a fault. Understands the error bodies of SCIM (RFC 7644 section
 * 3.12), Kubernetes (`Status`), Grafana and Okta, and what Grafana's plugin proxy says on its own account.
 */
export function classify(asked: Asked, answer: Answer, nowMs: number): Fault {
  const body = bodyOf(answer.text);
  const detail = detailOf(body, answer);
  const said = asked.via === 'proxy' ? PROXY_WORDS.find((row) => isSaid(row, body, answer)) : undefined;
  return {
    kind: said?.kind ?? kindOf(answer.status),
    operation: asked.id,
    detail,
    status: answer.status,
    ...given('scimType', textIn(body, 'scimType')),
    ...given('messageId', said?.messageId ?? messageIdOf(body)),
    ...given('missingPermissions', missingPermissions(asked, detail, said?.kind)),
    ...given('retryAfterMs', retryAfterMs(answer, body, nowMs)),
  };
}

/** Whether the plugin proxy answered by itself, so that nobody behind it was asked. */
export const isProxysOwn = ({ messageId }: Fault): boolean => messageId?.startsWith('plugin-proxy.') === true;

/** A fault of a request that got no complete answer. */
export const networkFault = (asked: Pick<Asked, 'id'>): Fault => ({
  kind: 'network',
  operation: asked.id,
  detail: 'The connection failed before a complete answer came.',
});

const isSaid = (row: { status: number; words: string }, body: Body, { status, text }: Answer): boolean =>
  row.status === status && row.words === (textIn(body, 'message') ?? text.trim());

const KINDS: Readonly<Record<number, FaultKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'unavailable',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  429: 'rate-limited',
};

function kindOf(status: number): FaultKind {
  return KINDS[status] ?? (status >= 400 && status < 500 ? 'invalid' : 'unavailable');
}

type Body = Readonly<Record<string, unknown>>;

function bodyOf(text: string): Body {
  try {
    const parsed: unknown = JSON.parse(text);
    return isBody(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

function textIn(body: Body, key: string): string | undefined {
  const value = body[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const WORDS_FOR: Readonly<Record<number, string>> = {
  401: 'Not signed in, or the token is not accepted.',
  403: 'Access denied.',
  502: 'Grafana could not reach the configured address.',
  504: 'The configured address did not answer Grafana in time.',
};
const MAX_TEXT = 300;

const DETAIL_FIELDS = ['detail', 'message', 'error', 'errorSummary'];

function detailOf(body: Body, { status, statusText, text }: Answer): string {
  const said = DETAIL_FIELDS.map((field) => textIn(body, field)).find((words) => words !== undefined);
  return said ?? plainText(text) ?? WORDS_FOR[status] ?? (statusText || `The server answered ${status}.`);
}

/** Short text that is neither JSON nor a page of HTML, such as a router's "404 page not found". */
function plainText(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' || /^[<{["]/.test(trimmed) ? undefined : trimmed.slice(0, MAX_TEXT);
}

/** Grafana's `messageId`, a Kubernetes `reason`, Okta's `errorCode`, or the word that dashboards put into `status`. */
function messageIdOf(body: Body): string | undefined {
  const status = body.kind === 'Status' || textIn(body, 'detail') ? undefined : textIn(body, 'status');
  return textIn(body, 'messageId') ?? textIn(body, 'reason') ?? textIn(body, 'errorCode') ?? status;
}

function missingPermissions(asked: Asked, detail: string, said: FaultKind | undefined): string[] | undefined {
  if (said === 'forbidden') {
    return [asked.action === 'read' ? READ_ACTION : WRITE_ACTION];
  }
  const named = /Permissions needed: (.+)$/s.exec(detail)?.[1];
  return named?.split(',').map((permission) => permission.trim().replace(/^((any|all) of )+/, ''));
}

function retryAfterMs(answer: Answer, body: Body, nowMs: number): number | undefined {
  const seconds = answer.retryAfter ?? secondsIn(body);
  if (seconds === undefined) {
    return answer.status === 429 ? untilResetMs(answer, nowMs) : undefined;
  }
  const waitMs = /^\s*\d+\s*$/.test(seconds) ? Number(seconds) * 1000 : Date.parse(seconds) - nowMs;
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

/** Both headers are by the server's clock, which may differ from this one (Okta, rate limit best practices). */
function untilResetMs({ rateLimitReset, date }: Answer, nowMs: number): number | undefined {
  const resetMs = /^\d+$/.test(rateLimitReset ?? '') ? Number(rateLimitReset) * 1000 : Number.NaN;
  const serverMs = date === undefined ? nowMs : Date.parse(date);
  const waitMs = resetMs - (Number.isNaN(serverMs) ? nowMs : serverMs);
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

/** Kubernetes puts the wait into `details.retryAfterSeconds`. */
function secondsIn({ details }: Body): string | undefined {
  const seconds = isBody(details) ? details.retryAfterSeconds : undefined;
  return typeof seconds === 'number' ? String(seconds) : undefined;
}

function given<K extends keyof Fault>(key: K, value: Fault[K] | undefined): Partial<Fault> {
  return value === undefined ? {} : { [key]: value };
}

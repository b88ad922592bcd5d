import type { Upstream } from '../server/Sandbox';
import { GROUPS } from '../stories/company/company';

export const OKTA_URL = 'https://example.okta.com';
export const OKTA_TOKEN = '00example-token-of-the-sandbox';

export type OktaGroupType = 'OKTA_GROUP' | 'APP_GROUP' | 'BUILT_IN';

export interface OktaGroupRow {
  name: string;
  type?: OktaGroupType;
  description?: string;
}

export interface OktaOptions {
  groups?: readonly OktaGroupRow[];
  /** Who may read groups with it; any other token is refused. */
  token?: string;
  /** Accepted, but its owner may not read groups. */
  powerlessToken?: string;
  /** Requests in a minute before it says 429. */
  perMinute?: number;
  nowMs?: () => number;
}

const OTHERWISE = new Map<string, string>([
  ['Data Science', 'Data & Insights'],
  ['Grafana Admins', 'Grafana admins'],
]);

/**
 * The demo company's groups as its Okta has them, which is not quite what was pushed: one was renamed, one is written
 * in other case, two have one name, one is new, one is gone, and one came from Active Directory.
 */
const OKTA_GROUPS: readonly OktaGroupRow[] = [
  { name: 'Everyone', type: 'BUILT_IN', description: 'All users in your organization' },
  ...GROUPS.filter((name) => name !== 'Contractors').map((name) => ({ name: OTHERWISE.get(name) ?? name })),
  { name: 'Checkout', description: 'From the time before the merger' },
  { name: 'Release Managers' },
  { name: 'Domain Users', type: 'APP_GROUP', description: 'example.local/Users/Domain Users' },
];

const MAX_LIMIT = 10_000;
const DEFAULT_PER_MINUTE = 600;
const MINUTE_MS = 60_000;

/** Stands in for an Okta organisation, as far as reading its groups goes. */
export function createOkta({
  groups = OKTA_GROUPS,
  token = OKTA_TOKEN,
  powerlessToken,
  perMinute = DEFAULT_PER_MINUTE,
  nowMs = Date.now,
}: OktaOptions = {}): Upstream {
  const rows = groups.map(toGroup);
  const rate = rateLimit(perMinute, nowMs);
  return async (request) => {
    const headers = rate.next();
    if (headers === undefined) {
      return refusal(429, 'E0000047', 'API call exceeded rate limit due to too many requests.', rate.headers());
    }
    const asked = request.headers.get('authorization')?.replace(/^SSWS /, '');
    if (asked === undefined || (asked !== token && asked !== powerlessToken)) {
      return refusal(401, 'E0000011', 'Invalid token provided', headers);
    }
    const url = new URL(request.url);
    if (url.pathname !== '/api/v1/groups') {
      return refusal(404, 'E0000022', 'The endpoint does not support the provided HTTP method', headers);
    }
    if (request.method !== 'GET') {
      return refusal(405, 'E0000022', 'The endpoint does not support the provided HTTP method', headers);
    }
    return asked === token
      ? page(rows, url, headers)
      : refusal(403, 'E0000006', 'You do not have permission to perform the requested action', headers);
  };
}

interface OktaGroup {
  id: string;
  created: string;
  lastUpdated: string;
  objectClass: string[];
  type: OktaGroupType;
  profile: { name: string; description: string | null };
}

const toGroup = ({ name, type = 'OKTA_GROUP', description }: OktaGroupRow, index: number): OktaGroup => ({
  id: `00g${(index + 1).toString(36).padStart(17, '0')}`,
  created: '2021-05-04T09:00:00.000Z',
  lastUpdated: '2021-05-04T09:00:00.000Z',
  objectClass: [type === 'APP_GROUP' ? 'okta:windows_security_principal' : 'okta:user_group'],
  type,
  profile: { name, description: description ?? null },
});

/** Cursors are opaque: here the id of the last group of a page, as Okta's look. */
function page(rows: readonly OktaGroup[], url: URL, headers: Headers): Response {
  const limit = Number(url.searchParams.get('limit') ?? MAX_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    return refusal(400, 'E0000001', 'Api validation failed: limit', headers);
  }
  const after = url.searchParams.get('after');
  const start = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const items = rows.slice(start, start + limit);
  const last = items.at(-1);
  headers.append('link', `<${url.href}>; rel="self"`);
  if (last && start + limit < rows.length) {
    const next = new URL(url.href);
    next.searchParams.set('after', last.id);
    headers.append('link', `<${next.href}>; rel="next"`);
  }
  return Response.json(items, { headers });
}

function refusal(status: number, errorCode: string, errorSummary: string, headers: Headers): Response {
  const body = { errorCode, errorSummary, errorLink: errorCode, errorId: 'oaeExample0000000000', errorCauses: [] };
  return Response.json(body, { status, headers });
}

/** So many requests in each whole minute, as its headers tell. */
function rateLimit(perMinute: number, nowMs: () => number) {
  let minute = -1;
  let used = 0;
  const headers = (): Headers =>
    new Headers({
      date: new Date(nowMs()).toUTCString(),
      'x-rate-limit-limit': String(perMinute),
      'x-rate-limit-remaining': String(Math.max(0, perMinute - used)),
      'x-rate-limit-reset': String(((minute + 1) * MINUTE_MS) / 1000),
    });
  return {
    headers,
    /** Undefined when there were too many. */
    next(): Headers | undefined {
      const now = Math.floor(nowMs() / MINUTE_MS);
      used = now === minute ? used + 1 : 1;
      minute = now;
      return used > perMinute ? undefined : headers();
    },
  };
}

import * as v from 'valibot';
import { operation } from '../transport/Operation';
import { lenient } from './fields';

export interface Licence {
  /** When the licence ends, ISO 8601; absent: the server does not say. */
  expiresAt?: string;
  /** When its token ends, which Grafana renews by itself, ISO 8601. */
  tokenExpiresAt?: string;
  /** Grafana's own number; its meaning is not published. */
  status?: number;
  isTrial: boolean;
  slug?: string;
  /** What is counted: `users` or `roles`. */
  limitBy?: string;
  includedUsers?: number;
}

const seconds = lenient(v.number());

const token = v.object({
  exp: seconds,
  lexp: seconds,
  status: lenient(v.number()),
  trial: lenient(v.boolean()),
  slug: lenient(v.string()),
  limit_by: lenient(v.string()),
  included_users: lenient(v.number()),
});

/** The licence (Enterprise). On OSS a 404; takes `licensing:read`. */
export const getLicence = operation({
  id: 'grafana.getLicence',
  method: 'GET',
  via: 'proxy',
  path: '/api/licensing/token',
  action: 'read',
  request: () => ({}),
  schema: v.pipe(token, v.transform(licence)),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/licensing/#get-the-license-token',
  openApi: { path: '/licensing/token' },
});

function licence({ exp, lexp, status, trial, slug, limit_by, included_users }: v.InferOutput<typeof token>): Licence {
  return {
    ...(lexp ? { expiresAt: isoOf(lexp) } : {}),
    ...(exp ? { tokenExpiresAt: isoOf(exp) } : {}),
    ...(status === undefined ? {} : { status }),
    isTrial: trial ?? false,
    ...(slug ? { slug } : {}),
    ...(limit_by ? { limitBy: limit_by } : {}),
    ...(included_users ? { includedUsers: included_users } : {}),
  };
}

const isoOf = (epochSeconds: number): string => new Date(epochSeconds * 1000).toISOString();

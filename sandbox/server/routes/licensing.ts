import type { Clock } from '../clock';
import { permission } from '../rbac/evaluate';
import { ok } from '../reply';
import type { Route, RouteContext } from '../router/Route';

const DAY_S = 24 * 3600;
const ACTIVE_MS = 30 * DAY_S * 1000;

const seconds = (clock: Clock, days: number): number => Math.floor(clock.now() / 1000) + days * DAY_S;

/** A licence of an imaginary company that always has 200 days left. */
const token = ({ sandbox }: RouteContext): object => ({
  status: 1,
  jti: '1',
  iss: 'https://grafana.com',
  sub: `${sandbox.grafanaUrl}/`,
  iat: seconds(sandbox.clock, -165),
  nbf: seconds(sandbox.clock, -165),
  exp: seconds(sandbox.clock, 200),
  lexp: seconds(sandbox.clock, 200),
  lid: '1',
  limit_by: 'users',
  included_users: 1000,
  lic_exp_warn_days: 30,
  tok_exp_warn_days: 2,
  update_days: 1,
  prod: ['grafana-enterprise'],
  company: 'Example',
  account: '1',
  slug: 'example',
  usage_billing: false,
  max_concurrent_user_sessions: 3,
  details_url: '',
  trial: false,
  trial_exp: 0,
  anonymousRatio: 0,
});

function stats({ store, sandbox }: RouteContext): object {
  const active = store.users
    .all()
    .filter(({ isDisabled, lastSeenAt }) => !isDisabled && sandbox.clock.now() - Date.parse(lastSeenAt) < ACTIVE_MS);
  const viewers = active.filter(({ orgRole }) => orgRole === 'Viewer' || orgRole === 'None').length;
  return {
    active_users: active.length,
    active_admins_and_editors: active.length - viewers,
    active_viewers: viewers,
    active_anonymous_devices: 0,
  };
}

const READ = permission('licensing:read');

export const licensingRoutes: Route[] = [
  { method: 'GET', path: '/api/licensing/check', edition: 'enterprise', access: READ, handler: () => ok(true) },
  {
    method: 'GET',
    path: '/api/licensing/token',
    edition: 'enterprise',
    access: READ,
    handler: (context) => ok(token(context)),
  },
  {
    method: 'GET',
    path: '/api/licensing/refresh-stats',
    edition: 'enterprise',
    access: READ,
    handler: (context) => ok(stats(context)),
  },
];

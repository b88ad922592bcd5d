import { isInForce, licenceExpiry, secondsFromNow } from '../settings/licence';
import { permission } from '../rbac/evaluate';
import { ok } from '../reply';
import type { Route, RouteContext } from '../router/Route';

const ACTIVE_MS = 30 * 24 * 3600 * 1000;

/** A licence of an imaginary company. That status 1 is a valid one is all that is known of the numbers. */
const token = ({ sandbox }: RouteContext): object => ({
  status: isInForce(sandbox.instance) ? 1 : 0,
  jti: '1',
  iss: 'https://grafana.com',
  sub: `${sandbox.grafanaUrl}/`,
  iat: secondsFromNow(sandbox, -165),
  nbf: secondsFromNow(sandbox, -165),
  exp: licenceExpiry(sandbox),
  lexp: licenceExpiry(sandbox),
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

const check = ({ sandbox }: RouteContext): Response => ok(isInForce(sandbox.instance));

const READ = permission('licensing:read');

export const licensingRoutes: Route[] = [
  { method: 'GET', path: '/api/licensing/check', needs: 'enterprise', access: READ, handler: check },
  {
    method: 'GET',
    path: '/api/licensing/token',
    needs: 'enterprise',
    access: READ,
    handler: (context) => ok(token(context)),
  },
  {
    method: 'GET',
    path: '/api/licensing/refresh-stats',
    needs: 'enterprise',
    access: READ,
    handler: (context) => ok(stats(context)),
  },
];

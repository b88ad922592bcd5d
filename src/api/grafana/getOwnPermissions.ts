import * as v from 'valibot';
import { operation } from '../transport/Operation';
import { orNull } from './fields';

/** What the stored token may do now: action → scopes. Proves the token, and is read past Grafana's cache. */
export const getOwnPermissions = operation({
  id: 'grafana.getOwnPermissions',
  method: 'GET',
  via: 'proxy',
  path: '/api/access-control/user/permissions',
  action: 'read',
  request: () => ({ query: { reloadcache: true } }),
  schema: v.pipe(
    v.record(v.string(), orNull(v.array(v.string()))),
    v.transform((held) => Object.fromEntries(Object.entries(held).map(([action, scopes]) => [action, scopes ?? []])))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/',
  openApi: { absent: 'Used by Grafana itself at the start of a page.' },
});

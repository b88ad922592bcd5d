import * as v from 'valibot';
import type { HeldPermissions } from '../../domain/tokens/permissions';
import { operation } from '../transport/Operation';
import { orNull } from './fields';

const held = v.record(v.string(), orNull(v.array(v.string())));

/**
 * What one service account may do by its basic role and by what was granted to it. Grafana keeps the answer for up to
 * a minute, and its open source leaves fixed and custom roles out of it (`OSSRolesPrefixes`): add those from
 * `listAccountRoles`.
 */
export const searchPermissions = operation({
  id: 'grafana.searchPermissions',
  method: 'GET',
  via: 'proxy',
  path: '/api/access-control/users/permissions/search',
  action: 'read',
  request: ({ accountId }: { accountId: number }) => ({ query: { namespacedId: `service-account:${accountId}` } }),
  schema: v.pipe(
    v.record(v.string(), orNull(held)),
    v.transform((byId): HeldPermissions => {
      const [permissions] = Object.values(byId);
      return Object.fromEntries(Object.entries(permissions ?? {}).map(([action, scopes]) => [action, scopes ?? []]));
    })
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/',
  openApi: { absent: 'Used by Grafana itself; pkg/services/accesscontrol/api/api.go.' },
});

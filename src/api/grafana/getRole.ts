import * as v from 'valibot';
import type { HeldPermissions } from '../../domain/tokens/permissions';
import { operation } from '../transport/Operation';
import { orNull } from './fields';

interface RoleWithPermissions {
  uid: string;
  name: string;
  permissions: HeldPermissions;
}

const permission = v.object({ action: v.string(), scope: v.optional(v.string(), '') });

/** One role with its permissions, action → scopes (Enterprise). */
export const getRole = operation({
  id: 'grafana.getRole',
  method: 'GET',
  via: 'proxy',
  path: '/api/access-control/roles/:roleUid',
  action: 'read',
  request: ({ roleUid }: { roleUid: string }) => ({ path: { roleUid } }),
  schema: v.pipe(
    v.object({ uid: v.string(), name: v.string(), permissions: orNull(v.array(permission)) }),
    v.transform(({ permissions, ...role }): RoleWithPermissions => ({
      ...role,
      permissions: byAction(permissions ?? []),
    }))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#get-a-role',
  openApi: { path: '/access-control/roles/{roleUID}' },
});

/** The same as the signed-in person, for when no token is stored yet. */
export const findRole = operation({ ...getRole, id: 'grafana.findRole', via: 'session' });

function byAction(permissions: ReadonlyArray<v.InferOutput<typeof permission>>): HeldPermissions {
  const scopes = new Map<string, string[]>();
  for (const { action, scope } of permissions) {
    scopes.set(action, [...(scopes.get(action) ?? []), ...(scope === '' ? [] : [scope])]);
  }
  return Object.fromEntries(scopes);
}

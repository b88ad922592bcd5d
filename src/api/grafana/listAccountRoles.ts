import * as v from 'valibot';
import { operation } from '../transport/Operation';
import { listOf } from './fields';

const role = v.object({ uid: v.string(), name: v.string(), displayName: v.optional(v.string(), '') });

/** Roles given directly to a service account (Enterprise), which is a user to this endpoint. */
export const listAccountRoles = operation({
  id: 'grafana.listAccountRoles',
  method: 'GET',
  via: 'proxy',
  path: '/api/access-control/users/:accountId/roles',
  action: 'read',
  request: ({ accountId }: { accountId: number }) => ({ path: { accountId } }),
  schema: listOf(role),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#list-roles-assigned-to-a-user',
  openApi: { path: '/access-control/users/{userId}/roles' },
});

/** The same as the signed-in person, for when no token is stored yet. */
export const findAccountRoles = operation({ ...listAccountRoles, id: 'grafana.findAccountRoles', via: 'session' });

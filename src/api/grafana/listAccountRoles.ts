import * as v from 'valibot';
import { operation } from '../transport/Operation';
import { orNull } from './fields';

/** Roles given directly to a service account (Enterprise), which is a user to this endpoint. */
export const listAccountRoles = operation({
  id: 'grafana.listAccountRoles',
  method: 'GET',
  via: 'session',
  path: '/api/access-control/users/:accountId/roles',
  action: 'read',
  request: ({ accountId }: { accountId: number }) => ({ path: { accountId } }),
  schema: orNull(v.array(v.object({ uid: v.string() }))),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#list-roles-assigned-to-a-user',
  openApi: { path: '/access-control/users/{userId}/roles' },
});

import { operation } from '../transport/Operation';
import { anyAnswer } from './fields';

/** Takes one role from a service account (Enterprise). Not held any more is a 404. */
export const removeAccountRole = operation({
  id: 'grafana.removeAccountRole',
  method: 'DELETE',
  via: 'session',
  path: '/api/access-control/users/:accountId/roles/:roleUid',
  action: 'write',
  isIdempotent: true,
  request: ({ accountId, roleUid }: { accountId: number; roleUid: string }) => ({ path: { accountId, roleUid } }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#remove-a-user-role-assignment',
  openApi: { path: '/access-control/users/{userId}/roles/{roleUID}' },
});

import { operation } from '../transport/Operation';
import { anyAnswer } from './fields';

/** Gives a service account one role (Enterprise); takes a person who holds what the role carries. */
export const addAccountRole = operation({
  id: 'grafana.addAccountRole',
  method: 'POST',
  via: 'session',
  path: '/api/access-control/users/:accountId/roles',
  action: 'write',
  isIdempotent: true,
  request: ({ accountId, roleUid }: { accountId: number; roleUid: string }) => ({
    path: { accountId },
    body: { roleUid, global: false },
  }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#add-a-user-role-assignment',
  openApi: { path: '/access-control/users/{userId}/roles' },
});

import { operation } from '../transport/Operation';
import { anyAnswer } from './fields';

/** Takes one role from a team (Enterprise). */
export const removeTeamRole = operation({
  id: 'grafana.removeTeamRole',
  method: 'DELETE',
  via: 'proxy',
  path: '/api/access-control/teams/:teamId/roles/:roleUid',
  action: 'write',
  isIdempotent: true,
  request: ({ teamId, roleUid }: { teamId: number; roleUid: string }) => ({ path: { teamId, roleUid } }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#remove-team-role',
  openApi: { path: '/access-control/teams/{teamId}/roles/{roleUID}' },
});

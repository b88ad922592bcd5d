import { operation } from '../transport/Operation';
import { anyAnswer } from './fields';

/** Gives a team one role more (Enterprise); the others stay. */
export const addTeamRole = operation({
  id: 'grafana.addTeamRole',
  method: 'POST',
  via: 'proxy',
  path: '/api/access-control/teams/:teamId/roles',
  action: 'write',
  isIdempotent: true,
  request: ({ teamId, roleUid }: { teamId: number; roleUid: string }) => ({ path: { teamId }, body: { roleUid } }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#add-team-role',
  openApi: { path: '/access-control/teams/{teamId}/roles' },
});

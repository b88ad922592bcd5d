import * as v from 'valibot';
import type { Membership } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import { orNull } from './fields';

const ADMIN_LEVEL = 4;

const member = v.object({
  userUID: v.string(),
  teamUID: v.string(),
  permission: v.number(),
  labels: orNull(v.array(v.string())),
});

/** The members of one team. `labels` names the sync that wrote a member. */
export const listTeamMembers = operation({
  id: 'grafana.listTeamMembers',
  method: 'GET',
  via: 'proxy',
  path: '/api/teams/:teamId/members',
  action: 'read',
  fallbackOf: 'grafana.listTeamBindings',
  request: ({ teamId }: { teamId: number }) => ({ path: { teamId } }),
  schema: v.pipe(
    v.array(member),
    v.transform((members): Membership[] => members.map(membership))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/team/#get-team-members',
  openApi: { path: '/teams/{team_id}/members' },
});

function membership({ userUID, teamUID, permission, labels }: v.InferOutput<typeof member>): Membership {
  return {
    userUid: userUID,
    teamUid: teamUID,
    permission: permission === ADMIN_LEVEL ? 'admin' : 'member',
    isExternal: (labels ?? []).length > 0,
  };
}

import { message } from '../reply';
import { toInteger } from '../router/query';
import type { RouteContext } from '../router/Route';
import { putMember, removeMember, TEAM_LEVELS } from '../store/memberships';
import { resourcePermissionRoutes } from './resourcePermissions';
import { teamIdOf } from './teams';

const teamOf = ({ store }: RouteContext, id: string) => store.teams.get(toInteger(id) ?? 0);

/** Who belongs to a team: its permissions and its members are one thing. */
export const teamPermissionRoutes = resourcePermissionRoutes({
  resource: 'teams',
  attribute: 'id',
  levels: TEAM_LEVELS,
  assignments: { users: true, serviceAccounts: false, teams: false, builtInRoles: false },
  onlyManaged: true,
  resolve: (context, pathId) => teamIdOf(context, pathId)?.toString(),
  validate: (context, id) => (teamOf(context, id) ? undefined : message(500, 'Internal Server Error')),
  guardUser(context, id) {
    const team = teamOf(context, id);
    if (!team) {
      return message(404, 'Team not found');
    }
    return team.isProvisioned ? message(400, 'Team permissions cannot be updated for provisioned teams') : undefined;
  },
  onSetUser({ sandbox }, userId, id, level) {
    const teamId = toInteger(id) ?? 0;
    if (level !== '') {
      putMember(sandbox, { teamId, userId, permission: level === 'Admin' ? 4 : 0 });
      return undefined;
    }
    return removeMember(sandbox, teamId, userId) ? undefined : message(500, 'Internal Server Error');
  },
});

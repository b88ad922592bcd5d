import { message } from '../reply';
import type { Route } from '../router/Route';
import { assignedRoleRoutes } from './assignedRoles';
import { teamIdOf } from './teams';

export const teamRoleRoutes: Route[] = assignedRoleRoutes({
  kind: 'team',
  param: 'teamId',
  searchField: 'teamIds',
  idOf(context) {
    const id = teamIdOf(context, context.params['teamId'] ?? '');
    return context.store.teams.get(id ?? 0)?.id ?? message(404, 'Team not found');
  },
  words: {
    added: 'Role added to the team.',
    removed: 'Role removed from team.',
    set: 'Team roles have been updated.',
    alreadyAdded: 'role is already added to this team',
    notAssigned: 'team role not found',
  },
});

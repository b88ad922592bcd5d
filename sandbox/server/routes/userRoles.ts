import { message } from '../reply';
import { toInteger } from '../router/query';
import type { Route } from '../router/Route';
import { assignedRoleRoutes } from './assignedRoles';

/** Service accounts are given roles here, too: they stand in one table with people. */
export const userRoleRoutes: Route[] = assignedRoleRoutes({
  kind: 'user',
  param: 'userId',
  searchField: 'userIds',
  idOf({ store, params }) {
    const id = toInteger(params['userId'] ?? '') ?? 0;
    return (store.users.get(id) ?? store.serviceAccounts.get(id))?.id ?? message(404, 'user not found');
  },
  words: {
    added: 'Role added to the user.',
    removed: 'Role removed from user.',
    set: 'User roles have been updated.',
    alreadyAdded: 'role is already added to this user',
    notAssigned: 'user role not found',
  },
});

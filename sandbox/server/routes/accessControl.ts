import { permission } from '../rbac/evaluate';
import { reaches } from '../rbac/metadata';
import { reduce } from '../rbac/reduce';
import { searchPermissions, type SearchOptions } from '../rbac/search';
import { json, message, ok } from '../reply';
import { queryFlag, toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';

const sortedEntries = <T>(map: Iterable<[string, T]>): Array<[string, T]> =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** What the one who asks holds, doubles included; `reloadcache` reads it anew. */
function permissionsOf(context: RouteContext): Array<[string, readonly string[]]> {
  const { sandbox, principal } = context;
  return sortedEntries(sandbox.rbac.permissions(principal, { reload: queryFlag(context, 'reloadcache') }));
}

/** The id in `user:3`, `service-account:4`, `user:<uid>`. */
function idOf({ store }: RouteContext, namespacedId: string): number | Response {
  const [kind = '', name = ''] = namespacedId.split(/:(.*)/s);
  if (kind !== 'user' && kind !== 'service-account') {
    return json(500, kind === namespacedId ? 'expected typeID to be in the format type:id' : `invalid type: ${kind}`);
  }
  const id = toInteger(name) ?? store.users.by('uid', name)?.id ?? store.serviceAccounts.by('uid', name)?.id;
  return id ?? json(400, 'user not found');
}

function search(context: RouteContext): Response {
  const { query, store, sandbox, principal } = context;
  const options = {
    action: query.get('action') ?? '',
    actionPrefix: query.get('actionPrefix') ?? '',
    scope: query.get('scope') ?? '',
  };
  const namespacedId = query.get('namespacedId') ?? '';
  const id = namespacedId === '' ? 0 : idOf(context, namespacedId);
  if (id instanceof Response) {
    return id;
  }
  if (options.action !== '' && options.actionPrefix !== '') {
    return json(400, "'action' and 'actionPrefix' are mutually exclusive");
  }
  if (id <= 0 && options.action === '' && options.actionPrefix === '') {
    return json(400, 'at least one search option must be provided');
  }
  if (id > 0) {
    return searchOne(context, id, options);
  }
  const isVisible = reaches(sandbox.rbac.permissions(principal), 'users.permissions:read', 'users:id:');
  const found = searchPermissions(store, sandbox.rbac, options, isVisible);
  return ok(Object.fromEntries([...found].map(([one, permissions]) => [one, reduce(permissions)])));
}

function searchOne(context: RouteContext, id: number, options: SearchOptions): Response {
  const { store, sandbox } = context;
  if (!isKnown(context, id)) {
    return message(500, 'could not get org user permissions');
  }
  const key = JSON.stringify([id, options]);
  const permissions = sandbox.rbac.keptSearch(
    key,
    () => searchPermissions(store, sandbox.rbac, options, (one) => one === id).get(id) ?? []
  );
  return ok({ [id]: reduce(permissions) });
}

function isKnown({ store }: RouteContext, id: number): boolean {
  const user = store.users.get(id);
  return user ? user.orgRole !== undefined || user.isGrafanaAdmin : store.serviceAccounts.get(id) !== undefined;
}

export const accessControlRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/access-control/user/permissions',
    handler: (context) => ok(Object.fromEntries(permissionsOf(context))),
  },
  {
    method: 'GET',
    path: '/api/access-control/user/actions',
    handler: (context) => ok(Object.fromEntries(permissionsOf(context).map(([action]) => [action, true]))),
  },
  {
    method: 'GET',
    path: '/api/access-control/users/permissions/search',
    access: permission('users.permissions:read'),
    handler: search,
  },
];

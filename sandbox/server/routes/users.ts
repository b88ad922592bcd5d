import { timestamp } from '../clock';
import { findByLogin } from '../auth/checkPassword';
import { isExternal } from '../externalSync';
import { permission, type Evaluator } from '../rbac/evaluate';
import { metadataFor, visibleIds } from '../rbac/metadata';
import { failure, message, ok } from '../reply';
import { bind, text } from '../router/bind';
import { like, pageOf, sortOf, toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import type { UserRow } from '../store/rows';
import { PEOPLE_SORTS, profileOf, searchHitOf, selectPeople, userIdOf, userNotFound } from './people';
import { orgsOf } from './organisations';
import { teamsOfUser } from './teams';

/** `global.users:id:…` of the person in the path, a uid turned into the id before anything else. */
export const onGlobalUser =
  (action: string) =>
  (context: RouteContext): Evaluator | Response => {
    const id = userIdOf(context, context.params['id'] ?? '');
    return id === undefined ? message(404, 'User not found') : permission(action, `global.users:id:${id}`);
  };

/** Runs with the id in the path. */
export const withId =
  (handler: (context: RouteContext, id: number) => Response) =>
  (context: RouteContext): Response => {
    const id = userIdOf(context, context.params['id'] ?? '');
    return id === undefined ? message(400, 'id is invalid') : handler(context, id);
  };

function filterOf(context: RouteContext): ((user: UserRow) => boolean) | undefined {
  const ids = visibleIds(context.sandbox.rbac.permissions(context.principal), 'users:read', 'global.users:id:');
  const query = context.query.get('query') ?? '';
  if (ids === 'all' && query === '') {
    return undefined;
  }
  const matches = like(query);
  return (user) =>
    (ids === 'all' || ids.has(String(user.id))) && (matches(user.email) || matches(user.name) || matches(user.login));
}

const search =
  ({ isPaged }: { isPaged: boolean }) =>
  (context: RouteContext): Response => {
    const { page, perPage, offset } = pageOf(context);
    const sort = sortOf(context, PEOPLE_SORTS);
    if (!sort) {
      return failure(400, 'unknown sorting option', 'BadRequest');
    }
    const { rows, total } = selectPeople(context.store, {
      matches: filterOf(context),
      sort: context.query.get('sort') ? sort : undefined,
      offset,
      limit: perPage,
      isOrganisation: false,
    });
    const users = rows.map((user) => searchHitOf(user, context.sandbox.clock));
    return ok(isPaged ? { totalCount: total, users, page, perPage } : users);
  };

function show(context: RouteContext, id: number): Response {
  const user = context.store.users.get(id);
  return user ? ok(profileOf(context, user, metadataFor(context, 'global.users:id:')?.(id))) : userNotFound();
}

/** Without `isExternal` and `isProvisioned`: Grafana does not look them up here. */
function lookup(context: RouteContext): Response {
  const user = findByLogin(context.store, context.query.get('loginOrEmail') ?? '');
  return user
    ? ok({ ...profileOf(context, user), isExternal: false, isExternallySynced: false, isProvisioned: false })
    : userNotFound();
}

/** Name, address, login and theme; what is empty stays as it was. */
export function updateUser(context: RouteContext, id: number): Response {
  const { store, sandbox } = context;
  const body = bind(context, { name: text, email: text, login: text, theme: text });
  if (!body) {
    return message(400, 'bad request data');
  }
  const user = store.users.get(id);
  if (user && isExternal(user)) {
    return message(403, 'Cannot update external User');
  }
  const email = body.email.trim().toLowerCase();
  const login = body.login.trim().toLowerCase() || email;
  if (login === '') {
    return failure(400, 'user.empty-username-and-email', 'Need to specify either username or email');
  }
  const isTaken = [store.users.by('login', login), store.users.by('email', email)].some(
    (other) => other !== undefined && other.id !== id
  );
  if (!user || isTaken) {
    return message(500, 'Failed to update user');
  }
  store.users.update(id, {
    login,
    name: body.name || user.name,
    email: email || user.email,
    theme: body.theme || user.theme,
    updatedAt: timestamp(sandbox.clock),
  });
  return message(200, 'User updated');
}

function useOrganisation(context: RouteContext, id: number): Response {
  const orgId = toInteger(context.params['orgId']);
  if (orgId === undefined) {
    return message(400, 'orgId is invalid');
  }
  return orgId === context.store.org.id && orgsOf(context, id).length > 0
    ? message(200, 'Active organization changed')
    : message(401, 'Not a valid organization');
}

const READ = permission('users:read');

export const usersRoutes: Route[] = [
  { method: 'GET', path: '/api/users', access: READ, handler: search({ isPaged: false }) },
  { method: 'GET', path: '/api/users/search', access: READ, handler: search({ isPaged: true }) },
  { method: 'GET', path: '/api/users/lookup', access: permission('users:read', 'global.users:*'), handler: lookup },
  { method: 'GET', path: '/api/users/:id', access: onGlobalUser('users:read'), handler: withId(show) },
  { method: 'PUT', path: '/api/users/:id', access: onGlobalUser('users:write'), handler: withId(updateUser) },
  {
    method: 'GET',
    path: '/api/users/:id/teams',
    access: onGlobalUser('users:read'),
    handler: withId((context, id) => ok(teamsOfUser(context, id))),
  },
  {
    method: 'GET',
    path: '/api/users/:id/orgs',
    access: onGlobalUser('users:read'),
    handler: withId((context, id) => ok(orgsOf(context, id))),
  },
  {
    method: 'POST',
    path: '/api/users/:id/using/:orgId',
    access: onGlobalUser('users:write'),
    handler: withId(useOrganisation),
  },
];

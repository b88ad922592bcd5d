import type { OrgRole } from '../../../src/domain/organisation/organisation';
import { findByLogin } from '../auth/checkPassword';
import { isExternallySynced } from '../externalSync';
import { any, permission, type Evaluator } from '../rbac/evaluate';
import { metadataFor, visibleIds } from '../rbac/metadata';
import { failure, json, message, ok } from '../reply';
import { bind, requiredText, role } from '../router/bind';
import { like, pageOf, queryInteger, sortOf, toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import { leaveOrganisation, removeUser } from '../store/removal';
import type { UserRow } from '../store/rows';
import { avatarUrl } from '../avatar';
import { orgUserOf, PEOPLE_SORTS, selectPeople, userIdOf } from './people';

const READ = permission('org.users:read');
const ROLES: readonly OrgRole[] = ['None', 'Viewer', 'Editor', 'Admin'];

/** Restricts a list to what the reader's scopes and the request's `query` leave; undefined: everybody. */
function filterOf(context: RouteContext, isEnforced = true): ((user: UserRow) => boolean) | undefined {
  const permissions = context.sandbox.rbac.permissions(context.principal);
  const ids = isEnforced ? visibleIds(permissions, 'org.users:read', 'users:id:') : 'all';
  const query = context.query.get('query') ?? '';
  if (ids === 'all' && query === '') {
    return undefined;
  }
  const matches = like(query);
  return (user) =>
    (ids === 'all' || ids.has(String(user.id))) && (matches(user.email) || matches(user.name) || matches(user.login));
}

/** `limit` without a page; 0 and less is no limit. */
const limitOf = (context: RouteContext): number => {
  const limit = queryInteger(context, 'limit');
  return limit > 0 ? limit : Number.MAX_SAFE_INTEGER;
};

function list(context: RouteContext, limit: number): Response {
  const metadata = metadataFor(context, 'users:id:');
  const { rows } = selectPeople(context.store, { matches: filterOf(context), offset: 0, limit, isOrganisation: true });
  return ok(rows.map((user) => orgUserOf(context, user, metadata?.(user.id))));
}

function search(context: RouteContext): Response {
  const { page, perPage, offset } = pageOf(context);
  const sort = sortOf(context, PEOPLE_SORTS);
  if (!sort) {
    return failure(400, 'unknown sorting option', 'BadRequest');
  }
  const metadata = metadataFor(context, 'users:id:');
  const { rows, total } = selectPeople(context.store, {
    matches: filterOf(context),
    sort: context.query.get('sort') ? sort : undefined,
    offset,
    limit: perPage,
    isOrganisation: true,
  });
  return ok({
    totalCount: total,
    orgUsers: rows.map((user) => orgUserOf(context, user, metadata?.(user.id))),
    page,
    perPage,
  });
}

function lookup(context: RouteContext): Response {
  const isEnforced = context.sandbox.edition === 'enterprise';
  const { rows } = selectPeople(context.store, {
    matches: filterOf(context, isEnforced),
    offset: 0,
    limit: limitOf(context),
    isOrganisation: true,
  });
  return ok(rows.map(({ uid, id, login, email }) => ({ uid, userId: id, login, avatarUrl: avatarUrl(email) })));
}

const lookupAccess = ({ sandbox }: RouteContext): Evaluator =>
  sandbox.edition === 'enterprise'
    ? READ
    : any(
        READ,
        permission('teams.permissions:write'),
        permission('folders.permissions:write'),
        permission('dashboards.permissions:write')
      );

/** Nobody gives a role above the own one, except a server administrator. */
function tooHigh({ principal }: RouteContext, wanted: OrgRole): Response | undefined {
  if (principal.kind === 'anonymous' || principal.isGrafanaAdmin) {
    return undefined;
  }
  const own = ROLES.indexOf(principal.orgRole ?? 'None');
  return ROLES.indexOf(wanted) > own ? message(403, "Cannot assign a role higher than user's role") : undefined;
}

const requiredRole = (value: unknown): OrgRole => (value === undefined || value === null ? role('?') : role(value));

function add(context: RouteContext): Response {
  const { store } = context;
  const body = bind(context, { loginOrEmail: requiredText, role: requiredRole });
  if (!body) {
    return message(400, 'bad request data');
  }
  const refused = tooHigh(context, body.role);
  if (refused) {
    return refused;
  }
  const user = findByLogin(store, body.loginOrEmail);
  if (!user) {
    return message(404, 'User not found');
  }
  if (user.orgRole !== undefined) {
    return json(409, { message: 'User is already member of this organization', userId: user.id });
  }
  store.users.update(user.id, { orgRole: body.role });
  return ok({ message: 'User added to organization', userId: user.id });
}

/** Service accounts with Admin count as administrators, as in Grafana's own check. */
function isLastAdmin({ store }: RouteContext, id: number): boolean {
  const isOther = (row: { id: number }): boolean => row.id !== id;
  const hasAccount = store.serviceAccounts.all().some((account) => account.role === 'Admin' && isOther(account));
  const hasPerson = (): boolean => [...store.users.values()].some((user) => user.orgRole === 'Admin' && isOther(user));
  return !hasAccount && !hasPerson();
}

function changeRole(context: RouteContext): Response {
  const { store, sandbox } = context;
  const body = bind(context, { role: requiredRole });
  if (!body) {
    return message(400, 'bad request data');
  }
  const id = targetOf(context);
  if (id === undefined) {
    return message(400, 'userId is invalid');
  }
  const refused = tooHigh(context, body.role);
  if (refused) {
    return refused;
  }
  const user = store.users.get(id);
  if (user && isExternallySynced(context, user)) {
    return failure(403, 'org.externallySynced', 'cannot change role for externally synced user');
  }
  const account = store.serviceAccounts.get(id);
  const current = user?.orgRole ?? account?.role;
  if (current === undefined) {
    return message(500, 'Failed update org user');
  }
  if (current === 'Admin' && body.role !== 'Admin' && isLastAdmin(context, id)) {
    return message(400, 'Cannot change role so that there is no organization admin left');
  }
  store.users.update(id, { orgRole: body.role });
  store.serviceAccounts.update(id, { role: body.role });
  sandbox.rbac.forget(id);
  return message(200, 'Organization user updated');
}

/** With `isDeleted` a person who is in no other organisation is deleted altogether. */
const remove =
  ({ isDeleted }: { isDeleted: boolean }) =>
  (context: RouteContext): Response => {
    const { store } = context;
    const id = targetOf(context);
    if (id === undefined) {
      return message(400, 'userId is invalid');
    }
    const user = store.users.get(id);
    if (!user) {
      return message(500, 'Failed to remove user from organization');
    }
    if (user.orgRole === undefined) {
      return message(200, 'User removed from organization');
    }
    if (user.orgRole === 'Admin' && isLastAdmin(context, id)) {
      return message(400, 'Cannot remove last organization admin');
    }
    if (isDeleted) {
      removeUser(context, id);
      return message(200, 'User deleted');
    }
    leaveOrganisation(context, id);
    return message(200, 'User removed from organization');
  };

/** Who is meant: an id; a uid only where the path names the organisation, too. */
const targetOf = (context: RouteContext): number | undefined => {
  const { userId = '', orgId } = context.params;
  return orgId === undefined ? toInteger(userId) : userIdOf(context, userId);
};

const onUser =
  (action: string) =>
  (context: RouteContext): Evaluator | Response => {
    const { userId = '', orgId } = context.params;
    const id = orgId === undefined ? userId : userIdOf(context, userId);
    return id === undefined ? message(404, 'User not found') : permission(action, `users:id:${id}`);
  };

/** Only server administrators hold anything in an organisation that they are not in; this one is the only one. */
const inOrg =
  (access: Evaluator | ((context: RouteContext) => Evaluator | Response)) =>
  (context: RouteContext): Evaluator | Response => {
    const { params, store, principal } = context;
    const needed = typeof access === 'function' ? access(context) : access;
    const isHeld =
      toInteger(params['orgId']) === store.org.id || (principal.kind === 'user' && principal.isGrafanaAdmin);
    return isHeld || needed instanceof Response ? needed : withoutScope(needed);
  };

const withoutScope = (needed: Evaluator): Evaluator =>
  needed.kind === 'permission' ? permission(needed.action, 'none') : needed;

const pickPage = (context: RouteContext): { page: number; perPage: number } => {
  const { page, perPage } = pageOf(context);
  return { page, perPage };
};

/** What another organisation's number leads to once access is granted: there is nothing in it. */
const elsewhere =
  (handler: (context: RouteContext) => Response, nothing: (context: RouteContext) => Response) =>
  (context: RouteContext): Response =>
    toInteger(context.params['orgId']) === context.store.org.id ? handler(context) : nothing(context);

export const orgUserRoutes: Route[] = [
  { method: 'GET', path: '/api/org/users', access: READ, handler: (context) => list(context, limitOf(context)) },
  { method: 'GET', path: '/api/org/users/search', access: READ, handler: search },
  { method: 'GET', path: '/api/org/users/lookup', access: lookupAccess, handler: lookup },
  { method: 'POST', path: '/api/org/users', access: permission('org.users:add', 'users:*'), handler: add },
  { method: 'PATCH', path: '/api/org/users/:userId', access: onUser('org.users:write'), handler: changeRole },
  {
    method: 'DELETE',
    path: '/api/org/users/:userId',
    access: onUser('org.users:remove'),
    handler: remove({ isDeleted: true }),
  },
  { method: 'GET', path: '/api/org/invites', access: permission('org.users:add'), handler: () => ok([]) },
  {
    method: 'GET',
    path: '/api/orgs/:orgId/users',
    access: inOrg(READ),
    handler: elsewhere(
      (context) => list(context, Number.MAX_SAFE_INTEGER),
      () => ok([])
    ),
  },
  {
    method: 'GET',
    path: '/api/orgs/:orgId/users/search',
    access: inOrg(READ),
    handler: elsewhere(search, (context) => ok({ totalCount: 0, orgUsers: [], ...pickPage(context) })),
  },
  {
    method: 'POST',
    path: '/api/orgs/:orgId/users',
    access: inOrg(permission('org.users:add', 'users:*')),
    handler: elsewhere(add, () => message(500, 'Could not add user to organization')),
  },
  {
    method: 'PATCH',
    path: '/api/orgs/:orgId/users/:userId',
    access: inOrg(onUser('org.users:write')),
    handler: elsewhere(changeRole, () => message(500, 'Failed update org user')),
  },
  {
    method: 'DELETE',
    path: '/api/orgs/:orgId/users/:userId',
    access: inOrg(onUser('org.users:remove')),
    handler: elsewhere(remove({ isDeleted: false }), () => message(200, 'User removed from organization')),
  },
];

import { timestamp } from '../clock';
import { canDelegate, delegating, refuseEscalation } from '../rbac/delegation';
import { all, permission } from '../rbac/evaluate';
import { assignableRoles, findRole, fullRoleDto, isCustom, roleDto, type CatalogueRole } from '../rbac/roleCatalogue';
import { json, message, ok } from '../reply';
import { bind, flag, integer, integers, listOf, maybeText, text } from '../router/bind';
import { queryFlag } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import { isInForce } from '../settings/licence';
import type { Holder, RoleRow } from '../store/rows';

const BASE = '/api/access-control/roles';

const withRole =
  (handler: (context: RouteContext, role: CatalogueRole) => Response) =>
  (context: RouteContext): Response => {
    const role = findRole(context.sandbox, context.params['roleUid'] ?? '');
    return role ? handler(context, role) : message(404, 'role not found');
  };

/** "Creating, updating and deleting custom roles is not available" with an expired licence (Grafana's licensing page). */
const whileInForce =
  (handler: (context: RouteContext) => Response) =>
  (context: RouteContext): Response =>
    isInForce(context.sandbox.instance) ? handler(context) : message(403, 'the license has expired');

function list(context: RouteContext): Response {
  const roles = assignableRoles(context.sandbox).filter(({ hidden }) => !hidden || queryFlag(context, 'includeHidden'));
  if (!queryFlag(context, 'delegatable')) {
    return ok(roles.map(roleDto));
  }
  const own = roles.filter(({ permissions }) => canDelegate(context, permissions));
  return ok(own.map((role) => ({ ...roleDto(role), delegatable: true })));
}

const FORM = {
  uid: text,
  name: text,
  displayName: text,
  description: text,
  group: text,
  hidden: flag,
  global: flag,
  version: integer,
  permissions: listOf({ action: text, scope: text }),
};

function create(context: RouteContext): Response {
  const { store, sandbox } = context;
  const form = bind(context, FORM);
  if (!form) {
    return message(400, 'bad request data');
  }
  const problem = problemOf(form.name, form.permissions);
  if (problem) {
    return message(400, problem);
  }
  const refused = refuseEscalation(context, form.permissions);
  if (refused) {
    return refused;
  }
  if (findRole(sandbox, form.uid) || store.roles.by('name', form.name)) {
    return message(400, 'role already exists');
  }
  const now = timestamp(sandbox.clock);
  const role = store.roles.insert({ ...form, uid: form.uid || sandbox.ids.uid(), createdAt: now, updatedAt: now });
  return json(201, fullRoleDto(role));
}

function problemOf(name: string, permissions: ReadonlyArray<{ action: string }>): string | undefined {
  if (name === '') {
    return 'role name is missing';
  }
  if (/^(fixed|basic|plugins|managed):/.test(name)) {
    return 'the prefix of the role name is reserved';
  }
  return permissions.some(({ action }) => action === '') ? 'a permission has no action' : undefined;
}

/** A custom role, or why it cannot be written. */
function writable(context: RouteContext, role: CatalogueRole): RoleRow | Response {
  const row = context.store.roles.by('uid', role.uid);
  if (!row || !isCustom(role)) {
    return message(400, 'only custom roles can be changed');
  }
  return refuseEscalation(context, role.permissions) ?? row;
}

const update = withRole((context, role) => {
  const form = bind(context, { ...FORM, name: maybeText });
  const row = writable(context, role);
  if (!form || row instanceof Response) {
    return row instanceof Response ? row : message(400, 'bad request data');
  }
  const name = form.name ?? row.name;
  const problem = problemOf(name, form.permissions);
  if (problem) {
    return message(400, problem);
  }
  // "You need to increment the version of the role with each update" (Grafana's RBAC HTTP API).
  if (form.version <= row.version) {
    return message(400, 'the version of the role is not newer than the stored one');
  }
  const refused = refuseEscalation(context, form.permissions);
  if (refused) {
    return refused;
  }
  const change = { ...form, uid: row.uid, name, updatedAt: timestamp(context.sandbox.clock) };
  return ok(fullRoleDto(context.store.roles.update(row.id, change) ?? row));
});

const remove = withRole((context, role) => {
  const { store } = context;
  const row = writable(context, role);
  if (row instanceof Response) {
    return row;
  }
  const assignments = store.roleAssignments.of('role', role.uid);
  if (assignments.length > 0 && !queryFlag(context, 'force')) {
    return message(400, 'the role is assigned; delete it with force');
  }
  assignments.forEach(({ id }) => store.roleAssignments.delete(id));
  store.roles.delete(row.id);
  return message(200, 'Role deleted');
});

function assignmentsOf({ store }: RouteContext, role: CatalogueRole): object {
  const holders = store.roleAssignments.of('role', role.uid).map(({ holder }) => holder);
  const ids = (kind: Holder['kind']) =>
    holders.flatMap((holder) => ('id' in holder && holder.kind === kind ? [holder.id] : []));
  const identities = ids('user');
  return {
    role_uid: role.uid,
    users: identities.filter((id) => store.users.get(id)),
    teams: ids('team'),
    service_accounts: identities.filter((id) => store.serviceAccounts.get(id)),
  };
}

/** Replaces the whole set, as Grafana does. */
const setAssignments = withRole((context, role) => {
  const { store, sandbox } = context;
  const body = bind(context, { users: integers, teams: integers, service_accounts: integers });
  if (!body) {
    return message(400, 'bad request data');
  }
  const unknown =
    body.users.some((id) => !store.users.get(id)) ||
    body.teams.some((id) => !store.teams.get(id)) ||
    body.service_accounts.some((id) => !store.serviceAccounts.get(id));
  if (unknown) {
    return message(400, 'there is no such user, team or service account');
  }
  const refused = refuseEscalation(context, role.permissions);
  if (refused) {
    return refused;
  }
  store.roleAssignments.of('role', role.uid).forEach(({ id }) => store.roleAssignments.delete(id));
  const createdAt = timestamp(sandbox.clock);
  const give = (kind: 'user' | 'team') => (id: number) =>
    store.roleAssignments.insert({ roleUid: role.uid, holder: { kind, id }, createdAt });
  [...body.users, ...body.service_accounts].forEach(give('user'));
  body.teams.forEach(give('team'));
  return ok(assignmentsOf(context, role));
});

const READ = permission('roles:read', 'roles:*');

/** Enterprise's roles: https://grafana.com/docs/grafana/latest/developer-resources/api-reference/http-api/access_control/ */
export const roleRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/access-control/status',
    needs: 'licence',
    handler: () => ok({ enabled: true }),
  },
  { method: 'GET', path: BASE, needs: 'licence', access: READ, handler: list },
  { method: 'POST', path: BASE, needs: 'licence', access: delegating('roles:write'), handler: whileInForce(create) },
  {
    method: 'GET',
    path: `${BASE}/:roleUid`,
    needs: 'licence',
    access: READ,
    handler: withRole((_, role) => ok(fullRoleDto(role))),
  },
  {
    method: 'PUT',
    path: `${BASE}/:roleUid`,
    needs: 'licence',
    access: delegating('roles:write'),
    handler: whileInForce(update),
  },
  {
    method: 'DELETE',
    path: `${BASE}/:roleUid`,
    needs: 'licence',
    access: delegating('roles:delete'),
    handler: whileInForce(remove),
  },
  {
    method: 'GET',
    path: `${BASE}/:roleUid/assignments`,
    needs: 'licence',
    access: all(permission('teams.roles:read', 'teams:*'), permission('users.roles:read', 'users:*')),
    handler: withRole((context, role) => ok(assignmentsOf(context, role))),
  },
  {
    method: 'PUT',
    path: `${BASE}/:roleUid/assignments`,
    needs: 'licence',
    access: delegating('teams.roles:add', 'teams.roles:remove', 'users.roles:add', 'users.roles:remove'),
    handler: setAssignments,
  },
];

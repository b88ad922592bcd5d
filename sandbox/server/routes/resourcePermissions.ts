import { isLicensed } from '../Instance';
import { permission } from '../rbac/evaluate';
import { reaches } from '../rbac/metadata';
import type { BasicRole } from '../rbac/roles';
import { failure, json, message, ok } from '../reply';
import { bind, integer, listOf, text } from '../router/bind';
import { toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import { putGrant, removeGrant } from '../store/grants';
import type { Holder, ManagedPermissionRow } from '../store/rows';
import type { Listed, ManagedResource } from './ManagedResource';
import { rowsByRole } from './rowsByRole';

interface Command {
  holder: Holder;
  level: string;
}

const BUILT_IN_ROLES: readonly string[] = ['Viewer', 'Editor', 'Admin', 'Grafana Admin'];

/** The routes of one kind of resource. */
export function resourcePermissionRoutes(managed: ManagedResource): Route[] {
  const { resource, attribute, assignments } = managed;
  const base = `/api/access-control/${resource}`;
  const scopeOf = (id: string): string => `${resource}:${attribute}:${id}`;
  const idOf = (context: RouteContext): string | undefined => {
    const pathId = context.params['resourceId'] ?? '';
    return managed.resolve ? managed.resolve(context, pathId) : pathId;
  };
  const may = (verb: 'read' | 'write') => (context: RouteContext) => {
    const id = idOf(context);
    return id === undefined ? message(404, 'Not found') : permission(`${resource}.permissions:${verb}`, scopeOf(id));
  };
  const setOne = (path: string, holderOf: (context: RouteContext, name: string) => Holder | Response): Route => ({
    method: 'POST',
    path: `${base}/:resourceId/${path}/:assignee`,
    access: (context) => {
      const needed = may('write')(context);
      const holder = needed instanceof Response ? needed : holderOf(context, context.params['assignee'] ?? '');
      return holder instanceof Response ? holder : needed;
    },
    handler(context) {
      const holder = holderOf(context, context.params['assignee'] ?? '');
      const id = idOf(context) ?? '';
      return holder instanceof Response ? holder : setSingle(context, managed, { holder, id, scope: scopeOf(id) });
    },
  });

  return [
    {
      method: 'GET',
      path: `${base}/description`,
      access: permission(`${resource}.permissions:read`),
      handler: () => ok({ assignments, permissions: Object.keys(managed.levels) }),
    },
    {
      method: 'GET',
      path: `${base}/:resourceId`,
      access: may('read'),
      handler: (context) => list(context, managed, scopeOf(idOf(context) ?? ''), idOf(context) ?? ''),
    },
    {
      method: 'POST',
      path: `${base}/:resourceId`,
      access: may('write'),
      handler: (context) => setMany(context, managed, scopeOf(idOf(context) ?? ''), idOf(context) ?? ''),
    },
    ...(assignments.users ? [setOne('users', userHolder)] : []),
    ...(assignments.teams ? [setOne('teams', teamHolder)] : []),
    ...(assignments.builtInRoles ? [setOne('builtInRoles', (_context, role) => builtInHolder(role))] : []),
  ];
}

function userHolder({ store }: RouteContext, name: string): Holder | Response {
  const id = toInteger(name) ?? store.users.by('uid', name)?.id ?? store.serviceAccounts.by('uid', name)?.id;
  return id === undefined ? message(404, 'User not found') : { kind: 'user', id };
}

function teamHolder({ store }: RouteContext, name: string): Holder | Response {
  const id = toInteger(name) ?? store.teams.by('uid', name)?.id;
  return id === undefined ? message(404, 'Not found') : { kind: 'team', id };
}

const builtInHolder = (role: string): Holder => ({ kind: 'builtInRole', role: role as BasicRole });

function checkLevel({ levels, takesUnknownLevels }: ManagedResource, level: string): Response | undefined {
  return level === '' || takesUnknownLevels || level in levels
    ? undefined
    : json(400, {
        statusCode: 400,
        messageId: 'resourcePermissions.invalidPermission',
        message: `Permission [${level}] is invalid for this resource type`,
        extra: { permission: level },
      });
}

const unassignable = (assignment: string): Response =>
  json(400, {
    statusCode: 400,
    messageId: 'resourcePermissions.invalidAssignment',
    message: `Assignment [${assignment}] is invalid for this resource type`,
    extra: { assignment },
  });

const nobody = (assignment: string): Response =>
  json(400, {
    statusCode: 400,
    messageId: 'accesscontrol.assignmentEntityNotFound',
    message: `${assignment} not found`,
    extra: { assignment },
  });

function checkHolder({ store }: RouteContext, { assignments }: ManagedResource, holder: Holder): Response | undefined {
  if (holder.kind === 'builtInRole') {
    return assignments.builtInRoles ? checkRole(holder.role) : unassignable('builtInRoles');
  }
  if (!assignments[`${holder.kind}s`]) {
    return unassignable(`${holder.kind}s`);
  }
  const isThere = holder.kind === 'team' ? store.teams.get(holder.id) : personOf(store, holder.id);
  return isThere ? undefined : nobody(holder.kind);
}

/** People and service accounts are numbered together. */
const personOf = (store: RouteContext['store'], id: number) => store.users.get(id) ?? store.serviceAccounts.get(id);

function checkRole(role: string): Response | undefined {
  if (role === 'None') {
    return failure(400, 'accesscontrol.noneRoleAssignment', 'none role cannot receive permissions');
  }
  if (BUILT_IN_ROLES.includes(role)) {
    return undefined;
  }
  return json(400, {
    statusCode: 400,
    messageId: 'accesscontrol.invalidBuiltInRole',
    message: `built-in role [${role}] is not valid`,
    extra: { builtInRole: role },
  });
}

interface Target {
  holder: Holder;
  id: string;
  scope: string;
}

/** Teams and roles are looked up before the resource, people after it: as Grafana does. */
function setSingle(context: RouteContext, managed: ManagedResource, { holder, id, scope }: Target): Response {
  const isPerson = holder.kind === 'user';
  const guarded = isPerson ? managed.guardUser?.(context, id) : undefined;
  if (guarded) {
    return guarded;
  }
  const body = bind(context, { permission: text });
  if (!body) {
    return message(400, 'bad request data');
  }
  const level = body.permission;
  const refused =
    checkLevel(managed, level) ??
    (isPerson ? undefined : checkHolder(context, managed, holder)) ??
    managed.validate(context, id) ??
    checkHolder(context, managed, holder) ??
    set(context, managed, scope, id, { holder, level });
  return refused ?? message(200, level === '' ? 'Permission removed' : 'Permission updated');
}

function set(
  context: RouteContext,
  managed: ManagedResource,
  scope: string,
  id: string,
  { holder, level }: Command
): Response | undefined {
  const refused = holder.kind === 'user' ? managed.onSetUser?.(context, holder.id, id, level) : undefined;
  if (refused) {
    return refused;
  }
  if (level === '') {
    removeGrant(context, holder, scope);
  } else {
    putGrant(context, { holder, scope, level, actions: actionsOf(managed, level) });
  }
  return undefined;
}

/** A level's name is taken in any case. One that nobody knows is kept as an action of that name. */
function actionsOf({ levels, grants = levels, resource }: ManagedResource, level: string): readonly string[] {
  const wanted = level.toLowerCase();
  const known = Object.entries(grants).find(([name]) => name.toLowerCase() === wanted);
  return known?.[1] ?? [`${resource}:${wanted}`];
}

/** All or nothing: every command is checked before the first is carried out. */
function setMany(context: RouteContext, managed: ManagedResource, scope: string, id: string): Response {
  const command = { userId: integer, teamId: integer, builtInRole: text, permission: text };
  const body = bind(context, { permissions: listOf(command) });
  if (!body) {
    return message(400, 'Bad request data: invalid request body');
  }
  const missing = managed.validate(context, id);
  if (missing) {
    return missing;
  }
  const commands = body.permissions.map(({ permission: level, ...who }): Command => ({ level, holder: holderOf(who) }));
  for (const { holder, level } of commands) {
    const refused = checkHolder(context, managed, holder) ?? checkLevel(managed, level);
    if (refused) {
      return refused;
    }
  }
  for (const one of commands) {
    const refused = set(context, managed, scope, id, one);
    if (refused) {
      return refused;
    }
  }
  return message(200, 'Permissions updated');
}

function holderOf({ userId, teamId, builtInRole }: { userId: number; teamId: number; builtInRole: string }): Holder {
  if (userId !== 0) {
    return { kind: 'user', id: userId };
  }
  return teamId === 0 ? builtInHolder(builtInRole) : { kind: 'team', id: teamId };
}

function list(context: RouteContext, managed: ManagedResource, scope: string, id: string): Response {
  const inherited = managed.inheritedScopes?.(context, id) ?? [];
  if (inherited instanceof Response) {
    return inherited;
  }
  const { store } = context;
  const own = store.managedPermissions.of('scope', scope);
  // A dashboard inherits of its folder's rights only those that dashboards have.
  const known = new Set(Object.values(managed.grants ?? managed.levels).flat());
  const above = mergeByHolder(inherited.flatMap((one) => store.managedPermissions.of('scope', one)));
  const rows: Listed[] = [
    ...own.map((row) => listed(row, { isManaged: true, isInherited: false })),
    ...above.map((row) => ({
      ...listed(row, { isManaged: false, isInherited: true }),
      actions: row.actions.filter((action) => known.has(action)),
    })),
    ...(managed.onlyManaged ? [] : rowsByRole(context, managed, [scope, ...inherited])),
  ];
  const isSeen = seenBy(context);
  const dtos = sortByHolder(rows)
    .filter(({ holder }) => isSeen(holder))
    .flatMap((row) => dto(context, managed, row));
  const isEnforced = isLicensed(context.sandbox);
  const addsAdmin = managed.assignments.builtInRoles && !isEnforced;
  return ok(addsAdmin ? [...dtos, ...dto(context, managed, adminRow(managed))] : dtos);
}

/**
 * The organisation's administrators may everything, by no role that could be named. Left out where a licence enforces
 * access control (pkg/services/accesscontrol/resourcepermissions/api.go, `getPermissions`).
 */
const adminRow = ({ levels }: ManagedResource): Listed => ({
  id: 0,
  roleName: '',
  isManaged: false,
  isInherited: false,
  actions: [...new Set(Object.values(levels).flat())],
  holder: { kind: 'builtInRole', role: 'Admin' },
});

const listed = (row: ManagedPermissionRow, flags: Pick<Listed, 'isManaged' | 'isInherited'>): Listed => ({
  id: row.id,
  roleName: managedRoleName(row.holder),
  actions: row.actions,
  holder: row.holder,
  ...flags,
});

function managedRoleName(holder: Holder): string {
  return holder.kind === 'builtInRole'
    ? `managed:builtins:${holder.role.toLowerCase().replace(' ', '_')}:permissions`
    : `managed:${holder.kind}s:${holder.id}:permissions`;
}

function mergeByHolder(rows: readonly ManagedPermissionRow[]): ManagedPermissionRow[] {
  const merged = new Map<string, ManagedPermissionRow>();
  for (const row of rows) {
    const key = JSON.stringify(row.holder);
    const known = merged.get(key);
    merged.set(key, known ? { ...known, actions: [...known.actions, ...row.actions] } : row);
  }
  return [...merged.values()];
}

/** Teams are listed for those who may read them; people and service accounts, too, where Enterprise enforces it. */
function seenBy({ sandbox, store, principal }: RouteContext): (holder: Holder) => boolean {
  const permissions = sandbox.rbac.permissions(principal);
  const seesTeam = reaches(permissions, 'teams:read', 'teams:id:');
  const seesUser = reaches(permissions, 'org.users:read', 'users:id:');
  const seesAccount = reaches(permissions, 'serviceaccounts:read', 'serviceaccounts:id:');
  return (holder) => {
    if (holder.kind === 'team') {
      return seesTeam(holder.id);
    }
    if (holder.kind === 'builtInRole' || sandbox.edition === 'oss') {
      return true;
    }
    return store.serviceAccounts.get(holder.id) ? seesAccount(holder.id) : seesUser(holder.id);
  };
}

const KINDS: ReadonlyArray<Holder['kind']> = ['user', 'team', 'builtInRole'];

const sortByHolder = (rows: readonly Listed[]): Listed[] =>
  [...rows].sort((a, b) => KINDS.indexOf(a.holder.kind) - KINDS.indexOf(b.holder.kind));

function dto({ store }: RouteContext, { levels }: ManagedResource, { holder, ...row }: Listed): object[] {
  const level = Object.entries(levels).find(([, actions]) =>
    actions.every((action) => row.actions.includes(action))
  )?.[0];
  if (level === undefined) {
    return [];
  }
  const avatar = '/public/img/user_profile.png';
  const account = holder.kind === 'user' ? store.serviceAccounts.get(holder.id) : undefined;
  const person = holder.kind === 'user' ? (account ?? store.users.get(holder.id)) : undefined;
  const team = holder.kind === 'team' ? store.teams.get(holder.id) : undefined;
  return [
    {
      ...row,
      isServiceAccount: account !== undefined,
      ...(person ? { userId: person.id, userUid: person.uid, userLogin: person.login } : {}),
      userAvatarUrl: avatar,
      ...(team ? { team: team.name, teamId: team.id, teamUid: team.uid, teamAvatarUrl: avatar } : {}),
      ...(holder.kind === 'builtInRole' ? { builtInRole: holder.role } : {}),
      permission: level,
    },
  ];
}

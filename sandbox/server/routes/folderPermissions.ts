import { timestamp } from '../clock';
import { FOLDER_GRANTS, FOLDER_LEVELS } from '../folders/folderActions';
import { folderUrl } from '../folders/folderDto';
import { folderNotFound } from '../folders/folderNotFound';
import { folderScope, GENERAL_UID, parentsOf, SHARED_WITH_ME_UID } from '../folders/tree';
import { permission } from '../rbac/evaluate';
import { reaches } from '../rbac/metadata';
import type { BasicRole } from '../rbac/roles';
import { failure, message, ok } from '../reply';
import { bind, integer, listOf, maybeText } from '../router/bind';
import type { Route, RouteContext } from '../router/Route';
import { holderKey } from '../store/createStore';
import { putGrant, removeGrant } from '../store/grants';
import type { FolderRow, Holder, ManagedPermissionRow } from '../store/rows';
import type { ManagedResource } from './ManagedResource';
import { resourcePermissionRoutes } from './resourcePermissions';

const isVirtual = (uid: string): boolean => uid === GENERAL_UID || uid === SHARED_WITH_ME_UID;

const folders: ManagedResource = {
  resource: 'folders',
  attribute: 'uid',
  levels: FOLDER_LEVELS,
  grants: FOLDER_GRANTS,
  takesUnknownLevels: true,
  assignments: { users: true, serviceAccounts: true, teams: true, builtInRoles: true },
  validate: ({ store }, uid) =>
    isVirtual(uid) || store.folders.by('uid', uid) ? undefined : failure(404, 'folder.notFound', 'NotFound'),
  inheritedScopes({ store }, uid) {
    const folder = store.folders.by('uid', uid);
    const parents = folder ? parentsOf(store, folder) : isVirtual(uid) ? [] : undefined;
    return parents?.map((parent) => folderScope(parent.uid)) ?? failure(500, 'accesscontrol.internal', 'InternalError');
  },
};

/** Levels of the older form by number. */
const NUMBERED: Readonly<Record<number, keyof typeof FOLDER_LEVELS>> = { 1: 'View', 2: 'Edit', 4: 'Admin' };
const AVATAR = '/public/img/user_profile.png';

const uidOf = ({ params }: RouteContext): string => params['uid'] ?? '';
const may = (verb: string) => (context: RouteContext) =>
  permission(`folders.permissions:${verb}`, folderScope(uidOf(context)));

/** The older form, which knows only what the folder itself grants. */
const olderForm: Route[] = [
  {
    method: 'GET',
    path: '/api/folders/:uid/permissions',
    access: may('read'),
    handler(context) {
      const folder = context.store.folders.by('uid', uidOf(context));
      return folder ? ok(grantsOf(context, folder).map((row) => toAcl(context, folder, row))) : folderNotFound();
    },
  },
  {
    method: 'POST',
    path: '/api/folders/:uid/permissions',
    access: may('write'),
    handler(context) {
      const item = { userId: integer, teamId: integer, role: maybeText, permission: integer };
      const body = bind(context, { items: listOf(item) });
      if (!body) {
        return message(400, 'bad request data');
      }
      const invalid = body.items.map(invalidItem).find((problem) => problem !== undefined);
      if (invalid !== undefined) {
        return message(400, invalid);
      }
      const folder = context.store.folders.by('uid', uidOf(context));
      return folder ? replaceGrants(context, folder, body.items) : folderNotFound();
    },
  },
];

interface Item {
  userId: number;
  teamId: number;
  role: string | undefined;
  permission: number;
}

function invalidItem({ userId, teamId, role }: Item): string | undefined {
  if (userId > 0 && teamId > 0) {
    return 'team and user permissions cannot have an associated role';
  }
  return role !== undefined && (userId > 0 || teamId > 0) ? 'permissions cannot have both a user and team' : undefined;
}

const holderOf = ({ userId, teamId, role = '' }: Item): Holder => {
  if (userId !== 0) {
    return { kind: 'user', id: userId };
  }
  return teamId === 0 ? { kind: 'builtInRole', role: role as BasicRole } : { kind: 'team', id: teamId };
};

function isThere({ store }: RouteContext, holder: Holder): boolean {
  if (holder.kind === 'builtInRole') {
    return ['Viewer', 'Editor', 'Admin', 'Grafana Admin'].includes(holder.role);
  }
  return holder.kind === 'team'
    ? store.teams.get(holder.id) !== undefined
    : (store.users.get(holder.id) ?? store.serviceAccounts.get(holder.id)) !== undefined;
}

function replaceGrants(context: RouteContext, { uid }: FolderRow, items: readonly Item[]): Response {
  const scope = folderScope(uid);
  const wanted = items.map((item) => ({ holder: holderOf(item), level: NUMBERED[item.permission] }));
  if (!wanted.every(({ holder }) => isThere(context, holder))) {
    return message(500, 'Failed to create permission');
  }
  const kept = new Set(wanted.map(({ holder }) => holderKey(holder)));
  const dropped = context.store.managedPermissions
    .of('scope', scope)
    .filter(({ holder }) => !kept.has(holderKey(holder)));
  for (const { holder, level } of wanted) {
    if (level === undefined) {
      removeGrant(context, holder, scope);
    } else {
      putGrant(context, { holder, scope, level, actions: FOLDER_GRANTS[level] });
    }
  }
  dropped.forEach(({ holder }) => removeGrant(context, holder, scope));
  return message(200, 'Folder permissions updated');
}

const KINDS: ReadonlyArray<Holder['kind']> = ['user', 'team', 'builtInRole'];

function grantsOf({ store, sandbox, principal }: RouteContext, { uid }: FolderRow): ManagedPermissionRow[] {
  const seesTeam = reaches(sandbox.rbac.permissions(principal), 'teams:read', 'teams:id:');
  return store.managedPermissions
    .of('scope', folderScope(uid))
    .filter(({ holder }) => holder.kind !== 'team' || seesTeam(holder.id))
    .sort((a, b) => KINDS.indexOf(a.holder.kind) - KINDS.indexOf(b.holder.kind));
}

function toAcl({ store, sandbox }: RouteContext, folder: FolderRow, { holder, actions }: ManagedPermissionRow): object {
  const person = holder.kind === 'user' ? store.users.get(holder.id) : undefined;
  const account = holder.kind === 'user' ? store.serviceAccounts.get(holder.id) : undefined;
  const team = holder.kind === 'team' ? store.teams.get(holder.id) : undefined;
  const number = [4, 2, 1].find((one) =>
    FOLDER_LEVELS[NUMBERED[one] ?? 'View'].every((action) => actions.includes(action))
  );
  return {
    folderId: folder.id,
    ...(folder.parentUid === '' ? {} : { folderUid: folder.parentUid }),
    created: timestamp(sandbox.clock),
    updated: timestamp(sandbox.clock),
    userId: holder.kind === 'user' ? holder.id : 0,
    userUid: (person ?? account)?.uid ?? '',
    userLogin: (person ?? account)?.login ?? '',
    userEmail: person?.email ?? account?.login ?? '',
    userAvatarUrl: AVATAR,
    teamId: team?.id ?? 0,
    teamUid: team?.uid ?? '',
    teamEmail: team?.email ?? '',
    teamAvatarUrl: team ? AVATAR : '',
    team: team?.name ?? '',
    ...(holder.kind === 'builtInRole' ? { role: holder.role } : {}),
    permission: number ?? 0,
    permissionName: NUMBERED[number ?? 0] ?? '',
    uid: folder.uid,
    title: folder.title,
    slug: '',
    isFolder: true,
    url: folderUrl(folder),
    inherited: false,
  };
}

export const folderPermissionRoutes: Route[] = [...resourcePermissionRoutes(folders), ...olderForm];

import { timestamp } from '../clock';
import { any, permission } from '../rbac/evaluate';
import { failure, message } from '../reply';
import { removeDashboard } from '../dashboards/removeDashboard';
import type { RouteContext } from '../router/Route';
import { putGrant, removeScope } from '../store/grants';
import type { FolderRow, Holder } from '../store/rows';
import { authorOf } from './author';
import { FOLDER_GRANTS } from './folderActions';
import { folderNotFound } from './folderNotFound';
import { descendantsOf, folderScope, GENERAL_UID, heightOf, MAX_DEPTH, parentsOf, SHARED_WITH_ME_UID } from './tree';
import { validateUid } from './validateUid';

const CHANGED = 'the folder has been changed by someone else';

interface NewFolder {
  uid: string;
  title: string;
  description: string;
  parentUid: string;
}

/** Creates a folder with the rights that Grafana gives to a new one. */
export function createFolder(context: RouteContext, wanted: NewFolder): FolderRow | Response {
  const { store, sandbox } = context;
  const uid = wanted.uid.trim() || sandbox.ids.uid();
  const title = wanted.title.replace(/^ +| +$/g, '');
  const refused = mayCreate(context, wanted.parentUid) ?? validateNew(context, { ...wanted, uid, title });
  if (refused) {
    return refused;
  }
  const now = timestamp(sandbox.clock);
  const folder = store.folders.insert({
    ...wanted,
    uid,
    title,
    version: 1,
    createdBy: authorOf(context.principal),
    updatedBy: '',
    createdAt: now,
    updatedAt: now,
  });
  if (folder.parentUid === '') {
    grantDefaults(context, folder);
  }
  return folder;
}

function mayCreate(context: RouteContext, parentUid: string): Response | undefined {
  const scope = folderScope(parentUid || GENERAL_UID);
  const create = permission('folders:create', scope);
  if (context.can(parentUid === '' ? create : any(permission('folders:write', scope), create))) {
    return undefined;
  }
  const isMissing = parentUid !== '' && !context.store.folders.by('uid', parentUid);
  return isMissing
    ? folderNotFound()
    : failure(403, 'folders.forbiddenCreation', 'not enough permissions to create a folder in the selected location');
}

function validateNew({ store }: RouteContext, { uid, title, parentUid }: NewFolder): Response | undefined {
  if (uid === SHARED_WITH_ME_UID) {
    return failure(400, 'folder.bad-request', 'BadRequest');
  }
  if (uid === GENERAL_UID) {
    return message(500, 'Folder API error: invalid uid for folder provided');
  }
  const badUid = validateUid(uid);
  if (badUid) {
    return badUid;
  }
  if (title === '') {
    return message(400, 'folder title cannot be empty');
  }
  if (parentUid === uid) {
    return message(400, 'folder cannot be parent of itself');
  }
  const parent = store.folders.by('uid', parentUid);
  if (parent && (parentsOf(store, parent)?.length ?? 0) >= MAX_DEPTH) {
    return message(500, `Folder API error: folder max depth exceeded, max depth is ${MAX_DEPTH}`);
  }
  return store.folders.by('uid', uid) ? message(412, CHANGED) : undefined;
}

/** Admin for the creator, Edit for Editors, View for Viewers; folders inside another one inherit instead. */
function grantDefaults(context: RouteContext, { uid }: FolderRow): void {
  const { store, principal, sandbox } = context;
  const scope = folderScope(uid);
  const grant = (holder: Holder, level: keyof typeof FOLDER_GRANTS) =>
    putGrant(context, { holder, scope, level, actions: FOLDER_GRANTS[level] });
  if (principal.kind !== 'anonymous' && (store.users.get(principal.id) ?? store.serviceAccounts.get(principal.id))) {
    grant({ kind: 'user', id: principal.id }, 'Admin');
    sandbox.rbac.forget(principal.id);
  }
  grant({ kind: 'builtInRole', role: 'Editor' }, 'Edit');
  grant({ kind: 'builtInRole', role: 'Viewer' }, 'View');
}

interface FolderChange {
  /** Undefined: stays. */
  title: string | undefined;
  description: string | undefined;
  version: number;
  overwrite: boolean;
}

/** Renames or describes a folder, when the version is the current one. */
export function updateFolder(context: RouteContext, uid: string, change: FolderChange): FolderRow | Response {
  const { store } = context;
  const title = change.title?.trim();
  if (title?.toLowerCase() === 'general') {
    return message(400, 'A folder with that name already exists');
  }
  const badUid = validateUid(uid);
  if (badUid) {
    return badUid;
  }
  if (title === '') {
    return message(400, 'Dashboard title cannot be empty');
  }
  const folder = store.folders.by('uid', uid);
  if (!folder) {
    return folderNotFound();
  }
  if (!change.overwrite && change.version !== folder.version) {
    return message(412, 'The dashboard has been changed by someone else');
  }
  const next = { title: title ?? folder.title, description: change.description ?? folder.description };
  const isSame = next.title === folder.title && next.description === folder.description;
  return isSame ? folder : write(context, folder, next);
}

const write = ({ store, principal, sandbox }: RouteContext, folder: FolderRow, change: Partial<FolderRow>): FolderRow =>
  store.folders.update(folder.id, {
    ...change,
    version: folder.version + 1,
    updatedBy: authorOf(principal),
    updatedAt: timestamp(sandbox.clock),
  }) ?? folder;

/** Puts a folder under another one, or under the root. */
export function moveFolder(context: RouteContext, uid: string, parentUid: string): FolderRow | Response {
  const { store } = context;
  const refused = mayMove(context, uid, parentUid);
  if (refused) {
    return refused;
  }
  const folder = store.folders.by('uid', uid);
  if (!folder) {
    return folderNotFound();
  }
  if (folder.parentUid === parentUid) {
    return folder;
  }
  return refuseMove(context, folder, parentUid) ?? write(context, folder, { parentUid });
}

function mayMove(context: RouteContext, uid: string, parentUid: string): Response | undefined {
  const { store, can, sandbox, principal } = context;
  const target = store.folders.by('uid', parentUid);
  const scope = folderScope(parentUid || GENERAL_UID);
  const create = permission('folders:create', scope);
  const isAllowed = can(parentUid === '' ? create : any(permission('folders:write', scope), create));
  if (parentUid !== '' && !target) {
    return folderNotFound();
  }
  if (!isAllowed) {
    return failure(403, 'folders.forbiddenMove', 'Access denied to the destination folder');
  }
  const above = [parentUid || GENERAL_UID, ...((target && parentsOf(store, target)) ?? []).map((one) => one.uid)];
  const scopes = new Set(above.map(folderScope));
  const gained = [...sandbox.rbac.permissions(principal)].filter(([, held]) => held.some((one) => scopes.has(one)));
  return gained.every(([action]) => can(permission(action, folderScope(uid))))
    ? undefined
    : failure(403, 'folders.accessEscalation', 'Cannot move a folder to a folder where you have higher permissions');
}

function refuseMove({ store }: RouteContext, folder: FolderRow, parentUid: string): Response | undefined {
  const target = store.folders.by('uid', parentUid);
  if (!target) {
    return undefined;
  }
  const above = [...(parentsOf(store, target) ?? []), target];
  if (above.some(({ uid }) => uid === folder.uid)) {
    return message(500, 'cannot move folder under its own descendant, this would create a circular reference');
  }
  // Grafana looks at what is below only when it goes deeper, and not under a folder that stands as deep as can be.
  const isDeeper = folder.parentUid === '' || above.length > (parentsOf(store, folder)?.length ?? 0);
  const isTooDeep = above.length + heightOf(store, folder.uid) > MAX_DEPTH;
  return isDeeper && isTooDeep && above.length <= MAX_DEPTH
    ? message(400, 'Maximum nested folder depth reached')
    : undefined;
}

/** Deletes a folder with all that is in it; undefined when it is done. */
export function deleteFolder({ store }: RouteContext, uid: string): Response | undefined {
  const folder = store.folders.by('uid', uid);
  if (!folder) {
    return message(404, `folders.folder.grafana.app "${uid}" not found`);
  }
  for (const one of [...descendantsOf(store, uid), folder]) {
    store.dashboards.of('folder', one.uid).forEach((dashboard) => removeDashboard(store, dashboard));
    removeScope({ store }, folderScope(one.uid));
    store.folders.delete(one.id);
  }
  return undefined;
}

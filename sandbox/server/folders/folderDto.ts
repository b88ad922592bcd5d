import { visibleIds } from '../rbac/metadata';
import { all, permission } from '../rbac/evaluate';
import type { RouteContext } from '../router/Route';
import { queryFlag } from '../router/query';
import type { FolderRow } from '../store/rows';
import { personName } from './author';
import { slugify } from './slugify';
import { folderScope, GENERAL_UID, parentsOf, SHARED_WITH_ME_UID } from './tree';

const NEVER = '0001-01-01T00:00:00Z';

/** Folders that are in no table. */
const virtual = (id: number, uid: string, title: string): FolderRow => ({
  id,
  uid,
  title,
  description: '',
  parentUid: '',
  version: 0,
  createdBy: '',
  updatedBy: '',
  createdAt: NEVER,
  updatedAt: NEVER,
});
export const ROOT = virtual(0, GENERAL_UID, 'Dashboards');
export const SHARED_WITH_ME = virtual(-1, SHARED_WITH_ME_UID, 'Shared with me');

export const folderUrl = ({ uid, title }: Pick<FolderRow, 'uid' | 'title'>): string =>
  `/dashboards/f/${uid}/${slugify(title)}`;

/** A folder with those above it, as the API shows it to who asks. */
export function folderDto(context: RouteContext, folder: FolderRow): object {
  const parents = folder === SHARED_WITH_ME ? [folder] : (parentsOf(context.store, folder) ?? []);
  return {
    ...single(context, folder),
    ...(parents.length === 0 ? {} : { parents: parents.map((parent) => asParent(context, parent)) }),
  };
}

function single(context: RouteContext, folder: FolderRow): object {
  const { store, can } = context;
  const scope = folderScope(folder.uid);
  const canEdit = can(permission('folders:write', scope));
  const { id, uid, title, version, parentUid } = folder;
  return {
    id,
    uid,
    orgId: version === 0 ? 0 : store.org.id,
    title,
    url: folder === ROOT ? '' : folderUrl(folder),
    hasAcl: false,
    canSave: canEdit,
    canEdit,
    canAdmin: can(all(permission('folders.permissions:read', scope), permission('folders.permissions:write', scope))),
    canDelete: can(permission('folders:delete', scope)),
    createdBy: personName(store, folder.createdBy),
    created: folder.createdAt,
    updatedBy: personName(store, folder.updatedBy),
    updated: folder.updatedAt,
    ...(version === 0 ? {} : { version }),
    ...metadata(context, folder),
    ...(parentUid === '' ? {} : { parentUid }),
  };
}

/** A folder above one that may be read, which itself may not. */
const REDACTED = {
  id: 0,
  uid: 'redacted',
  orgId: 0,
  title: 'redacted',
  url: '',
  hasAcl: false,
  canSave: false,
  canEdit: false,
  canAdmin: false,
  canDelete: false,
  createdBy: '',
  created: NEVER,
  updatedBy: '',
  updated: NEVER,
};

const asParent = (context: RouteContext, parent: FolderRow): object =>
  context.can(permission('folders:read', folderScope(parent.uid))) ? single(context, parent) : REDACTED;

/** What who asks may do with it, when the request says `accesscontrol=true`; rights on folders above count. */
function metadata(context: RouteContext, folder: FolderRow): object {
  if (!queryFlag(context, 'accesscontrol')) {
    return {};
  }
  const uids = [folder, ...(parentsOf(context.store, folder) ?? [])].map(({ uid }) => uid);
  const permissions = context.sandbox.rbac.permissions(context.principal);
  const held = [...permissions.keys()].sort().filter((action) => {
    const visible = visibleIds(permissions, action, 'folders:uid:');
    return visible === 'all' || uids.some((uid) => visible.has(uid));
  });
  return held.length === 0 ? {} : { accessControl: Object.fromEntries(held.map((action) => [action, true])) };
}

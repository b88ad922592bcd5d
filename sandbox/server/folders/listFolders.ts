import { permission } from '../rbac/evaluate';
import { message } from '../reply';
import type { RouteContext } from '../router/Route';
import { queryInteger } from '../router/query';
import type { FolderRow } from '../store/rows';
import { folderNotFound } from './folderNotFound';
import { SHARED_WITH_ME } from './folderDto';
import { folderScope, GENERAL_UID, SHARED_WITH_ME_UID } from './tree';

const MAX_LISTED = 100_000;

/** The children of one folder or of the root, as far as who asks may see them. */
export function listFolders(context: RouteContext): FolderRow[] | Response {
  const { store, query, sandbox, principal } = context;
  const can = sandbox.rbac.decider(principal);
  const action = query.get('permission') === 'Edit' ? 'folders:write' : 'folders:read';
  const parentUid = query.get('parentUid') ?? '';
  const isReadable = ({ uid }: FolderRow) => can(permission('folders:read', folderScope(uid)));
  if (parentUid === '') {
    return roots(context, action);
  }
  if (parentUid === SHARED_WITH_ME_UID) {
    return page(
      context,
      store.folders.filter('title', (folder) => isReadable(folder) && isCutOff({ can }, folder))
    );
  }
  if (parentUid === GENERAL_UID) {
    return page(
      context,
      store.folders.filter('title', (folder) => folder.parentUid === '' && isReadable(folder))
    );
  }
  if (!store.folders.by('uid', parentUid)) {
    return folderNotFound();
  }
  if (!can(permission(action, folderScope(parentUid)))) {
    return message(403, 'Access denied');
  }
  return page(context, sorted(store.folders.of('parent', parentUid)));
}

/** Whether it may be read while the folder that holds it may not. */
const isCutOff = ({ can }: Pick<RouteContext, 'can'>, { parentUid }: FolderRow): boolean =>
  parentUid !== '' && !can(permission('folders:read', folderScope(parentUid)));

function roots(context: RouteContext, action: string): FolderRow[] {
  const { store, sandbox, principal } = context;
  const scopes = sandbox.rbac.permissions(principal).get(action) ?? [];
  const top = sorted(store.folders.of('parent', ''));
  if (scopes.includes('folders:*')) {
    return page(context, top);
  }
  if (scopes.length === 0) {
    return [];
  }
  const held = new Set(scopes);
  const visible = page(
    context,
    top.filter(({ uid }) => held.has(folderScope(uid)))
  );
  return queryInteger(context, 'page') <= 1 ? [SHARED_WITH_ME, ...visible] : visible;
}

const sorted = (folders: readonly FolderRow[]): FolderRow[] =>
  [...folders].sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));

function page(context: RouteContext, folders: readonly FolderRow[]): FolderRow[] {
  const limit = queryInteger(context, 'limit') || MAX_LISTED;
  const offset = limit * (Math.max(queryInteger(context, 'page'), 1) - 1);
  return folders.slice(offset, offset + limit);
}

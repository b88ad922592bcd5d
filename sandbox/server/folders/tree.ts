import type { Store } from '../store/createStore';
import type { FolderRow } from '../store/rows';

export const GENERAL_UID = 'general';
export const SHARED_WITH_ME_UID = 'sharedwithme';
/** How many folders may stand above one. */
export const MAX_DEPTH = 4;

export const folderScope = (uid: string): string => `folders:uid:${uid}`;

/** The folders above one, from the root down; undefined when one of them is missing. */
export function parentsOf(store: Store, folder: FolderRow): FolderRow[] | undefined {
  const parents: FolderRow[] = [];
  for (let uid = folder.parentUid; uid !== ''; uid = parents[0]?.parentUid ?? '') {
    const parent = store.folders.by('uid', uid);
    if (!parent || parents.includes(parent)) {
      return undefined;
    }
    parents.unshift(parent);
  }
  return parents;
}

/** The folders below one, children after their parents. */
export function descendantsOf(store: Store, uid: string): FolderRow[] {
  return store.folders.of('parent', uid).flatMap((child) => [child, ...descendantsOf(store, child.uid)]);
}

/** How many levels of folders stand below one. */
export const heightOf = (store: Store, uid: string): number =>
  Math.max(0, ...store.folders.of('parent', uid).map((child) => 1 + heightOf(store, child.uid)));

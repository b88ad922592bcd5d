import type { Folder } from './organisation';

/** Folders as a tree, for looking up and down. */
export interface FolderTree {
  has(uid: string): boolean;
  /** Uids above a folder, nearest first. Ends where a parent is missing or would come twice. */
  above(uid: string): readonly string[];
  /** Titles from the top down to the folder itself; empty for an unknown one. */
  path(uid: string): readonly string[];
  /** Number of folders below, at any depth. */
  countBelow(uid: string): number;
}

/** Built once for a list of folders; each folder's way up is worked out when first asked for. */
export function folderTree(folders: readonly Folder[]): FolderTree {
  const byUid = new Map(folders.map((folder) => [folder.uid, folder]));
  const ways = new Map<string, readonly string[]>();
  let below: Map<string, number> | undefined;

  function above(uid: string): readonly string[] {
    const known = ways.get(uid);
    if (known) {
      return known;
    }
    const way: string[] = [];
    const met = new Set([uid]);
    let parent = byUid.get(uid)?.parentUid;
    while (parent !== undefined && byUid.has(parent) && !met.has(parent)) {
      way.push(parent);
      met.add(parent);
      parent = byUid.get(parent)?.parentUid;
    }
    ways.set(uid, way);
    return way;
  }

  function counted(): Map<string, number> {
    const counts = new Map<string, number>();
    folders.forEach(({ uid }) => above(uid).forEach((upper) => counts.set(upper, (counts.get(upper) ?? 0) + 1)));
    return counts;
  }

  return {
    has: (uid) => byUid.has(uid),
    above,
    path: (uid) =>
      (byUid.has(uid) ? [...above(uid)].reverse().concat(uid) : []).map((at) => byUid.get(at)?.title ?? at),
    countBelow: (uid) => (below ??= counted()).get(uid) ?? 0,
  };
}

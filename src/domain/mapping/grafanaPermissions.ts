import { folderTree } from '../organisation/folderTree';
import { compareLevels, strongest } from '../organisation/grantId';
import type { Folder, FolderPermission } from '../organisation/organisation';

/** One person's part of `GET /api/access-control/users/permissions/search?actionPrefix=folders`: scopes by action. */
export type GrafanaPermissions = Readonly<Record<string, readonly string[] | null>>;

/** A folder on which Grafana computes another permission than we do. */
export interface PermissionMismatch {
  folderUid: string;
  ours?: FolderPermission;
  grafana?: FolderPermission;
  /** `more`: Grafana gives more, usually by a role that carries folder permissions. `less`: we took something for given. */
  kind: 'more' | 'less';
}

/** What each permission lets do, strongest first. */
const ACTIONS: ReadonlyArray<readonly [string, FolderPermission]> = [
  ['folders.permissions:write', 'Admin'],
  ['folders:write', 'Edit'],
  ['folders:read', 'View'],
];

const ALL = new Set(['*', 'folders:*', 'folders:uid:*']);

function levels(permissions: GrafanaPermissions): { all?: FolderPermission; byFolder: Map<string, FolderPermission> } {
  const byFolder = new Map<string, FolderPermission>();
  let all: FolderPermission | undefined;
  for (const [action, level] of ACTIONS) {
    for (const scope of permissions[action] ?? []) {
      if (ALL.has(scope)) {
        all = strongest(all, level);
      }
      const uid = scope.startsWith('folders:uid:') ? scope.slice('folders:uid:'.length) : '';
      byFolder.set(uid, strongest(byFolder.get(uid), level) ?? level);
    }
  }
  return { ...(all && { all }), byFolder };
}

/** Compares our computation with Grafana's own, folder by folder; a right on a folder counts for those below it. */
export function compareWithGrafana(
  ours: (folderUid: string) => FolderPermission | undefined,
  permissions: GrafanaPermissions,
  folders: readonly Folder[]
): PermissionMismatch[] {
  const tree = folderTree(folders);
  const { all, byFolder } = levels(permissions);
  return folders.flatMap(({ uid: folderUid }): PermissionMismatch[] => {
    const own = ours(folderUid);
    const grafana = [folderUid, ...tree.above(folderUid)].reduce(
      (best, uid) => strongest(best, byFolder.get(uid)),
      all
    );
    const difference = compareLevels(grafana, own);
    return difference === 0
      ? []
      : [{ folderUid, ...(own && { ours: own }), ...(grafana && { grafana }), kind: difference > 0 ? 'more' : 'less' }];
  });
}

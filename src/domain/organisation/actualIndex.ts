import { eachItem, type Work } from '../work/work';
import { grantId, type Level } from './grantId';
import type { ActualGrants, Grant } from './organisation';

/** The grants of teams as they stand, by what they are about. */
export interface ActualIndex {
  /** Grants given to a team itself, inherited ones left out. */
  direct: ReadonlyMap<string, Grant>;
  level(id: string): Level | undefined;
  /** False: whether this grant stands is unknown. */
  isRead(grant: Grant): boolean;
}

interface Known {
  teams: ReadonlyArray<{ uid: string }>;
  folders: ReadonlyArray<{ uid: string }>;
}

function readTest(actual: ActualGrants, known: Known): (grant: Grant) => boolean {
  const teams = new Set(known.teams.map(({ uid }) => uid));
  const folders = new Set(known.folders.map(({ uid }) => uid));
  const foldersRead = new Set(actual.foldersRead);
  const rolesRead = actual.rolesReadOf === 'all' ? undefined : new Set(actual.rolesReadOf);
  return (grant) => {
    if (!teams.has(grant.teamUid)) {
      return true;
    }
    if (grant.kind === 'role') {
      return actual.hasRoles && (rolesRead === undefined || rolesRead.has(grant.teamUid));
    }
    return foldersRead.has(grant.folderUid) || !folders.has(grant.folderUid);
  };
}

/** A team or folder that is gone took its grants with it, so these count as read and absent. */
export function* indexActual(actual: ActualGrants, known: Known): Work<ActualIndex> {
  const direct = new Map<string, Grant>();
  yield* eachItem(actual.roleGrants, (grant) => direct.set(grantId(grant), grant));
  yield* eachItem(actual.folderGrants, ({ teamUid, folderUid, permission, isInherited, isManaged }) => {
    if (teamUid !== undefined && isManaged && !isInherited) {
      const grant: Grant = { kind: 'folder', teamUid, folderUid, permission };
      direct.set(grantId(grant), grant);
    }
  });
  const isRead = readTest(actual, known);
  return {
    direct,
    isRead,
    level(id) {
      const grant = direct.get(id);
      return grant && (grant.kind === 'role' ? 'Role' : grant.permission);
    },
  };
}

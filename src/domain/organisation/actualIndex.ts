import { eachItem, type Work } from '../work/work';
import { grantId, levelOf, type Level } from './grantId';
import type { ActualGrants, Grant } from './organisation';

/** The grants of teams as they stand, by what they are about. */
export interface ActualIndex {
  /** Grants given to a team itself, inherited ones left out. */
  direct: ReadonlyMap<string, Grant>;
  level(id: string): Level | undefined;
  /** False: whether this grant stands is unknown. */
  isRead(grant: Grant): boolean;
}

type Uids = ReadonlyArray<{ uid: string }>;

interface Known {
  teams: Uids;
  folders: Uids;
  dataSources?: Uids;
}

const uidsOf = (items: Uids): ReadonlySet<string> => new Set(items.map(({ uid }) => uid));

function readTest(actual: ActualGrants, known: Known): (grant: Grant) => boolean {
  const [teams, folders] = [uidsOf(known.teams), uidsOf(known.folders)];
  const dataSources = known.dataSources && uidsOf(known.dataSources);
  const [foldersRead, dataSourcesRead] = [new Set(actual.foldersRead), new Set(actual.dataSourcesRead)];
  const rolesRead = actual.rolesReadOf === 'all' ? undefined : new Set(actual.rolesReadOf);
  return (grant) => {
    if (!teams.has(grant.teamUid)) {
      return true;
    }
    switch (grant.kind) {
      case 'role':
        return actual.hasRoles && (rolesRead === undefined || rolesRead.has(grant.teamUid));
      case 'folder':
        return foldersRead.has(grant.folderUid) || !folders.has(grant.folderUid);
      case 'datasource':
        return dataSourcesRead.has(grant.dataSourceUid) || dataSources?.has(grant.dataSourceUid) === false;
    }
  };
}

/** A team, folder or data source that is gone took its grants with it, so these count as read and absent. */
export function* indexActual(actual: ActualGrants, known: Known): Work<ActualIndex> {
  const direct = new Map<string, Grant>();
  yield* eachItem(actual.roleGrants, (grant) => direct.set(grantId(grant), grant));
  yield* eachItem(actual.folderGrants, ({ teamUid, folderUid, permission, isInherited, isManaged }) => {
    if (teamUid !== undefined && isManaged && !isInherited) {
      const grant: Grant = { kind: 'folder', teamUid, folderUid, permission };
      direct.set(grantId(grant), grant);
    }
  });
  yield* eachItem(actual.dataSourceGrants, ({ teamUid, dataSourceUid, permission, isManaged }) => {
    if (teamUid !== undefined && isManaged) {
      const grant: Grant = { kind: 'datasource', teamUid, dataSourceUid, permission };
      direct.set(grantId(grant), grant);
    }
  });
  const isRead = readTest(actual, known);
  return {
    direct,
    isRead,
    level(id) {
      const grant = direct.get(id);
      return grant && levelOf(grant);
    },
  };
}

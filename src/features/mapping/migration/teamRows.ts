import type { MigrationFacts } from '../../../domain/migration/migrationLook';
import { syncedTeamsOf } from '../../../domain/migration/migrationRecord';
import type { ActualGrants, Grant } from '../../../domain/organisation/organisation';
import { gatherBy } from '../../../domain/work/gatherBy';
import { grantText, type Names } from '../names';

/** A team that Team Sync fills, or filled. */
export interface TeamRow {
  teamUid: string;
  name: string;
  /** False: it was noted and is gone. */
  isHere: boolean;
  externalGroups: readonly string[];
  /** Undefined: unknown. */
  members?: number;
  /** What it gives; of a team that is gone, what it gave. */
  roles: readonly string[];
  /** Folders and data sources. */
  targets: readonly string[];
  /** False: some of it could not be read. */
  isRead: boolean;
}

/** Who and what hangs on each team, by the team's name. */
export function teamRows(facts: MigrationFacts, names: Names): TeamRow[] {
  const { organisation, actual, record, byTeam, unreadTeams } = facts;
  const here = new Set(organisation.teams.map(({ uid }) => uid));
  const noted = new Map(record.teams.map((team) => [team.teamUid, team]));
  const counts = new Map<string, number>();
  organisation.memberships.forEach(({ teamUid }) => counts.set(teamUid, (counts.get(teamUid) ?? 0) + 1));
  const grants = gatherBy(directGrants(actual), ({ teamUid }) => teamUid);
  const rows = syncedTeamsOf(record, byTeam).map(({ teamUid, externalGroups }): TeamRow => {
    const isHere = here.has(teamUid);
    const held = isHere ? (grants.get(teamUid) ?? []) : (noted.get(teamUid)?.grants ?? []);
    const members = isHere ? (counts.get(teamUid) ?? 0) : (noted.get(teamUid)?.memberUids.length ?? 0);
    return {
      teamUid,
      name: names.team(teamUid),
      isHere,
      externalGroups,
      ...(!unreadTeams.has(teamUid) && { members }),
      roles: textsOf(held.filter(isRole), names),
      targets: textsOf(
        held.filter((grant) => !isRole(grant)),
        names
      ),
      isRead: actual.unread.length === 0,
    };
  });
  return rows.sort((a, b) => a.name.localeCompare(b.name));
}

/** What stands on teams themselves, inherited grants left out. */
function directGrants({ roleGrants, folderGrants, dataSourceGrants }: ActualGrants): Grant[] {
  return [
    ...roleGrants,
    ...folderGrants.flatMap(({ teamUid, folderUid, permission, isInherited, isManaged }): Grant[] =>
      teamUid !== undefined && isManaged && !isInherited ? [{ kind: 'folder', teamUid, folderUid, permission }] : []
    ),
    ...dataSourceGrants.flatMap(({ teamUid, dataSourceUid, permission, isManaged }): Grant[] =>
      teamUid !== undefined && isManaged ? [{ kind: 'datasource', teamUid, dataSourceUid, permission }] : []
    ),
  ];
}

const isRole = ({ kind }: Grant): boolean => kind === 'role';

const textsOf = (grants: readonly Grant[], names: Names): string[] =>
  grants.map((grant) => grantText(grant, names)).sort();

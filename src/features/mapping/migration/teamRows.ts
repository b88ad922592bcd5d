import type { MigrationFacts } from '../../../domain/migration/migrationLook';
import { syncedTeamsOf } from '../../../domain/migration/migrationRecord';
import type { Grant } from '../../../domain/organisation/organisation';
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
  folders: readonly string[];
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
  const folderGrants = actual.folderGrants.filter(({ isInherited, isManaged }) => isManaged && !isInherited);
  const grants = gatherBy<Grant>(
    [
      ...actual.roleGrants,
      ...folderGrants.flatMap(({ teamUid, folderUid, permission }): Grant[] =>
        teamUid === undefined ? [] : [{ kind: 'folder', teamUid, folderUid, permission }]
      ),
    ],
    ({ teamUid }) => teamUid
  );
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
      roles: textsOf(held, 'role', names),
      folders: textsOf(held, 'folder', names),
      isRead: actual.unread.length === 0,
    };
  });
  return rows.sort((a, b) => a.name.localeCompare(b.name));
}

const textsOf = (grants: readonly Grant[], kind: Grant['kind'], names: Names): string[] =>
  grants
    .filter((grant) => grant.kind === kind)
    .map((grant) => grantText(grant, names))
    .sort();

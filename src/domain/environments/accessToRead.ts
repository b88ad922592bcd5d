import type { Environment } from './environment';
import { pairFolders, pairTeams, placedFolders } from './pairs';

/** Each folder, and at the peer each team, costs a request. */
const MOST_FOLDERS = 1_000;
const MOST_TEAMS = 500;

export interface AccessToRead {
  here: { folderUids: readonly string[] };
  there: { folderUids: readonly string[]; teams: ReadonlyArray<{ uid: string; id: number }> };
  /** Roughly how many requests that is, on both sides together. */
  requestCount: number;
  /** Folders and teams beyond what is read: their access stays unknown. */
  skippedCount: number;
}

/**
 * Whose access is worth its requests: all folders, those that both sides have first; of the peer's teams those that
 * stand here too or that a group made. Empty where the lists could not be read.
 */
export function accessToRead(here: Environment, there: Environment): AccessToRead {
  const [ours, theirs] = [here.folders, there.folders].map((folders) =>
    folders.ok ? placedFolders(folders.value) : []
  );
  const pairs = pairFolders(ours ?? [], theirs ?? []);
  const shared = pairs.filter((pair) => pair.here && pair.there);
  const alone = pairs.filter((pair) => !pair.here || !pair.there);
  const uids = (side: 'here' | 'there') => [...shared, ...alone].flatMap((pair) => pair[side]?.uid ?? []);
  const [ourUids, theirUids, teams] = [uids('here'), uids('there'), teamsThatMatter(here, there)];
  const read = {
    here: { folderUids: ourUids.slice(0, MOST_FOLDERS) },
    there: { folderUids: theirUids.slice(0, MOST_FOLDERS), teams: teams.slice(0, MOST_TEAMS) },
  };
  const requestCount = read.here.folderUids.length + read.there.folderUids.length + read.there.teams.length;
  const skippedCount = ourUids.length + theirUids.length + teams.length - requestCount;
  return { ...read, requestCount, skippedCount };
}

function teamsThatMatter(here: Environment, there: Environment): AccessToRead['there']['teams'] {
  const hasRoles = there.roles.ok && there.roles.value !== undefined;
  if (!hasRoles || !there.teams.ok) {
    return [];
  }
  const ofGroups = new Set(there.groups.ok ? there.groups.value.groups.map(({ teamUid }) => teamUid) : []);
  return pairTeams(here.teams.ok ? here.teams.value : [], there.teams.value).flatMap(({ here: ours, there: team }) =>
    team && (ours || ofGroups.has(team.uid)) ? [{ uid: team.uid, id: team.id }] : []
  );
}

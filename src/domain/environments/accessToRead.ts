import type { Environment } from './environment';
import { pairDataSources, pairFolders, pairTeams, placedFolders } from './pairs';
import type { Pair } from './pairUp';

/** Each folder, each data source, and at the peer each team, costs a request. */
const MOST_FOLDERS = 1_000;
const MOST_DATA_SOURCES = 1_000;
const MOST_TEAMS = 500;

interface TargetsToRead {
  folderUids: readonly string[];
  dataSourceUids: readonly string[];
}

export interface AccessToRead {
  here: TargetsToRead;
  there: TargetsToRead & { teams: ReadonlyArray<{ uid: string; id: number }> };
  /** Roughly how many requests that is, on both sides together. */
  requestCount: number;
  /** Folders, data sources and teams beyond what is read: their access stays unknown. */
  skippedCount: number;
}

/**
 * Whose access is worth its requests: all folders and data sources, those that both sides have first; of the peer's teams those that
 * stand here too or that a group made. Empty where the lists could not be read.
 */
export function accessToRead(here: Environment, there: Environment): AccessToRead {
  const [ours, theirs] = [here.folders, there.folders].map((folders) =>
    folders.ok ? placedFolders(folders.value) : []
  );
  const folders = uidsBySide(pairFolders(ours ?? [], theirs ?? []));
  const [ourSources, theirSources] = [here, there].map(
    ({ dataSources }) => (dataSources.ok && dataSources.value) || []
  );
  const sources = uidsBySide(pairDataSources(ourSources ?? [], theirSources ?? []));
  const teams = teamsThatMatter(here, there);
  const targets = (side: 'here' | 'there'): TargetsToRead => ({
    folderUids: folders[side].slice(0, MOST_FOLDERS),
    dataSourceUids: sources[side].slice(0, MOST_DATA_SOURCES),
  });
  const read = { here: targets('here'), there: { ...targets('there'), teams: teams.slice(0, MOST_TEAMS) } };
  const requestCount = countOf(read.here) + countOf(read.there) + read.there.teams.length;
  const wanted = [folders.here, folders.there, sources.here, sources.there, teams];
  const skippedCount = wanted.reduce((sum, { length }) => sum + length, 0) - requestCount;
  return { ...read, requestCount, skippedCount };
}

const countOf = ({ folderUids, dataSourceUids }: TargetsToRead): number => folderUids.length + dataSourceUids.length;

/** Those of both sides first. */
function uidsBySide<T extends { uid: string }>(pairs: ReadonlyArray<Pair<T>>): Record<'here' | 'there', string[]> {
  const shared = pairs.filter(({ here, there }) => here && there);
  const alone = pairs.filter(({ here, there }) => !here || !there);
  const uids = (side: 'here' | 'there') => [...shared, ...alone].flatMap((pair) => pair[side]?.uid ?? []);
  return { here: uids('here'), there: uids('there') };
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

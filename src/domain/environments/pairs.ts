import { nameSkeleton } from '../mapping/similarName';
import { folderTree } from '../organisation/folderTree';
import type { DataSource, Folder, Group, Role } from '../organisation/organisation';
import type { CountedTeam } from './environment';
import { type Pair, pairUp } from './pairUp';

const text = (...parts: ReadonlyArray<string | number | boolean | undefined>): string => JSON.stringify(parts);

/** By the provider's own id, then by name, then by a name that a person would take for the same. */
export const pairGroups = (here: readonly Group[], there: readonly Group[]): Array<Pair<Group>> =>
  pairUp(
    here,
    there,
    [
      { of: ({ externalId, displayName }) => externalId && text(externalId, displayName), isExact: true },
      { of: ({ externalId }) => externalId, isExact: true },
      { of: ({ displayName }) => displayName, isExact: true },
      { of: ({ displayName }) => nameSkeleton(displayName), isExact: false },
    ],
    ({ displayName, externalId }) => text(displayName, externalId)
  );

export const pairTeams = (here: readonly CountedTeam[], there: readonly CountedTeam[]): Array<Pair<CountedTeam>> =>
  pairUp(
    here,
    there,
    [
      { of: ({ name }) => name, isExact: true },
      { of: ({ name }) => nameSkeleton(name), isExact: false },
    ],
    ({ name, isProvisioned, memberCount, uid }) => text(name, isProvisioned, memberCount, uid)
  );

export const pairRoles = (here: readonly Role[], there: readonly Role[]): Array<Pair<Role>> =>
  pairUp(here, there, [{ of: ({ name }) => name, isExact: true }], ({ name, uid }) => text(name, uid));

/** By name, which is unique in a Grafana; by uid where a data source was renamed. */
export const pairDataSources = (here: readonly DataSource[], there: readonly DataSource[]): Array<Pair<DataSource>> =>
  pairUp(
    here,
    there,
    [
      { of: ({ name, uid }) => text(name, uid), isExact: true },
      { of: ({ name }) => name, isExact: true },
      { of: ({ uid }) => uid, isExact: true },
    ],
    ({ name, uid }) => text(name, uid)
  );

/** A folder with the titles that lead to it. */
export interface PlacedFolder extends Folder {
  path: string;
}

export function placedFolders(folders: readonly Folder[]): PlacedFolder[] {
  const tree = folderTree(folders);
  return folders.map((folder) => ({ ...folder, path: tree.path(folder.uid).join('/') }));
}

/** By path, which is what rules and people name; by uid where a folder was renamed or moved. */
export const pairFolders = (here: readonly PlacedFolder[], there: readonly PlacedFolder[]): Array<Pair<PlacedFolder>> =>
  pairUp(
    here,
    there,
    [
      { of: ({ path, uid }) => text(path, uid), isExact: true },
      { of: ({ path }) => path, isExact: true },
      { of: ({ uid }) => uid, isExact: true },
    ],
    ({ path, uid }) => text(path, uid)
  );

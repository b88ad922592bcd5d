import { indexActual } from '../organisation/actualIndex';
import type { ActualGrants, Grant } from '../organisation/organisation';
import { eachItem, type Work } from '../work/work';
import { type ComparedField, known, type Side, standingOf, type Subject, UNKNOWN, ABSENT } from './compared';
import type { Found } from './compareLists';
import type { Environment } from './environment';
import { pairDataSources, pairFolders, pairRoles, pairTeams, placedFolders } from './pairs';
import type { Pair } from './pairUp';

/** A team, role, folder or data source on either side, under one key for both. */
interface Place {
  key: string;
  name: string;
  uid: string;
}

/** One side's grants, by keys that both sides share. */
interface SideOfAccess {
  /** Undefined: the lists that give grants their names could not be read, or the grants. */
  held?: ReadonlyMap<string, Held>;
  /** Whether it is known that a grant which is not held does not stand. */
  isRead(held: Held): boolean;
}

interface Held {
  kind: Grant['kind'];
  team: Place;
  target: Place;
  permission: string;
}

interface Places {
  teams: ReadonlyMap<string, Place>;
  roles: ReadonlyMap<string, Place>;
  folders: ReadonlyMap<string, Place>;
  dataSources: ReadonlyMap<string, Place>;
}

/** Roles of teams, and their permissions on folders and data sources: by names, and by the place of the folder. */
export function* compareAccess(here: Environment, there: Environment): Work<Found[]> {
  const [ourPlaces, theirPlaces] = placesOf(here, there);
  const ours = yield* sideOf(here, ourPlaces);
  const theirs = yield* sideOf(there, theirPlaces);
  const keys = new Set([...(ours.held?.keys() ?? []), ...(theirs.held?.keys() ?? [])]);
  const found: Found[] = [];
  yield* eachItem(keys, (key) => {
    const pair = { here: ours.held?.get(key), there: theirs.held?.get(key) };
    found.push(foundAccess(pair, ours, theirs));
  });
  return found;
}

function foundAccess({ here, there }: Pair<Held>, ours: SideOfAccess, theirs: SideOfAccess): Found {
  const any = here ?? there;
  const [left, right] = [levelOn(ours, here, any), levelOn(theirs, there, any)];
  const fields: ComparedField[] = [{ name: 'permission', here: left, there: right }];
  return {
    area: 'access',
    kind: any?.kind ?? 'role',
    standing: standingOfAccess(fields, left, right),
    ...(here && { here: subject(here) }),
    ...(there && { there: subject(there) }),
    fields,
    tie: [here, there].map(uidsOf).sort().join(' '),
  };
}

const uidsOf = (held: Held | undefined): string => (held ? `${held.team.uid}/${held.target.uid}` : '');

function standingOfAccess(fields: readonly ComparedField[], here: Side, there: Side): Found['standing'] {
  if (here.is === 'unknown' || there.is === 'unknown') {
    return 'unknown';
  }
  if (here.is === 'absent') {
    return 'only-there';
  }
  return there.is === 'absent' ? 'only-here' : standingOf(fields);
}

const subject = ({ target, team }: Held): Subject => ({ name: target.name, team: team.name });

function levelOn(side: SideOfAccess, held: Held | undefined, any: Held | undefined): Side {
  if (held) {
    return known(held.permission);
  }
  return any && side.held && side.isRead(any) ? ABSENT : UNKNOWN;
}

/** Names of uids on both sides; a list that was not read names nothing. */
function placesOf(here: Environment, there: Environment): [Places, Places] {
  const teams = placed('team', pairTeams(listOf(here.teams), listOf(there.teams)), ({ name }) => name);
  const roles = placed('role', pairRoles(listOf(here.roles), listOf(there.roles)), ({ name }) => name);
  const folders = placed(
    'folder',
    pairFolders(placedFolders(listOf(here.folders)), placedFolders(listOf(there.folders))),
    ({ path }) => path
  );
  const sources = pairDataSources(listOf(here.dataSources), listOf(there.dataSources));
  const dataSources = placed('datasource', sources, ({ name }) => name);
  const at = (side: 0 | 1): Places => ({
    teams: teams[side],
    roles: roles[side],
    folders: folders[side],
    dataSources: dataSources[side],
  });
  return [at(0), at(1)];
}

const listOf = <T>(list: { ok: true; value: readonly T[] | undefined } | { ok: false }): readonly T[] =>
  list.ok ? (list.value ?? []) : [];

function placed<T extends { uid: string }>(
  kind: string,
  pairs: ReadonlyArray<Pair<T>>,
  nameOf: (item: T) => string
): [Map<string, Place>, Map<string, Place>] {
  const [ours, theirs] = [new Map<string, Place>(), new Map<string, Place>()];
  pairs.forEach(({ here, there }, at) => {
    const key = `${kind}${at}`;
    here && ours.set(here.uid, { key, name: nameOf(here), uid: here.uid });
    there && theirs.set(there.uid, { key, name: nameOf(there), uid: there.uid });
  });
  return [ours, theirs];
}

function* sideOf(environment: Environment, places: Places): Work<SideOfAccess> {
  const { access, teams, folders, roles, dataSources } = environment;
  if (!access?.ok || !teams.ok) {
    return { isRead: () => false };
  }
  const known = { teams: teams.value, folders: listOf(folders), dataSources: listOf(dataSources) };
  const index = yield* indexActual(access.value, known);
  const held = new Map<string, Held>();
  yield* eachItem(index.direct.values(), (grant) => {
    const named = heldOf(grant, places);
    if (named) {
      held.set(keyOf(named), named);
    }
  });
  const lists = { hasFolders: folders.ok, hasRoles: roles.ok, hasDataSources: dataSources.ok };
  const isRead = readTest(access.value, places, lists);
  return { held, isRead };
}

const keyOf = ({ kind, team, target }: Held): string => `${kind} ${team.key} ${target.key}`;

/** A grant in names; undefined when its team, or what it is on, is in no list that was read. */
function heldOf(grant: Grant, places: Places): Held | undefined {
  const team = places.teams.get(grant.teamUid);
  const target = targetOf(grant, places);
  const permission = grant.kind === 'role' ? 'Role' : grant.permission;
  return team && target && { kind: grant.kind, team, target, permission };
}

function targetOf(grant: Grant, { roles, folders, dataSources }: Places): Place | undefined {
  switch (grant.kind) {
    case 'role':
      return roles.get(grant.roleUid);
    case 'folder':
      return folders.get(grant.folderUid);
    case 'datasource':
      return dataSources.get(grant.dataSourceUid);
  }
}

/**
 * A team, role, folder or data source that this side certainly lacks cannot carry a grant: that counts as read. So does
 * a data source of an edition without permissions on them, whose list is empty.
 */
function readTest(
  { hasRoles: holdsRoles, rolesReadOf, foldersRead, dataSourcesRead }: ActualGrants,
  { teams, roles, folders, dataSources }: Places,
  lists: { hasFolders: boolean; hasRoles: boolean; hasDataSources: boolean }
): SideOfAccess['isRead'] {
  const uidsByKey = (places: ReadonlyMap<string, Place>) => new Map([...places].map(([uid, { key }]) => [key, uid]));
  const [teamUids, roleUids] = [uidsByKey(teams), uidsByKey(roles)];
  const readTeams = new Set(rolesReadOf);
  const isRoleRead = (teamUid: string, role: Place): boolean =>
    !holdsRoles || (lists.hasRoles && !roleUids.has(role.key)) || rolesReadOf === 'all' || readTeams.has(teamUid);
  const targetTest = (places: ReadonlyMap<string, Place>, read: readonly string[], isListed: boolean) => {
    const [uids, readUids] = [uidsByKey(places), new Set(read)];
    return ({ key }: Place): boolean => {
      const uid = uids.get(key);
      return uid === undefined ? isListed : readUids.has(uid);
    };
  };
  const isFolderRead = targetTest(folders, foldersRead, lists.hasFolders);
  const isDataSourceRead = targetTest(dataSources, dataSourcesRead, lists.hasDataSources);
  return ({ kind, team, target }) => {
    const teamUid = teamUids.get(team.key);
    if (teamUid === undefined) {
      return true;
    }
    switch (kind) {
      case 'role':
        return isRoleRead(teamUid, target) && lists.hasRoles;
      case 'folder':
        return isFolderRead(target);
      case 'datasource':
        return isDataSourceRead(target);
    }
  };
}

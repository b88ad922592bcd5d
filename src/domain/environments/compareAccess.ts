import { indexActual } from '../organisation/actualIndex';
import type { ActualGrants, Grant } from '../organisation/organisation';
import { eachItem, type Work } from '../work/work';
import { type ComparedField, known, type Side, standingOf, type Subject, UNKNOWN, ABSENT } from './compared';
import type { Found } from './compareLists';
import type { Environment } from './environment';
import { pairFolders, pairRoles, pairTeams, placedFolders } from './pairs';
import type { Pair } from './pairUp';

/** A team, role or folder on either side, under one key for both. */
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
  kind: 'role' | 'folder';
  team: Place;
  target: Place;
  permission: string;
}

interface Places {
  teams: ReadonlyMap<string, Place>;
  roles: ReadonlyMap<string, Place>;
  folders: ReadonlyMap<string, Place>;
}

/** Roles and folder permissions of teams, by the names of team and role and the place of the folder. */
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
  const at = (side: 0 | 1): Places => ({ teams: teams[side], roles: roles[side], folders: folders[side] });
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
  const { access, teams, folders, roles } = environment;
  if (!access?.ok || !teams.ok) {
    return { isRead: () => false };
  }
  const index = yield* indexActual(access.value, { teams: teams.value, folders: listOf(folders) });
  const held = new Map<string, Held>();
  yield* eachItem(index.direct.values(), (grant) => {
    const named = heldOf(grant, places);
    if (named) {
      held.set(keyOf(named), named);
    }
  });
  const isRead = readTest(access.value, places, { hasFolders: folders.ok, hasRoles: roles.ok });
  return { held, isRead };
}

const keyOf = ({ kind, team, target }: Held): string => `${kind} ${team.key} ${target.key}`;

/** A grant in names; undefined when its team, role or folder is in no list that was read. Data sources are not compared. */
function heldOf(grant: Grant, { teams, roles, folders }: Places): Held | undefined {
  const team = teams.get(grant.teamUid);
  if (grant.kind === 'role') {
    const target = roles.get(grant.roleUid);
    return team && target && { kind: 'role', team, target, permission: 'Role' };
  }
  const target = grant.kind === 'folder' ? folders.get(grant.folderUid) : undefined;
  return team && target && grant.kind === 'folder'
    ? { kind: 'folder', team, target, permission: grant.permission }
    : undefined;
}

/** A team, role or folder that this side certainly lacks cannot carry a grant: that counts as read. */
function readTest(
  { hasRoles: holdsRoles, rolesReadOf, foldersRead }: ActualGrants,
  { teams, roles, folders }: Places,
  lists: { hasFolders: boolean; hasRoles: boolean }
): SideOfAccess['isRead'] {
  const uidsByKey = (places: ReadonlyMap<string, Place>) => new Map([...places].map(([uid, { key }]) => [key, uid]));
  const [teamUids, roleUids, folderUids] = [uidsByKey(teams), uidsByKey(roles), uidsByKey(folders)];
  const [readTeams, readFolders] = [new Set(rolesReadOf), new Set(foldersRead)];
  const isRoleRead = (teamUid: string, role: Place): boolean =>
    !holdsRoles || (lists.hasRoles && !roleUids.has(role.key)) || rolesReadOf === 'all' || readTeams.has(teamUid);
  const isFolderRead = (folder: Place): boolean => {
    const uid = folderUids.get(folder.key);
    return uid === undefined ? lists.hasFolders : readFolders.has(uid);
  };
  return ({ kind, team, target }) => {
    const teamUid = teamUids.get(team.key);
    if (teamUid === undefined) {
      return true;
    }
    return kind === 'role' ? isRoleRead(teamUid, target) && lists.hasRoles : isFolderRead(target);
  };
}

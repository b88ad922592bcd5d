import { folderTree, type FolderTree } from '../organisation/folderTree';
import { compareLevels } from '../organisation/grantId';
import { indexMemberships, type MembershipIndex } from '../organisation/membershipIndex';
import {
  FOLDER_PERMISSIONS,
  ORG_ROLES,
  type ActualGrants,
  type FolderPermission,
  type Organisation,
  type Person,
} from '../organisation/organisation';
import type { Work } from '../work/work';
import { foldersAsReached, type AccessTarget } from './accessTargets';

/** One person's part of `GET /api/access-control/users/permissions/search?actionPrefix=folders`: scopes by action. */
export type GrafanaPermissions = Readonly<Record<string, readonly string[] | null | undefined>>;

/** A folder on which Grafana computes another permission than we do. */
export interface PermissionMismatch {
  folderUid: string;
  ours?: FolderPermission;
  grafana?: FolderPermission;
  /** `more`: Grafana gives more, usually by a role that carries folder permissions. `less`: we took something for given. */
  kind: 'more' | 'less';
}

export interface PersonMismatch {
  userUid: string;
  folders: readonly PermissionMismatch[];
}

/** Everybody who is not disabled stands in exactly one of the three. */
export interface GrafanaComparison {
  /** People for whom Grafana computes the same on every folder. */
  same: number;
  /** For how many people it computes something else. */
  differingCount: number;
  /** Those people, until so many folders are listed that nobody reads on and the memory of a browser is in danger. */
  differing: readonly PersonMismatch[];
  /** Uids of people whom Grafana's answer does not name. */
  unknown: readonly string[];
  /** How many folders were compared: those of which we read who holds what. */
  folderCount: number;
}

export interface GrafanaComparisonInput {
  organisation: Pick<Organisation, 'people' | 'memberships' | 'folders'>;
  actual: Pick<ActualGrants, 'folderGrants' | 'foldersRead'>;
  /** By numeric id of the person. */
  byGrafana: ReadonlyMap<number, GrafanaPermissions>;
}

/** What each permission lets do, strongest first. */
const ACTIONS: ReadonlyArray<readonly [string, FolderPermission]> = [
  ['folders.permissions:write', 'Admin'],
  ['folders:write', 'Edit'],
  ['folders:read', 'View'],
];

const ALL = new Set(['*', 'folders:*', 'folders:uid:*']);
const UID_PREFIX = 'folders:uid:';
/** Folders of people that are compared between two pauses. */
const COMPARED_PER_SLICE = 10_000;
const MOST_LISTED_FOLDERS = 10_000;

const rank = (level: FolderPermission): number => compareLevels(level, undefined);
const permissionOf = (strength: number): FolderPermission | undefined => FOLDER_PERMISSIONS[strength - 1];

/** How strongly Grafana's answer lets one person after the other reach folders; a right on a folder counts for those below. */
class GrafanaReach {
  readonly #numbers: ReadonlyMap<string, number>;
  /** Of each compared folder: its own number and those of the folders above it. */
  readonly #ways: readonly Int32Array[];
  /** What the person holds, by number of the folder. */
  readonly #held: Uint8Array;
  #all = 0;

  constructor(folderUids: readonly string[], tree: FolderTree) {
    const ways = folderUids.map((uid) => [uid, ...tree.above(uid)]);
    this.#numbers = new Map([...new Set(ways.flat())].map((uid, number) => [uid, number]));
    this.#ways = ways.map((way) => Int32Array.from(way, (uid) => this.#numbers.get(uid) ?? 0));
    this.#held = new Uint8Array(this.#numbers.size);
  }

  /** From here on it is about the person of this answer. */
  take(permissions: GrafanaPermissions): void {
    this.#all = 0;
    this.#held.fill(0);
    for (const [action, level] of ACTIONS) {
      for (const scope of permissions[action] ?? []) {
        this.#takeScope(scope, rank(level));
      }
    }
  }

  #takeScope(scope: string, strength: number): void {
    if (ALL.has(scope)) {
      this.#all = Math.max(this.#all, strength);
    } else if (scope.startsWith(UID_PREFIX)) {
      const number = this.#numbers.get(scope.slice(UID_PREFIX.length));
      if (number !== undefined) {
        this.#held[number] = Math.max(this.#held[number] ?? 0, strength);
      }
    }
  }

  /** On the nth of the compared folders. */
  on(at: number): number {
    let best = this.#all;
    for (const number of this.#ways[at] ?? []) {
      best = Math.max(best, this.#held[number] ?? 0);
    }
    return best;
  }
}

/** How strongly everybody reaches one folder by what we have read, worked out once for all. */
class OurReach {
  readonly #teams: Uint8Array;
  readonly #target: AccessTarget;
  readonly #byRole: readonly number[];

  constructor(target: AccessTarget, { teams }: MembershipIndex) {
    this.#target = target;
    this.#teams = new Uint8Array(teams.size);
    this.#byRole = ORG_ROLES.map((role) => target.ofRole(role));
    for (const [uid, { before }] of target.teams) {
      const team = teams.get(uid);
      if (team !== undefined) {
        this.#teams[team] = before;
      }
    }
  }

  of({ uid, role }: Person, teams: Int32Array): number {
    let best = Math.max(this.#target.ofUser.get(uid) ?? 0, this.#byRole[ORG_ROLES.indexOf(role)] ?? 0);
    for (const team of teams) {
      best = Math.max(best, this.#teams[team] ?? 0);
    }
    return best;
  }
}

function mismatch(folderUid: string, own: number, theirs: number): PermissionMismatch {
  const ours = permissionOf(own);
  const grafana = permissionOf(theirs);
  return { folderUid, ...(ours && { ours }), ...(grafana && { grafana }), kind: theirs > own ? 'more' : 'less' };
}

/**
 * Grafana leaves out whom the account may not see, and who holds no folder permission at all. Every basic role but None
 * holds one (on the folder General), so once only people with None are left out they hold nothing.
 */
function isEverybodySeen(active: readonly Person[], byGrafana: GrafanaComparisonInput['byGrafana']): boolean {
  const leftOut = active.filter(({ id }) => !byGrafana.has(id));
  return leftOut.length < active.length && leftOut.every(({ role }) => role === 'None');
}

/**
 * Compares what we compute from grants with what Grafana computes itself, for everybody and each folder whose grants
 * were read: as it is now, before any plan. Disabled people are left out: Grafana's answer does not know that they are.
 */
export function* compareWithGrafana(input: GrafanaComparisonInput): Work<GrafanaComparison> {
  const { organisation, actual, byGrafana } = input;
  const tree = folderTree(organisation.folders);
  const folderUids = actual.foldersRead.filter((uid) => tree.has(uid));
  const index = yield* indexMemberships(organisation);
  const reached = foldersAsReached(folderUids, organisation.folders, actual).map(
    (target) => new OurReach(target, index)
  );
  const numberOf = new Map(index.userUids.map((uid, number) => [uid, number]));
  const grafana = new GrafanaReach(folderUids, tree);
  const differing: PersonMismatch[] = [];
  let differingCount = 0;
  let listedFolders = 0;
  const unknown: string[] = [];
  const active = organisation.people.filter(({ isDisabled }) => !isDisabled);
  const ofLeftOut = isEverybodySeen(active, byGrafana) ? {} : undefined;
  yield;

  const compare = (person: Person, permissions: GrafanaPermissions) => {
    grafana.take(permissions);
    const teams = index.teamsOf.row(numberOf.get(person.uid) ?? 0);
    const folders: PermissionMismatch[] = [];
    reached.forEach((reach, at) => {
      const [own, theirs] = [reach.of(person, teams), grafana.on(at)];
      if (own !== theirs) {
        folders.push(mismatch(folderUids[at] ?? '', own, theirs));
      }
    });
    if (folders.length > 0) {
      differingCount += 1;
      if (listedFolders < MOST_LISTED_FOLDERS) {
        listedFolders += folders.length;
        differing.push({ userUid: person.uid, folders });
      }
    }
  };
  let compared = 0;
  for (const person of active) {
    const permissions = byGrafana.get(person.id) ?? ofLeftOut;
    if (permissions) {
      compare(person, permissions);
    } else {
      unknown.push(person.uid);
    }
    compared += folderUids.length + 1;
    if (compared > COMPARED_PER_SLICE) {
      compared = 0;
      yield;
    }
  }
  const same = active.length - differingCount - unknown.length;
  return { same, differingCount, differing, unknown, folderCount: folderUids.length };
}

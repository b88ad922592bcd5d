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
import { eachItem, type Work } from '../work/work';
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

const rank = (level: FolderPermission): number => compareLevels(level, undefined);
const permissionOf = (strength: number): FolderPermission | undefined => FOLDER_PERMISSIONS[strength - 1];

/** How strongly Grafana's answer lets one person reach folders; a right on a folder counts for those below it. */
class GrafanaReach {
  #all = 0;
  readonly #byFolder = new Map<string, number>();

  constructor(permissions: GrafanaPermissions) {
    for (const [action, level] of ACTIONS) {
      for (const scope of permissions[action] ?? []) {
        this.#take(scope, rank(level));
      }
    }
  }

  #take(scope: string, strength: number): void {
    if (ALL.has(scope)) {
      this.#all = Math.max(this.#all, strength);
    } else if (scope.startsWith(UID_PREFIX)) {
      const uid = scope.slice(UID_PREFIX.length);
      this.#byFolder.set(uid, Math.max(this.#byFolder.get(uid) ?? 0, strength));
    }
  }

  on(folderUid: string, tree: FolderTree): number {
    return [folderUid, ...tree.above(folderUid)].reduce(
      (best, uid) => Math.max(best, this.#byFolder.get(uid) ?? 0),
      this.#all
    );
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

function mismatch(folderUid: string, own: number, theirs: number): PermissionMismatch[] {
  const ours = permissionOf(own);
  const grafana = permissionOf(theirs);
  return own === theirs
    ? []
    : [{ folderUid, ...(ours && { ours }), ...(grafana && { grafana }), kind: theirs > own ? 'more' : 'less' }];
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
  const differing: PersonMismatch[] = [];
  const unknown: string[] = [];
  const active = organisation.people.filter(({ isDisabled }) => !isDisabled);
  const ofLeftOut = isEverybodySeen(active, byGrafana) ? {} : undefined;
  yield* eachItem(active, (person) => {
    const permissions = byGrafana.get(person.id) ?? ofLeftOut;
    if (!permissions) {
      unknown.push(person.uid);
      return;
    }
    const grafana = new GrafanaReach(permissions);
    const teams = index.teamsOf.row(numberOf.get(person.uid) ?? 0);
    const folders = folderUids.flatMap((uid, at) =>
      mismatch(uid, reached[at]?.of(person, teams) ?? 0, grafana.on(uid, tree))
    );
    if (folders.length > 0) {
      differing.push({ userUid: person.uid, folders });
    }
  });
  const same = active.length - differing.length - unknown.length;
  return { same, differing, unknown, folderCount: folderUids.length };
}

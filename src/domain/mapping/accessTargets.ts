import { folderTree, type FolderTree } from '../organisation/folderTree';
import { compareLevels, type Level } from '../organisation/grantId';
import {
  FOLDER_PERMISSIONS,
  type ActualGrants,
  type Folder,
  type FolderGrant,
  type FolderPermission,
  type OrgRole,
} from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import type { Step } from './step';

/** How one person's access to one thing changes. No level (undefined) is no access. */
export type AccessChange =
  | {
      kind: 'folder';
      folderUid: string;
      before?: FolderPermission;
      after?: FolderPermission;
      /** Teams whose grants change, and the groups behind them. */
      teamUids: readonly string[];
      groupIds: readonly string[];
    }
  | { kind: 'role'; roleUid: string; teamUids: readonly string[]; groupIds: readonly string[] };

/** The strength of an access before and after a plan, as numbers that compare quickly; 0 is none. */
export interface Reach {
  before: number;
  after: number;
}

/** A folder or role that a plan is about, and how it is reached. */
export interface AccessTarget {
  /** The steps about it, by team. */
  steps: ReadonlyMap<string, Step>;
  /** What teams give; those that are not in it give nothing. */
  teams: ReadonlyMap<string, Reach>;
  /** What people have without any team: by rights of their own, and by basic role. */
  ofUser: ReadonlyMap<string, number>;
  ofRole(role: OrgRole): number;
  toChange(reach: Reach, steps: readonly Step[]): AccessChange;
}

const rank = (level: Level | undefined): number => compareLevels(level, undefined);

const permissionOf = (strength: number): FolderPermission | undefined => FOLDER_PERMISSIONS[strength - 1];

/** Groups behind several steps, each once. Runs for every person in several teams, hence without a Set. */
function groupsBehind(steps: readonly Step[]): readonly string[] {
  const [first] = steps;
  if (first && steps.length === 1) {
    return first.groupIds;
  }
  const all: string[] = [];
  for (const { groupIds } of steps) {
    for (const id of groupIds) {
      if (!all.includes(id)) {
        all.push(id);
      }
    }
  }
  return all;
}

const teamsOf = (steps: readonly Step[]): readonly string[] => steps.map(({ grant }) => grant.teamUid);

const byTeam = (steps: readonly Step[] = []): Map<string, Step> =>
  new Map(steps.map((step) => [step.grant.teamUid, step]));

function afterStep({ kind, grant }: Step): number {
  return kind === 'remove' ? 0 : rank(grant.kind === 'role' ? 'Role' : grant.permission);
}

function raise(teams: Map<string, Reach>, teamUid: string | undefined, before: number, after: number): void {
  if (teamUid !== undefined) {
    const known = teams.get(teamUid);
    teams.set(teamUid, { before: Math.max(known?.before ?? 0, before), after: Math.max(known?.after ?? 0, after) });
  }
}

/** Rights given to persons, and to basic roles; Admins have every folder. */
function ownRights(rows: readonly FolderGrant[]): Pick<AccessTarget, 'ofUser' | 'ofRole'> {
  const ofUser = new Map<string, number>();
  const ofRole = new Map<OrgRole, number>([['Admin', rank('Admin')]]);
  for (const { userUid, orgRole, permission } of rows) {
    if (userUid !== undefined) {
      ofUser.set(userUid, Math.max(ofUser.get(userUid) ?? 0, rank(permission)));
    } else if (orgRole !== undefined) {
      ofRole.set(orgRole, Math.max(ofRole.get(orgRole) ?? 0, rank(permission)));
    }
  }
  return { ofUser, ofRole: (role) => ofRole.get(role) ?? 0 };
}

class FolderTargets {
  readonly #tree: FolderTree;
  readonly #rows: ReadonlyMap<string, readonly FolderGrant[]>;
  /** What stands on folders themselves. */
  readonly #direct: ReadonlySet<string>;
  readonly #steps: ReadonlyMap<string, readonly Step[]>;

  constructor(folders: readonly Folder[], grants: readonly FolderGrant[], steps: ReadonlyMap<string, readonly Step[]>) {
    this.#tree = folderTree(folders);
    this.#rows = gatherBy(grants, ({ folderUid }) => folderUid);
    const direct = grants.filter(({ isInherited, isManaged }) => isManaged && !isInherited);
    this.#direct = new Set(direct.map(({ folderUid, teamUid, permission }) => `${folderUid}/${teamUid}/${permission}`));
    this.#steps = steps;
  }

  target(folderUid: string): AccessTarget {
    const above = this.#tree.above(folderUid);
    const teams = new Map<string, Reach>();
    [folderUid, ...above].forEach((uid) => this.#addFolder(teams, uid));
    const rows = this.#rows.get(folderUid) ?? [];
    rows
      .filter((row) => (row.isInherited || !row.isManaged) && !this.#comesFrom(above, row))
      .forEach(({ teamUid, permission }) => raise(teams, teamUid, rank(permission), rank(permission)));
    return {
      steps: byTeam(this.#steps.get(folderUid)),
      teams,
      ...ownRights([folderUid, ...above].flatMap((uid) => this.#rows.get(uid) ?? [])),
      toChange: ({ before, after }, steps) => ({
        kind: 'folder',
        folderUid,
        before: permissionOf(before),
        after: permissionOf(after),
        teamUids: teamsOf(steps),
        groupIds: groupsBehind(steps),
      }),
    };
  }

  /** The grants that stand on one folder itself, and what the plan makes of them. */
  #addFolder(teams: Map<string, Reach>, folderUid: string): void {
    const steps = byTeam(this.#steps.get(folderUid));
    for (const { teamUid, permission, isInherited, isManaged } of this.#rows.get(folderUid) ?? []) {
      if (!isInherited && isManaged && teamUid !== undefined && !steps.has(teamUid)) {
        raise(teams, teamUid, rank(permission), rank(permission));
      }
    }
    steps.forEach((step, teamUid) => raise(teams, teamUid, rank(step.before), afterStep(step)));
  }

  /** Whether an inherited row is one that was read on a folder above, and so is counted there. */
  #comesFrom(above: readonly string[], { teamUid, permission, isManaged }: FolderGrant): boolean {
    return isManaged && above.some((uid) => this.#direct.has(`${uid}/${teamUid}/${permission}`));
  }
}

/** Folders as they are reached now. */
export function foldersAsReached(
  folderUids: readonly string[],
  folders: readonly Folder[],
  { folderGrants }: Pick<ActualGrants, 'folderGrants'>
): AccessTarget[] {
  const targets = new FolderTargets(folders, folderGrants, new Map());
  return folderUids.map((uid) => targets.target(uid));
}

function roleTarget(roleUid: string, holders: readonly string[], steps: readonly Step[]): AccessTarget {
  const held = rank('Role');
  const teams = new Map(holders.map((teamUid) => [teamUid, { before: held, after: held }]));
  steps.forEach((step) =>
    teams.set(step.grant.teamUid, { before: step.kind === 'remove' ? held : 0, after: afterStep(step) })
  );
  return {
    steps: byTeam(steps),
    teams,
    ofUser: new Map(),
    ofRole: () => 0,
    toChange: (_, own) => ({ kind: 'role', roleUid, teamUids: teamsOf(own), groupIds: groupsBehind(own) }),
  };
}

function byUid(steps: readonly Step[], uidOf: (step: Step) => string | undefined): Map<string, Step[]> {
  const known = steps.flatMap((step) => {
    const uid = uidOf(step);
    return uid === undefined ? [] : [{ uid, step }];
  });
  return new Map(
    Array.from(
      gatherBy(known, ({ uid }) => uid),
      ([uid, own]) => [uid, own.map(({ step }) => step)]
    )
  );
}

/** Everything that the steps are about, one after the other. */
export function* accessTargets(
  steps: readonly Step[],
  folders: readonly Folder[],
  actual: ActualGrants
): Iterable<AccessTarget> {
  const folderSteps = byUid(steps, ({ grant }) => (grant.kind === 'folder' ? grant.folderUid : undefined));
  const roleSteps = byUid(steps, ({ grant }) => (grant.kind === 'role' ? grant.roleUid : undefined));
  const folderTargets = new FolderTargets(folders, actual.folderGrants, folderSteps);
  for (const uid of folderSteps.keys()) {
    yield folderTargets.target(uid);
  }
  const holders = gatherBy(actual.roleGrants, ({ roleUid }) => roleUid);
  for (const [uid, own] of roleSteps) {
    yield roleTarget(
      uid,
      (holders.get(uid) ?? []).map(({ teamUid }) => teamUid),
      own
    );
  }
}

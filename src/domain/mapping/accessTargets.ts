import { folderTree, type FolderTree } from '../organisation/folderTree';
import { compareLevels, levelOf, targetUid, type Level } from '../organisation/grantId';
import {
  FOLDER_PERMISSIONS,
  DATA_SOURCE_PERMISSIONS,
  type ActualGrants,
  type DataSourceGrant,
  type DataSourcePermission,
  type Folder,
  type FolderGrant,
  type FolderPermission,
  type Grant,
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
  | {
      kind: 'datasource';
      dataSourceUid: string;
      before?: DataSourcePermission;
      after?: DataSourcePermission;
      teamUids: readonly string[];
      groupIds: readonly string[];
    }
  | { kind: 'role'; roleUid: string; teamUids: readonly string[]; groupIds: readonly string[] };

/** The strength of an access before and after a plan, as numbers that compare quickly; 0 is none. */
export interface Reach {
  before: number;
  after: number;
}

/** A folder, data source or role that a plan is about, and how it is reached. */
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

const folderPermission = (strength: number): FolderPermission | undefined => FOLDER_PERMISSIONS[strength - 1];

const dataSourcePermission = (strength: number): DataSourcePermission | undefined =>
  DATA_SOURCE_PERMISSIONS[strength - 1];

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
  return kind === 'remove' ? 0 : rank(levelOf(grant));
}

function raise(teams: Map<string, Reach>, teamUid: string | undefined, before: number, after: number): void {
  if (teamUid !== undefined) {
    const known = teams.get(teamUid);
    teams.set(teamUid, { before: Math.max(known?.before ?? 0, before), after: Math.max(known?.after ?? 0, after) });
  }
}

/** Rights given to persons, and to basic roles; Admins have every folder and data source. */
function ownRights(rows: ReadonlyArray<FolderGrant | DataSourceGrant>): Pick<AccessTarget, 'ofUser' | 'ofRole'> {
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
        before: folderPermission(before),
        after: folderPermission(after),
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

/** What stands on one data source, and what the plan makes of it. */
function dataSourceTarget(
  dataSourceUid: string,
  rows: readonly DataSourceGrant[],
  steps: readonly Step[]
): AccessTarget {
  const own = byTeam(steps);
  const teams = new Map<string, Reach>();
  for (const { teamUid, permission, isManaged } of rows) {
    if (!(isManaged && own.has(teamUid ?? ''))) {
      raise(teams, teamUid, rank(permission), rank(permission));
    }
  }
  own.forEach((step, teamUid) => raise(teams, teamUid, rank(step.before), afterStep(step)));
  return {
    steps: own,
    teams,
    ...ownRights(rows),
    toChange: ({ before, after }, made) => ({
      kind: 'datasource',
      dataSourceUid,
      before: dataSourcePermission(before),
      after: dataSourcePermission(after),
      teamUids: teamsOf(made),
      groupIds: groupsBehind(made),
    }),
  };
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

const byUid = (steps: readonly Step[], kind: Grant['kind']): ReadonlyMap<string, readonly Step[]> =>
  gatherBy(steps, ({ grant }) => (grant.kind === kind ? targetUid(grant) : undefined));

/** Everything that the steps are about, one after the other. */
export function* accessTargets(
  steps: readonly Step[],
  folders: readonly Folder[],
  actual: ActualGrants
): Iterable<AccessTarget> {
  const folderSteps = byUid(steps, 'folder');
  const folderTargets = new FolderTargets(folders, actual.folderGrants, folderSteps);
  for (const uid of folderSteps.keys()) {
    yield folderTargets.target(uid);
  }
  const rows = gatherBy(actual.dataSourceGrants, ({ dataSourceUid }) => dataSourceUid);
  for (const [uid, own] of byUid(steps, 'datasource')) {
    yield dataSourceTarget(uid, rows.get(uid) ?? [], own);
  }
  const holders = gatherBy(actual.roleGrants, ({ roleUid }) => roleUid);
  for (const [uid, own] of byUid(steps, 'role')) {
    yield roleTarget(
      uid,
      (holders.get(uid) ?? []).map(({ teamUid }) => teamUid),
      own
    );
  }
}

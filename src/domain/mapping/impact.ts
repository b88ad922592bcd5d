import { compareLevels, strongest, type Level } from '../organisation/grantId';
import { folderTree, type FolderTree } from '../organisation/folderTree';
import type { ActualGrants, FolderGrant, FolderPermission, Organisation, Person } from '../organisation/organisation';
import { eachItem, ITEMS_PER_SLICE, type Work } from '../work/work';
import type { Plan } from './plan';
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

export interface PersonImpact {
  userUid: string;
  gains: readonly AccessChange[];
  losses: readonly AccessChange[];
}

/** Who gains and who loses; a change that another way makes up for is not in it. */
export interface PeopleImpact {
  /** Only people for whom something changes. */
  people: readonly PersonImpact[];
  gaining: number;
  losing: number;
}

export interface ImpactInput {
  organisation: Organisation;
  actual: ActualGrants;
}

interface Change<T> {
  before?: T;
  after?: T;
}

/** How one folder or role is reached, before and after the plan. */
interface Target {
  /** The steps about it, by team. */
  steps: ReadonlyMap<string, Step>;
  /** What teams give; those that are not in it give nothing. */
  teams: ReadonlyMap<string, Change<Level>>;
  /** What a person has without any team. */
  own(person: Person): Level | undefined;
  toChange(change: Change<Level>, through: Pick<AccessChange, 'teamUids' | 'groupIds'>): AccessChange;
}

function gatherBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const gathered = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = gathered.get(key);
    if (known) {
      known.push(item);
    } else {
      gathered.set(key, [item]);
    }
  }
  return gathered;
}

function afterStep({ kind, grant }: Step): Level | undefined {
  if (kind === 'remove') {
    return undefined;
  }
  return grant.kind === 'role' ? 'Role' : grant.permission;
}

const byTeam = (steps: readonly Step[]): Map<string, Step> => new Map(steps.map((step) => [step.grant.teamUid, step]));

class FolderTargets {
  readonly #tree: FolderTree;
  readonly #rows: ReadonlyMap<string, readonly FolderGrant[]>;
  readonly #direct: ReadonlySet<string>;
  readonly #steps: ReadonlyMap<string, readonly Step[]>;

  constructor({ organisation, actual }: ImpactInput, steps: ReadonlyMap<string, readonly Step[]>) {
    this.#tree = folderTree(organisation.folders);
    this.#rows = gatherBy(actual.folderGrants, ({ folderUid }) => folderUid);
    const direct = actual.folderGrants.filter(({ isInherited, isManaged }) => isManaged && !isInherited);
    this.#direct = new Set(direct.map(({ folderUid, teamUid, permission }) => `${folderUid}/${teamUid}/${permission}`));
    this.#steps = steps;
  }

  target(folderUid: string): Target {
    const way = [folderUid, ...this.#tree.above(folderUid)];
    const teams = new Map<string, Change<Level>>();
    way.forEach((uid) => this.#addFolder(teams, uid));
    const rows = this.#rows.get(folderUid) ?? [];
    rows
      .filter((row) => (row.isInherited || !row.isManaged) && !this.#comesFrom(way, row))
      .forEach(({ teamUid, permission }) => raise(teams, teamUid, { before: permission, after: permission }));
    return {
      steps: byTeam(this.#steps.get(folderUid) ?? []),
      teams,
      own: ownAccess(rows),
      toChange: (change, through) => ({ kind: 'folder', folderUid, ...folderLevels(change), ...through }),
    };
  }

  /** The grants that stand on one folder itself, and what the plan makes of them. */
  #addFolder(teams: Map<string, Change<Level>>, folderUid: string): void {
    const steps = byTeam(this.#steps.get(folderUid) ?? []);
    for (const { teamUid, permission, isInherited, isManaged } of this.#rows.get(folderUid) ?? []) {
      if (!isInherited && isManaged && teamUid !== undefined && !steps.has(teamUid)) {
        raise(teams, teamUid, { before: permission, after: permission });
      }
    }
    steps.forEach((step, teamUid) => raise(teams, teamUid, { before: step.before, after: afterStep(step) }));
  }

  /** Whether an inherited row is one that was read on a folder above, and so is counted there. */
  #comesFrom(way: readonly string[], { teamUid, permission, isManaged }: FolderGrant): boolean {
    return isManaged && way.slice(1).some((uid) => this.#direct.has(`${uid}/${teamUid}/${permission}`));
  }
}

function raise(teams: Map<string, Change<Level>>, teamUid: string | undefined, { before, after }: Change<Level>): void {
  if (teamUid !== undefined) {
    const known = teams.get(teamUid);
    teams.set(teamUid, { before: strongest(known?.before, before), after: strongest(known?.after, after) });
  }
}

function folderLevels({ before, after }: Change<Level>): Change<FolderPermission> {
  return {
    ...(before !== undefined && before !== 'Role' && { before }),
    ...(after !== undefined && after !== 'Role' && { after }),
  };
}

/** Rights given to the person, and to the basic role; Admins have every folder. */
function ownAccess(rows: readonly FolderGrant[]): (person: Person) => Level | undefined {
  const holders = new Map<string, FolderPermission>();
  for (const { userUid, orgRole, permission } of rows) {
    const holder = userUid ?? (orgRole && `role ${orgRole}`);
    if (holder !== undefined) {
      holders.set(holder, strongest(holders.get(holder), permission) ?? permission);
    }
  }
  return ({ uid, role }) => (role === 'Admin' ? 'Admin' : strongest(holders.get(uid), holders.get(`role ${role}`)));
}

function roleTarget(roleUid: string, holders: Iterable<string>, steps: readonly Step[]): Target {
  const teams = new Map<string, Change<Level>>();
  for (const teamUid of holders) {
    teams.set(teamUid, { before: 'Role', after: 'Role' });
  }
  steps.forEach(({ kind, grant }) =>
    teams.set(grant.teamUid, kind === 'remove' ? { before: 'Role' } : { after: 'Role' })
  );
  return {
    steps: byTeam(steps),
    teams,
    own: () => undefined,
    toChange: (_, through) => ({ kind: 'role', roleUid, ...through }),
  };
}

function targetsOf(input: ImpactInput, steps: readonly Step[]): Target[] {
  const folderSteps = gatherBy(
    steps.filter(({ grant }) => grant.kind === 'folder'),
    ({ grant }) => (grant.kind === 'folder' ? grant.folderUid : '')
  );
  const roleSteps = gatherBy(
    steps.filter(({ grant }) => grant.kind === 'role'),
    ({ grant }) => (grant.kind === 'role' ? grant.roleUid : '')
  );
  const folders = new FolderTargets(input, folderSteps);
  const holders = gatherBy(input.actual.roleGrants, ({ roleUid }) => roleUid);
  return [
    ...Array.from(folderSteps.keys(), (uid) => folders.target(uid)),
    ...Array.from(roleSteps, ([uid, own]) =>
      roleTarget(
        uid,
        (holders.get(uid) ?? []).map(({ teamUid }) => teamUid),
        own
      )
    ),
  ];
}

interface Affected {
  members: ReadonlyMap<string, readonly string[]>;
  teamsOf: ReadonlyMap<string, readonly string[]>;
}

/** Who is in the teams concerned, and in which teams else. */
function* affectedPeople({ memberships }: Organisation, concerned: ReadonlySet<string>): Work<Affected> {
  const members = new Map(Array.from(concerned, (uid): [string, string[]] => [uid, []]));
  const teamsOf = new Map<string, string[]>();
  yield* eachItem(memberships, ({ userUid, teamUid }) => {
    const team = members.get(teamUid);
    if (team) {
      team.push(userUid);
      teamsOf.set(userUid, []);
    }
  });
  yield* eachItem(memberships, ({ userUid, teamUid }) => teamsOf.get(userUid)?.push(teamUid));
  return { members, teamsOf };
}

interface Gathered {
  gains: AccessChange[];
  losses: AccessChange[];
}

class ImpactBuilder {
  readonly gathered = new Map<string, Gathered>();
  readonly #teamsOf: ReadonlyMap<string, readonly string[]>;
  readonly #people: ReadonlyMap<string, Person>;

  constructor(teamsOf: ReadonlyMap<string, readonly string[]>, people: readonly Person[]) {
    this.#teamsOf = teamsOf;
    this.#people = new Map(people.map((person) => [person.uid, person]));
  }

  compare(target: Target, userUid: string): void {
    const person = this.#people.get(userUid);
    if (person?.isDisabled) {
      return;
    }
    const own = person && target.own(person);
    const teamUids = this.#teamsOf.get(userUid) ?? [];
    let before = own;
    let after = own;
    for (const teamUid of teamUids) {
      const change = target.teams.get(teamUid);
      before = strongest(before, change?.before);
      after = strongest(after, change?.after);
    }
    const difference = compareLevels(after, before);
    if (difference !== 0) {
      const known = this.gathered.get(userUid) ?? { gains: [], losses: [] };
      this.gathered.set(userUid, known);
      (difference > 0 ? known.gains : known.losses).push(target.toChange({ before, after }, through(target, teamUids)));
    }
  }
}

function through({ steps }: Target, teamUids: readonly string[]): Pick<AccessChange, 'teamUids' | 'groupIds'> {
  const own = teamUids.filter((uid) => steps.has(uid));
  return { teamUids: own, groupIds: [...new Set(own.flatMap((uid) => steps.get(uid)?.groupIds ?? []))] };
}

/**
 * What a plan means for each person: the strongest way to a folder or role before and after, over all of the person's
 * teams, rights of their own, their basic role and inheritance. A way that could not be read counts as none, so a loss
 * is rather said too often than too seldom. Disabled people have nothing to lose.
 */
export function* peopleImpact(plan: Plan, input: ImpactInput): Work<PeopleImpact> {
  const steps = plan.steps.filter(({ kind }) => kind !== 'keep');
  const concerned = new Set(steps.map(({ grant }) => grant.teamUid));
  const { members, teamsOf } = yield* affectedPeople(input.organisation, concerned);
  const builder = new ImpactBuilder(teamsOf, input.organisation.people);
  yield;
  let compared = 0;
  for (const target of targetsOf(input, steps)) {
    const met = new Set<string>();
    for (const userUid of Array.from(target.steps.keys()).flatMap((uid) => members.get(uid) ?? [])) {
      if (!met.has(userUid)) {
        met.add(userUid);
        builder.compare(target, userUid);
        compared += 1;
        if (compared % ITEMS_PER_SLICE === 0) {
          yield;
        }
      }
    }
  }
  const people = Array.from(builder.gathered, ([userUid, changes]) => ({ userUid, ...changes }));
  return {
    people,
    gaining: people.filter(({ gains }) => gains.length > 0).length,
    losing: people.filter(({ losses }) => losses.length > 0).length,
  };
}

import type {
  ActualGrants,
  DataSourcePermission,
  FolderPermission,
  Organisation,
  Person,
} from '../organisation/organisation';
import { dataSourceWays, levelOfDataSourceWays, type DataSourceWay } from './dataSourceWays';
import { FolderWays, levelOfWays, teamsOfPerson, type Way, type WaysTo } from './folderWays';
import { gatherBy } from '../work/gatherBy';
import { isChange } from './ledgerAfter';
import type { Plan } from './plan';
import type { Step } from './step';

/** What steps of a plan mean for one person on one folder. */
export interface FolderOutcome {
  kind: 'folder';
  folderUid: string;
  before?: FolderPermission;
  /** Equal to `before`: the steps change nothing for this person. */
  after?: FolderPermission;
  /** Steps about teams of the person on this very folder; none: it comes from a folder above. */
  steps: readonly Step[];
  /** All ways that are left when the steps are made, strongest first. */
  ways: readonly Way[];
}

/** The same for one data source. */
export interface DataSourceOutcome {
  kind: 'datasource';
  dataSourceUid: string;
  before?: DataSourcePermission;
  after?: DataSourcePermission;
  steps: readonly Step[];
  ways: readonly DataSourceWay[];
}

/** The same for one role. */
export interface RoleOutcome {
  kind: 'role';
  roleUid: string;
  before: boolean;
  after: boolean;
  steps: readonly Step[];
  /** Teams of the person that hold the role when the steps are made. */
  teamUids: readonly string[];
}

/** What a plan means for one person on one thing. */
export type PersonOutcome = FolderOutcome | DataSourceOutcome | RoleOutcome;

export interface PersonPlanInput {
  organisation: Organisation;
  actual: ActualGrants;
}

function folderOutcomes(
  steps: readonly Step[],
  before: WaysTo,
  after: WaysTo,
  { folders }: Organisation
): FolderOutcome[] {
  const level = new Map(
    folders.map(({ uid }) => [uid, { before: levelOfWays(before(uid)), after: levelOfWays(after(uid)) }])
  );
  return folders.flatMap(({ uid, parentUid }): FolderOutcome[] => {
    const own = steps.filter(({ grant }) => grant.kind === 'folder' && grant.folderUid === uid);
    const now = level.get(uid);
    const above = level.get(parentUid ?? '');
    const isChanged = now?.before !== now?.after;
    const isAsAbove = above !== undefined && above.before === now?.before && above.after === now?.after;
    return own.length > 0 || (isChanged && !isAsAbove)
      ? [{ kind: 'folder', folderUid: uid, ...now, steps: own, ways: after(uid) }]
      : [];
  });
}

function dataSourceOutcomes(
  person: Person,
  teams: ReadonlySet<string>,
  steps: readonly Step[],
  { dataSourceGrants }: ActualGrants
): DataSourceOutcome[] {
  const concerned = gatherBy(steps, ({ grant }) => (grant.kind === 'datasource' ? grant.dataSourceUid : undefined));
  return [...concerned]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dataSourceUid, own]) => {
      const ways = dataSourceWays(person, teams, dataSourceUid, dataSourceGrants, own);
      return {
        kind: 'datasource',
        dataSourceUid,
        before: levelOfDataSourceWays(dataSourceWays(person, teams, dataSourceUid, dataSourceGrants)),
        after: levelOfDataSourceWays(ways),
        steps: own,
        ways,
      };
    });
}

function roleOutcomes(steps: readonly Step[], teams: ReadonlySet<string>, { roleGrants }: ActualGrants): RoleOutcome[] {
  const concerned = new Set(steps.flatMap(({ grant }) => (grant.kind === 'role' ? grant.roleUid : [])));
  return [...concerned].sort().map((roleUid) => {
    const own = steps.filter(({ grant }) => grant.kind === 'role' && grant.roleUid === roleUid);
    const before = new Set(
      roleGrants.flatMap((grant) => (grant.roleUid === roleUid && teams.has(grant.teamUid) ? grant.teamUid : []))
    );
    const after = new Set(before);
    own.forEach(({ kind, grant }) => (kind === 'remove' ? after.delete(grant.teamUid) : after.add(grant.teamUid)));
    return {
      kind: 'role',
      roleUid,
      before: before.size > 0,
      after: after.size > 0,
      steps: own,
      teamUids: [...after].sort(),
    };
  });
}

/**
 * What a plan changes for one person: the effective permission on each folder and data source and each role before and after, over all
 * teams, rights of their own, basic role and inheritance. A step that changes nothing for the person is in it with the
 * ways that stay. A folder below is named only where it ends up other than the one above it.
 */
export function personPlan(person: Person, plan: Plan, { organisation, actual }: PersonPlanInput): PersonOutcome[] {
  const changing = plan.steps.filter(isChange);
  const teams = teamsOfPerson(person, organisation.memberships);
  const steps = person.isDisabled ? [] : changing.filter(({ grant }) => teams.has(grant.teamUid));
  const ways = (made: readonly Step[]) => new FolderWays(organisation.folders, actual, made).of(person, teams);
  return [
    ...roleOutcomes(steps, teams, actual),
    ...dataSourceOutcomes(person, teams, steps, actual),
    ...folderOutcomes(steps, ways([]), ways(steps), organisation),
  ];
}

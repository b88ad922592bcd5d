import { compareLevels, strongest } from '../organisation/grantId';
import type { DataSourceGrant, DataSourcePermission, Person } from '../organisation/organisation';
import { sourceOf, type Way } from './folderWays';
import type { Step } from './step';

/** One way by which a person reaches a data source. */
export interface DataSourceWay {
  permission: DataSourcePermission;
  from: Way['from'];
  /** Nothing stands above a data source. */
  inheritedFrom?: undefined;
}

/** The grants on one data source as they stand when steps are made: those of a team give way to the step about it. */
function afterSteps(grants: readonly DataSourceGrant[], steps: readonly Step[], dataSourceUid: string) {
  const own = steps.flatMap(({ kind, grant }) =>
    grant.kind === 'datasource' && grant.dataSourceUid === dataSourceUid ? { kind, grant } : []
  );
  const about = new Set(own.map(({ grant }) => grant.teamUid));
  const stay = grants.filter(
    (grant) => grant.dataSourceUid === dataSourceUid && !(grant.isManaged && about.has(grant.teamUid ?? ''))
  );
  const given = own.flatMap(({ kind, grant }) => (kind === 'remove' ? [] : { ...grant, isManaged: true }));
  return [...stay, ...given];
}

/** All ways of one person to one data source once steps are made, strongest first. No way at all is no access. */
export function dataSourceWays(
  person: Person,
  teams: ReadonlySet<string>,
  dataSourceUid: string,
  grants: readonly DataSourceGrant[],
  steps: readonly Step[] = []
): DataSourceWay[] {
  if (person.isDisabled) {
    return [];
  }
  const admin: DataSourceWay[] =
    person.role === 'Admin' ? [{ permission: 'Admin', from: { kind: 'basic-role', role: 'Admin' } }] : [];
  const ways = afterSteps(grants, steps, dataSourceUid).flatMap((grant): DataSourceWay[] => {
    const from = sourceOf(grant, person, teams);
    return from ? [{ permission: grant.permission, from }] : [];
  });
  return [...admin, ...ways].sort((a, b) => compareLevels(b.permission, a.permission));
}

/** The permission that counts; undefined: none. */
export function levelOfDataSourceWays(ways: readonly DataSourceWay[]): DataSourcePermission | undefined {
  return ways.reduce<DataSourcePermission | undefined>(
    (best, { permission }) => strongest(best, permission),
    undefined
  );
}

import { indexActual } from '../organisation/actualIndex';
import { folderTree } from '../organisation/folderTree';
import { grantId } from '../organisation/grantId';
import type { ActualGrants, Grant, Organisation } from '../organisation/organisation';
import type { Plan } from '../mapping/plan';
import type { Step } from '../mapping/step';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';

/** A grant as a picture or a table shows it. */
export interface FlowGrant {
  grant: Grant;
  /** What a plan does to it; absent: it stands and stays. */
  change?: Exclude<Step['kind'], 'keep'>;
}

/** All given ones have to fit; a folder is reached by rights on the folders above it as well. */
export interface FlowFilter {
  groupId?: string;
  userUid?: string;
  teamUid?: string;
  folderUid?: string;
  roleUid?: string;
  dataSourceUid?: string;
}

export interface FlowInput {
  organisation: Organisation;
  grants: readonly FlowGrant[];
  filter?: FlowFilter;
}

/** One way from groups through a team to a role or a folder: a line of the table. */
export interface FlowPath {
  teamUid: string;
  /** The groups that fill the team; none: it is filled by hand. */
  groupIds: readonly string[];
  /** Absent: the team holds nothing that was read. */
  held?: FlowGrant;
  /** Members of the team whom the filter lets through; disabled people are not counted. */
  people: number;
}

/** The grants of teams as they stand, with what a plan does to them, those it adds included. */
export function* flowGrants(
  organisation: Pick<Organisation, 'teams' | 'folders' | 'dataSources'>,
  actual: ActualGrants,
  plan?: Plan
): Work<readonly FlowGrant[]> {
  const { direct } = yield* indexActual(actual, organisation);
  const grants = new Map<string, FlowGrant>(Array.from(direct, ([id, grant]) => [id, { grant }]));
  for (const { id, kind, grant } of plan?.steps ?? []) {
    if (kind !== 'keep') {
      grants.set(id, { grant, change: kind });
    }
  }
  return [...grants.values()];
}

function grantTest(
  { folderUid, roleUid, dataSourceUid }: FlowFilter,
  { folders }: Organisation
): (grant: Grant) => boolean {
  const wanted = folderUid === undefined ? undefined : new Set([folderUid, ...folderTree(folders).above(folderUid)]);
  return (grant) =>
    (!wanted || (grant.kind === 'folder' && wanted.has(grant.folderUid))) &&
    (roleUid === undefined || (grant.kind === 'role' && grant.roleUid === roleUid)) &&
    (dataSourceUid === undefined || (grant.kind === 'datasource' && grant.dataSourceUid === dataSourceUid));
}

/** How many people each team brings. Somebody in two teams is counted in both. */
function* peopleOf({ people, memberships }: Organisation, userUid?: string): Work<ReadonlyMap<string, number>> {
  const disabled = new Set<string>();
  yield* eachItem(people, ({ uid, isDisabled }) => isDisabled && disabled.add(uid));
  const counts = new Map<string, number>();
  yield* eachItem(memberships, (membership) => {
    const isWanted = userUid === undefined || membership.userUid === userUid;
    if (isWanted && !disabled.has(membership.userUid)) {
      counts.set(membership.teamUid, (counts.get(membership.teamUid) ?? 0) + 1);
    }
  });
  return counts;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Every way that the filter lets through, not aggregated: by team name, then by what is held. A team shows when it has
 * a group or holds something; one that holds nothing is a line of its own, unless a folder or role is asked for.
 */
export function* flowPaths({ organisation, grants, filter = {} }: FlowInput): Work<readonly FlowPath[]> {
  const people = yield* peopleOf(organisation, filter.userUid);
  const isWanted = grantTest(filter, organisation);
  const held = gatherBy(grants, ({ grant }) => (isWanted(grant) ? grant.teamUid : undefined));
  const groups = gatherBy(organisation.groups, ({ teamUid }) => teamUid);
  const isAboutTarget = [filter.folderUid, filter.roleUid, filter.dataSourceUid].some((uid) => uid !== undefined);
  const teams = organisation.teams
    .filter(({ uid }) => filter.teamUid === undefined || uid === filter.teamUid)
    .filter(({ uid }) => filter.userUid === undefined || people.has(uid))
    .sort((a, b) => inOrder(a.name, b.name) || inOrder(a.uid, b.uid));
  const paths: FlowPath[] = [];
  yield* eachItem(teams, ({ uid: teamUid }) => {
    const groupIds = (groups.get(teamUid) ?? []).map(({ id }) => id).sort();
    const own = [...(held.get(teamUid) ?? [])].sort((a, b) => inOrder(grantId(a.grant), grantId(b.grant)));
    const line = { teamUid, groupIds, people: people.get(teamUid) ?? 0 };
    if (filter.groupId !== undefined && !groupIds.includes(filter.groupId)) {
      return;
    }
    if (own.length > 0) {
      paths.push(...own.map((one) => ({ ...line, held: one })));
    } else if (groupIds.length > 0 && !isAboutTarget) {
      paths.push(line);
    }
  });
  return paths;
}

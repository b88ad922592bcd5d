import { indexActual } from '../organisation/actualIndex';
import { folderTree } from '../organisation/folderTree';
import { atLevel, grantId, targetUid } from '../organisation/grantId';
import type { ActualGrants, Grant, Organisation, Permission } from '../organisation/organisation';
import type { Plan } from '../mapping/plan';
import type { Step } from '../mapping/step';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import type { FlowCrowd } from './flowCrowd';

/**
 * `rule`: made here, or to be made, because a rule wants it; `found`: a rule wants it, and somebody else gave it;
 * `left`: made here, and no rule wants it any more; `elsewhere`: nobody here made it and no rule is about it;
 * `unknown`: the rules or the ledger could not be read.
 */
export type FlowOrigin = 'rule' | 'found' | 'left' | 'elsewhere' | 'unknown';

/** A grant as a picture or a table shows it. */
export interface FlowGrant {
  grant: Grant;
  /** What a plan does to it; absent: it stands and stays. */
  change?: Exclude<Step['kind'], 'keep'>;
  /** The level that stands now, where the plan changes it. */
  before?: Permission;
  origin: FlowOrigin;
  ruleNames: readonly string[];
}

/** What is held: a role, or a permission on a folder or data source. */
export interface FlowTarget {
  kind: Grant['kind'];
  uid: string;
}

/** All given ones have to fit; a folder is reached by rights on the folders above it as well. */
export interface FlowFilter {
  groupId?: string;
  userUid?: string;
  teamUid?: string;
  target?: FlowTarget;
}

/** `plan`: what stands, with what the plan does to it; `changes`: only what it does; `wanted`: what rules are about. */
export const FLOW_STATES = ['plan', 'now', 'changes', 'wanted'] as const;
export type FlowState = (typeof FLOW_STATES)[number];

/** What is not known: the roles of the path's team, or who holds permissions on these things. */
export type FlowUnread = { kind: 'role' } | { kind: 'folder' | 'datasource'; uids: readonly string[] };

export interface FlowInput {
  organisation: Organisation;
  /** Who is counted; made for the person that the filter asks for, if any. */
  crowd: FlowCrowd;
  actual: ActualGrants;
  grants: readonly FlowGrant[];
  filter?: FlowFilter;
}

/** One way from groups through a team to what it holds: a line of the table. */
export interface FlowPath {
  /** Absent: group sync has made no team of the group, or it is unknown which teams. */
  teamUid?: string;
  /** The groups that fill the team; none: it is filled by hand. */
  groupIds: readonly string[];
  /** Absent: the team holds nothing that was read. */
  held?: FlowGrant;
  /** What is unknown, instead of what is held. */
  unread?: FlowUnread;
  /** Members of the team whom the filter lets through, disabled people left out; absent: unknown. */
  people?: number;
}

export const targetOf = (grant: Grant): FlowTarget => ({ kind: grant.kind, uid: targetUid(grant) });

/** The grants of teams as they stand, with what a plan does to them, those it adds included. */
export function* flowGrants(
  organisation: Pick<Organisation, 'teams' | 'folders' | 'dataSources'>,
  actual: ActualGrants,
  plan?: Plan
): Work<readonly FlowGrant[]> {
  const { direct } = yield* indexActual(actual, organisation);
  const origin = plan ? 'elsewhere' : 'unknown';
  const grants = new Map<string, FlowGrant>(
    Array.from(direct, ([id, grant]) => [id, { grant, origin, ruleNames: [] }])
  );
  yield* eachItem(plan?.steps ?? [], (step) => grants.set(step.id, asFlowGrant(step)));
  return [...grants.values()];
}

function asFlowGrant({ kind, grant, before, keep, ruleNames }: Step): FlowGrant {
  const isFound = keep === 'found' || keep === 'stronger';
  return {
    grant,
    ...(kind !== 'keep' && { change: kind }),
    ...(kind === 'change' && before && { before }),
    origin: kind === 'remove' ? 'left' : isFound ? 'found' : 'rule',
    ruleNames,
  };
}

/** The grants of a state. */
export function grantsIn(state: FlowState, grants: readonly FlowGrant[]): readonly FlowGrant[] {
  switch (state) {
    case 'plan':
      return grants;
    case 'now':
      return grants.flatMap((one) => (one.change === 'add' ? [] : asItStands(one)));
    case 'changes':
      return grants.filter(({ change }) => change !== undefined);
    case 'wanted':
      return grants.filter(({ origin }) => origin === 'rule' || origin === 'found').map(unmarked);
  }
}

const unmarked = ({ grant, origin, ruleNames }: FlowGrant): FlowGrant => ({ grant, origin, ruleNames });

const asItStands = (one: FlowGrant): FlowGrant => ({
  ...unmarked(one),
  grant: one.before ? atLevel(one.grant, one.before) : one.grant,
});

/** Folders that a target is reached through: itself and those above. */
function foldersOf(target: FlowTarget | undefined, { folders }: Organisation): ReadonlySet<string> | undefined {
  return target?.kind === 'folder' ? new Set([target.uid, ...folderTree(folders).above(target.uid)]) : undefined;
}

function grantTest(target: FlowTarget | undefined, organisation: Organisation): (grant: Grant) => boolean {
  const folders = foldersOf(target, organisation);
  return (grant) => {
    const { kind, uid } = targetOf(grant);
    return target === undefined || (kind === target.kind && (folders ? folders.has(uid) : uid === target.uid));
  };
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The teams whose roles are unknown, unless something else is asked for. */
function unreadRoles({ organisation: { teams }, actual, filter }: FlowInput): (teamUid: string) => boolean {
  const isAsked = actual.hasRoles && (filter?.target?.kind ?? 'role') === 'role';
  const read = new Set(actual.rolesReadOf === 'all' ? teams.map(({ uid }) => uid) : actual.rolesReadOf);
  return (teamUid) => isAsked && !read.has(teamUid);
}

/** The folders and data sources whose grants are unknown, a line for each kind. */
function unreadThings({ organisation, actual, filter }: FlowInput): FlowPath[] {
  const { folders, dataSources = [] } = organisation;
  const asked = foldersOf(filter?.target, organisation);
  const lines = [
    unreadLine('folder', folders, actual.foldersRead, filter?.target, (uid) => asked?.has(uid) ?? true),
    unreadLine('datasource', dataSources, actual.dataSourcesRead, filter?.target, (uid) => uid === filter?.target?.uid),
  ];
  return lines.flatMap((line) => line ?? []);
}

function unreadLine(
  kind: 'folder' | 'datasource',
  things: ReadonlyArray<{ uid: string }>,
  readUids: readonly string[],
  target: FlowTarget | undefined,
  isAsked: (uid: string) => boolean
): FlowPath | undefined {
  if (target && target.kind !== kind) {
    return undefined;
  }
  const read = new Set(readUids);
  const uids = things
    .map(({ uid }) => uid)
    .filter((uid) => !read.has(uid) && (!target || isAsked(uid)))
    .sort(inOrder);
  return uids.length > 0 ? { groupIds: [], unread: { kind, uids } } : undefined;
}

/** Groups without a team lead nowhere, and are shown to do so. */
function groupsAlone({ organisation: { groups }, filter = {} }: FlowInput): FlowPath[] {
  const { groupId, userUid, teamUid, target } = filter;
  if (userUid !== undefined || teamUid !== undefined || target) {
    return [];
  }
  return groups
    .filter((group) => group.teamUid === undefined && (groupId === undefined || group.id === groupId))
    .sort((a, b) => inOrder(a.displayName, b.displayName) || inOrder(a.id, b.id))
    .map(({ id }) => ({ groupIds: [id] }));
}

function wantedTeams({ organisation: { teams }, crowd, filter = {} }: FlowInput) {
  return teams
    .filter(({ uid }) => filter.teamUid === undefined || uid === filter.teamUid)
    .filter(({ uid }) => filter.userUid === undefined || crowd.count(uid) !== 0)
    .sort((a, b) => inOrder(a.name, b.name) || inOrder(a.uid, b.uid));
}

/**
 * Every way that the filter lets through, not aggregated: by team name, then by what is held. A team shows when it has
 * a group or holds something; one that holds nothing is a line of its own, unless what is held is asked for. Then
 * come groups without a team, and last what is unknown about folders and data sources.
 */
export function* flowPaths(input: FlowInput): Work<readonly FlowPath[]> {
  const { organisation, crowd, grants, filter = {} } = input;
  const isWanted = grantTest(filter.target, organisation);
  const areRolesUnread = unreadRoles(input);
  const held = gatherBy(grants, ({ grant }) => (isWanted(grant) ? grant.teamUid : undefined));
  const groups = gatherBy(organisation.groups, ({ teamUid }) => teamUid);
  yield;
  const paths: FlowPath[] = [];
  yield* eachItem(wantedTeams(input), ({ uid: teamUid }) => {
    const groupIds = (groups.get(teamUid) ?? []).map(({ id }) => id).sort(inOrder);
    if (filter.groupId !== undefined && !groupIds.includes(filter.groupId)) {
      return;
    }
    const people = crowd.count(teamUid);
    const line: FlowPath = { teamUid, groupIds, ...(people !== undefined && { people }) };
    const own = (held.get(teamUid) ?? []).sort((a, b) => inOrder(grantId(a.grant), grantId(b.grant)));
    paths.push(...own.map((one) => ({ ...line, held: one })));
    if (areRolesUnread(teamUid)) {
      paths.push({ ...line, unread: { kind: 'role' } });
    } else if (own.length === 0 && groupIds.length > 0 && !filter.target) {
      paths.push(line);
    }
  });
  return [...paths, ...groupsAlone(input), ...unreadThings(input)];
}

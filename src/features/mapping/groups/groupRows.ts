import { countGroups } from '../../../domain/audit/inventory';
import { matchRules } from '../../../domain/mapping/match';
import type { MappingDocument } from '../../../domain/mapping/rule';
import type { ActualGrants, Grant, Group, Membership, Team } from '../../../domain/organisation/organisation';
import { eachItem, type Work } from '../../../domain/work/work';

export const GROUP_STATES = ['mapped', 'unmapped', 'mismatched', 'no-team', 'unknown'] as const;

/** `unknown`: the rules cannot be read, so whether one is about the group is not known. */
export type GroupState = (typeof GROUP_STATES)[number];

/** One line of the table of groups. */
export interface GroupRow {
  group: Group;
  team?: Team;
  /** undefined: not known (yet). */
  memberCount?: number;
  /** Rules in force that match; undefined: not known. */
  ruleNames?: readonly string[];
  /** What the group's team holds of what has been read; undefined: not known (yet). */
  grants?: readonly Grant[];
  state: GroupState;
  /** A name that a rule or team has and that looks the same. */
  similarTo?: string;
}

export interface GroupRowsInput {
  groups: readonly Group[];
  teams: readonly Team[];
  memberships?: readonly Membership[];
  document?: MappingDocument;
  actual?: Pick<ActualGrants, 'roleGrants' | 'folderGrants' | 'dataSourceGrants'>;
  environment?: string;
  /** `YYYY-MM-DD` in UTC. */
  today: string;
}

const NO_RULES: MappingDocument = { version: 1, rules: [] };

/** Every group with its team, how many are in it, what it holds and which rules are about it. */
export function* groupRows(input: GroupRowsInput): Work<readonly GroupRow[]> {
  const { groups, teams, document, environment, today } = input;
  const { matches } = yield* matchRules({
    document: document ?? NO_RULES,
    organisation: { groups },
    environment,
    today,
  });
  const ruleNames = new Map<string, string[]>();
  for (const { rule, groups: matching } of matches) {
    matching.forEach(({ id }) => entry(ruleNames, id).push(rule.name));
  }
  const counts = yield* countGroups({
    groups,
    teams,
    mappedGroupIds: new Set(ruleNames.keys()),
    wantedNames: wantedNames(document ?? NO_RULES),
  });
  const similar = new Map(counts.mismatched.map(({ group, similarTo }) => [group.id, similarTo]));
  const teamByUid = new Map(teams.map((team) => [team.uid, team]));
  const memberCounts = yield* countMembers(input.memberships);
  const grants = yield* grantsByTeam(input.actual);

  const rows: GroupRow[] = [];
  yield* eachItem(groups, (group) => {
    const team = group.teamUid === undefined ? undefined : teamByUid.get(group.teamUid);
    const matching = ruleNames.get(group.id) ?? [];
    rows.push({
      group,
      team,
      memberCount: team ? countOf(memberCounts, team.uid) : undefined,
      ruleNames: document && matching,
      grants: team && grants && (grants.get(team.uid) ?? []),
      state: stateOf({
        isKnown: document !== undefined,
        hasTeam: team !== undefined,
        isMapped: matching.length > 0,
        isSimilar: similar.has(group.id),
      }),
      similarTo: similar.get(group.id),
    });
  });
  return rows;
}

function stateOf(facts: { isKnown: boolean; hasTeam: boolean; isMapped: boolean; isSimilar: boolean }): GroupState {
  if (facts.isSimilar && !facts.isMapped) {
    return 'mismatched';
  }
  if (!facts.hasTeam) {
    return 'no-team';
  }
  if (!facts.isKnown) {
    return 'unknown';
  }
  return facts.isMapped ? 'mapped' : 'unmapped';
}

/** Exact names that rules ask for: of groups, and of teams that they name. */
function wantedNames({ rules }: MappingDocument): string[] {
  return rules.flatMap(({ match, team }) => [...('group' in match ? [match.group] : []), ...(team ? [team.name] : [])]);
}

function* countMembers(memberships: readonly Membership[] | undefined): Work<Map<string, number> | undefined> {
  if (!memberships) {
    return undefined;
  }
  const counts = new Map<string, number>();
  yield* eachItem(memberships, ({ teamUid }) => counts.set(teamUid, (counts.get(teamUid) ?? 0) + 1));
  return counts;
}

function* grantsByTeam(actual: GroupRowsInput['actual']): Work<Map<string, Grant[]> | undefined> {
  if (!actual) {
    return undefined;
  }
  const grants = new Map<string, Grant[]>();
  yield* eachItem(actual.roleGrants, (grant) => entry(grants, grant.teamUid).push(grant));
  yield* eachItem(actual.folderGrants, ({ teamUid, folderUid, permission, isInherited }) => {
    if (teamUid !== undefined && !isInherited) {
      entry(grants, teamUid).push({ kind: 'folder', teamUid, folderUid, permission });
    }
  });
  yield* eachItem(actual.dataSourceGrants, ({ teamUid, dataSourceUid, permission, isManaged }) => {
    if (teamUid !== undefined && isManaged) {
      entry(grants, teamUid).push({ kind: 'datasource', teamUid, dataSourceUid, permission });
    }
  });
  return grants;
}

function countOf(counts: Map<string, number> | undefined, teamUid: string): number | undefined {
  return counts && (counts.get(teamUid) ?? 0);
}

function entry<T>(map: Map<string, T[]>, key: string): T[] {
  const known = map.get(key) ?? [];
  map.set(key, known);
  return known;
}

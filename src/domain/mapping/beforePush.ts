import type { Group } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import { normaliseName } from './namePattern';
import type { MissingGroup, ProviderComparison, ProviderGroupNote, ProviderGroupRow } from './providerGroups';
import type { Rule } from './rule';

/** What a push would meet, the gravest first: a row has the first that is true of it. */
export const PUSH_STATES = [
  'duplicate',
  'name-taken',
  'renamed',
  'near-miss',
  'looks-like',
  'rule-without-group',
  'only-in-grafana',
  'no-rule',
  'match',
  'built-in',
] as const;
export type PushState = (typeof PUSH_STATES)[number];

/** A rule that nearly names a group of the list. */
export interface NearRule {
  ruleName: string;
  /** What the rule says now. */
  written: string;
  /** False for a pattern: how to write it otherwise is for a person to decide. */
  canCorrect: boolean;
}

/** A group of the provider, a rule that none of them meets, or a group that only Grafana has. */
export interface PushRow {
  /** Unique in its list. */
  key: string;
  state: PushState;
  /** The group's name; for a rule without a group, what it looks for. */
  name: string;
  externalId?: string;
  /** By name: rules in force that are about it. */
  ruleNames: readonly string[];
  nearRules: readonly NearRule[];
  /** The name in Grafana, where it is another. */
  knownAs?: string;
  teamUid?: string;
  isInProvider: boolean;
  isInGrafana: boolean;
}

export interface BeforePush {
  rows: readonly PushRow[];
  /** Of states that occur. */
  counts: ReadonlyMap<PushState, number>;
  /** Exact names that rules or Grafana have and the provider has not; empty where the list was not whole. */
  missingNames: readonly string[];
}

export interface BeforePushInput {
  comparison: ProviderComparison;
  /** False: the list has more than was read, so that nothing can be said to be missing from it. */
  isWhole: boolean;
}

/** The comparison as one table: groups of the list in their order, then groups and rules that have none there. */
export function* beforePush({ comparison, isWhole }: BeforePushInput): Work<BeforePush> {
  const near = gatherBy(comparison.missing, ({ suggestion }) => suggestion && normaliseName(suggestion));
  const rows: PushRow[] = [];
  yield* eachItem(comparison.rows, (row) =>
    rows.push(listedRow(row, near.get(normaliseName(row.group.name)) ?? [], rows.length))
  );
  const gone = isWhole ? yield* goneRows(comparison, rows) : [];
  yield* eachItem(gone, (row) => rows.push(row));
  return { rows, counts: countsOf(rows), missingNames: isWhole ? namesOf(comparison, gone) : [] };
}

/** What is in Grafana or in the rules and not in the list. A group that rules are about is said once, with them. */
function* goneRows({ missing, onlyInGrafana }: ProviderComparison, listed: readonly PushRow[]): Work<PushRow[]> {
  const unmet = missing.filter(({ suggestion }) => suggestion === undefined);
  const byName = gatherBy(unmet, ({ match }) => ('group' in match ? normaliseName(match.group) : undefined));
  const byExternalId = gatherBy(unmet, ({ match }) => ('externalId' in match ? match.externalId : undefined));
  const shownAsOther = new Set(listed.flatMap(({ knownAs }) => knownAs ?? []));
  const told = new Set<MissingGroup>();
  const rows: PushRow[] = [];
  yield* eachItem(onlyInGrafana, (group) => {
    const rules = [
      ...(byName.get(normaliseName(group.displayName)) ?? []),
      ...(byExternalId.get(group.externalId ?? '') ?? []),
    ];
    rules.forEach((rule) => told.add(rule));
    if (rules.length > 0 || !shownAsOther.has(group.displayName)) {
      rows.push(unlisted(group, rules));
    }
  });
  return [...rows, ...unmet.filter((rule) => !told.has(rule)).map(unmetRule)];
}

/** Patterns and ids are no names. */
function namesOf({ missing }: ProviderComparison, gone: readonly PushRow[]): string[] {
  const exact = missing.flatMap(({ match, suggestion }) => ('group' in match && !suggestion ? match.group : []));
  return [...new Set([...exact, ...gone.flatMap(({ key, name }) => (key.startsWith(GRAFANA) ? name : []))])].sort();
}

const GRAFANA = 'grafana/';

function listedRow(row: ProviderGroupRow, missing: readonly MissingGroup[], at: number): PushRow {
  const { group, ruleNames, pushedId, teamUid, notes } = row;
  const nearRules = group.isBuiltIn ? [] : missing.map(nearRule);
  const knownAs = notes.flatMap((note) => ('knownAs' in note ? note.knownAs : []))[0];
  return {
    key: `list/${at}`,
    state: stateOf(notes, nearRules, ruleNames),
    name: group.name,
    ...(group.externalId !== undefined && { externalId: group.externalId }),
    ruleNames,
    nearRules,
    ...(knownAs !== undefined && { knownAs }),
    ...(teamUid !== undefined && { teamUid }),
    isInProvider: true,
    isInGrafana: pushedId !== undefined,
  };
}

function stateOf(
  notes: readonly ProviderGroupNote[],
  nearRules: readonly NearRule[],
  ruleNames: readonly string[]
): PushState {
  const found = new Set<PushState>([
    ...notes.map(({ kind }) => kind),
    ...(nearRules.length > 0 ? (['near-miss'] as const) : []),
    ruleNames.length > 0 ? 'match' : 'no-rule',
  ]);
  return found.has('built-in') ? 'built-in' : (PUSH_STATES.find((state) => found.has(state)) ?? 'no-rule');
}

/** What a rule looks for, as it is written. */
const writtenIn = (match: Rule['match']): string => Object.values(match).join('');

const nearRule = ({ ruleName, match }: MissingGroup): NearRule => ({
  ruleName,
  written: writtenIn(match),
  canCorrect: 'group' in match,
});

const unmetRule = ({ ruleName, match, isInGrafana }: MissingGroup): PushRow => ({
  key: `rule/${ruleName}`,
  state: 'rule-without-group',
  name: writtenIn(match),
  ruleNames: [ruleName],
  nearRules: [],
  isInProvider: false,
  isInGrafana,
  ...('externalId' in match && { externalId: match.externalId }),
});

const unlisted = ({ id, displayName, externalId, teamUid }: Group, rules: readonly MissingGroup[]): PushRow => ({
  key: `${GRAFANA}${id}`,
  state: rules.length > 0 ? 'rule-without-group' : 'only-in-grafana',
  name: displayName,
  ...(externalId !== undefined && { externalId }),
  ...(teamUid !== undefined && { teamUid }),
  ruleNames: rules.map(({ ruleName }) => ruleName),
  nearRules: [],
  isInProvider: false,
  isInGrafana: true,
});

function countsOf(rows: readonly PushRow[]): ReadonlyMap<PushState, number> {
  const counts = new Map<PushState, number>();
  rows.forEach(({ state }) => counts.set(state, (counts.get(state) ?? 0) + 1));
  return counts;
}

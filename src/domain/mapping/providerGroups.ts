import type { Group, Team } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import { matchRules } from './match';
import { normaliseName } from './namePattern';
import { nameSkeleton } from './similarName';
import type { ProviderGroup } from './readProviderGroups';
import type { MappingDocument, Rule } from './rule';

export type ProviderGroupNote =
  /** Grafana knows a group of the same external id under another name. */
  | { kind: 'renamed'; knownAs: string }
  /** Grafana has a group, which nothing of the list is, under a name that only looks the same. */
  | { kind: 'looks-like'; knownAs: string }
  /** The provider made it itself: it is not pushed, and no rule is about it. */
  | { kind: 'built-in' }
  /** Several groups of the list have this name; Grafana takes a team name only once. */
  | { kind: 'duplicate' }
  /** A team that nobody provisions has this name, so the push would be refused. */
  | { kind: 'name-taken'; teamUid: string };

/** One group of the provider, and what would become of it. */
export interface ProviderGroupRow {
  group: ProviderGroup;
  /** Rules in force that are about it, as it would be pushed. */
  ruleNames: readonly string[];
  /** The group in Grafana, when it was pushed already. */
  pushedId?: string;
  teamUid?: string;
  notes: readonly ProviderGroupNote[];
}

/** A rule that is about no group of the list. */
export interface MissingGroup {
  ruleName: string;
  match: Rule['match'];
  /** A group of the list that it nearly names. */
  suggestion?: string;
  /** Grafana has such a group all the same. */
  isInGrafana: boolean;
}

export interface ProviderComparison {
  /** In the order of the list. */
  rows: readonly ProviderGroupRow[];
  missing: readonly MissingGroup[];
  /** Groups in Grafana that are not in the list, by name. */
  onlyInGrafana: readonly Group[];
}

export interface ProviderInput {
  list: readonly ProviderGroup[];
  document: MappingDocument;
  groups: readonly Group[];
  teams: readonly Team[];
  environment?: string;
  /** `YYYY-MM-DD` in UTC. */
  today: string;
}

const keyAt = (at: number): string => `list/${at}`;

interface Known {
  byExternalId: ReadonlyMap<string, readonly Group[]>;
  byName: ReadonlyMap<string, readonly Group[]>;
  namesInList: ReadonlyMap<string, readonly ProviderGroup[]>;
  /** Groups of Grafana that nothing of the list is, by what their names look like. */
  strangers: ReadonlyMap<string, readonly Group[]>;
  teamsByName: ReadonlyMap<string, readonly Team[]>;
}

function* known({ list, groups, teams }: ProviderInput): Work<Known> {
  const local = teams.filter(({ isProvisioned }) => !isProvisioned);
  const pushable = list.filter(({ isBuiltIn }) => !isBuiltIn);
  const namesInList = gatherBy(pushable, ({ name }) => normaliseName(name));
  yield;
  const idsInList = new Set(pushable.map(({ externalId }) => externalId));
  const strangers = groups.filter(
    ({ displayName, externalId }) =>
      !namesInList.has(normaliseName(displayName)) && (externalId === undefined || !idsInList.has(externalId))
  );
  yield;
  return {
    byExternalId: gatherBy(groups, ({ externalId }) => externalId),
    byName: gatherBy(groups, ({ displayName }) => normaliseName(displayName)),
    namesInList,
    strangers: gatherBy(strangers, ({ displayName }) => nameSkeleton(displayName)),
    teamsByName: gatherBy(local, ({ name }) => normaliseName(name)),
  };
}

function pushedAs({ name, externalId }: ProviderGroup, { byExternalId, byName }: Known): Group | undefined {
  const [same] = externalId === undefined ? [] : (byExternalId.get(externalId) ?? []);
  return same ?? byName.get(normaliseName(name))?.[0];
}

function notesOf(
  group: ProviderGroup,
  pushed: Group | undefined,
  { namesInList, strangers, teamsByName }: Known
): ProviderGroupNote[] {
  const name = normaliseName(group.name);
  if (group.isBuiltIn) {
    return [{ kind: 'built-in' }];
  }
  const [team] = teamsByName.get(name) ?? [];
  const [alike] = pushed ? [] : (strangers.get(nameSkeleton(group.name)) ?? []);
  const notes: ProviderGroupNote[] = [];
  if (pushed && normaliseName(pushed.displayName) !== name) {
    notes.push({ kind: 'renamed', knownAs: pushed.displayName });
  }
  if (alike) {
    notes.push({ kind: 'looks-like', knownAs: alike.displayName });
  }
  if ((namesInList.get(name)?.length ?? 0) > 1) {
    notes.push({ kind: 'duplicate' });
  }
  if (team && pushed?.teamUid !== team.uid) {
    notes.push({ kind: 'name-taken', teamUid: team.uid });
  }
  return notes;
}

/** The provider's list against rules, groups and teams: what each group would meet if it were pushed as it is listed. */
export function* compareProviderGroups(input: ProviderInput): Work<ProviderComparison> {
  const { list, groups } = input;
  const all = yield* known(input);
  yield;
  const asGroups = list.flatMap(({ name, externalId, isBuiltIn }, at): Group | Group[] =>
    isBuiltIn ? [] : { id: keyAt(at), displayName: name, externalId }
  );
  const coming = yield* matchRules({ ...input, organisation: { groups: asGroups } });
  const present = yield* matchRules({ ...input, organisation: { groups } });
  const rulesOf = new Map<string, string[]>(asGroups.map(({ id }) => [id, []]));
  coming.matches.forEach(({ rule, groups: matched }) => matched.forEach(({ id }) => rulesOf.get(id)?.push(rule.name)));
  const rows: ProviderGroupRow[] = [];
  const met = new Set<string>();
  yield* eachItem(list, (group) => {
    const pushed = group.isBuiltIn ? undefined : pushedAs(group, all);
    const ruleNames = rulesOf.get(keyAt(rows.length)) ?? [];
    met.add(pushed?.id ?? '');
    rows.push({
      group,
      ruleNames,
      ...(pushed && { pushedId: pushed.id }),
      ...(pushed?.teamUid !== undefined && { teamUid: pushed.teamUid }),
      notes: notesOf(group, pushed, all),
    });
  });
  const suggestions = new Map(coming.findings.map(({ ruleName, suggestion }) => [ruleName, suggestion]));
  const inGrafana = new Set(
    present.matches.flatMap(({ rule, groups: matched }) => (matched.length > 0 ? rule.name : []))
  );
  return {
    rows,
    missing: coming.matches
      .filter(({ groups: matched }) => matched.length === 0)
      .map(({ rule }) => {
        const suggestion = suggestions.get(rule.name);
        const isInGrafana = inGrafana.has(rule.name);
        return { ruleName: rule.name, match: rule.match, isInGrafana, ...(suggestion && { suggestion }) };
      }),
    onlyInGrafana: groups.filter(({ id }) => !met.has(id)).sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
  };
}

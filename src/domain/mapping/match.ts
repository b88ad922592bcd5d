import type { Group } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import { FindingList, type RuleFinding } from './finding';
import { compileGlob, compileRegex, normaliseName, type NameTest } from './namePattern';
import type { MappingDocument, Rule } from './rule';
import { shown, shownList } from './shown';
import { nameSkeleton, similarName } from './similarName';

export type { RuleFinding } from './finding';

export interface RuleMatches {
  rule: Rule;
  groups: readonly Group[];
}

export interface HeldRule extends RuleMatches {
  /** E.g. that it is paused. */
  why: string;
}

export interface MatchInput {
  document: MappingDocument;
  organisation: { groups: readonly Group[] };
  /** Name of the environment this Grafana is; absent: whether rules limited to environments count here is unknown. */
  environment?: string;
  /** `YYYY-MM-DD` in UTC. */
  today: string;
}

export interface MatchOutcome {
  /** Rules in force here, highest priority first, then in the order of the document. */
  matches: readonly RuleMatches[];
  /** Rules that give nothing new, and of which all that they gave stays. */
  held: readonly HeldRule[];
  /** Of all rules of the document. */
  ruleNames: ReadonlySet<string>;
  findings: readonly RuleFinding[];
}

interface NamedGroup {
  group: Group;
  name: string;
  /** The name without capitals. */
  letters: string;
}

interface GroupIndex {
  all: readonly NamedGroup[];
  byName: ReadonlyMap<string, readonly Group[]>;
  byExternalId: ReadonlyMap<string, readonly Group[]>;
  /** Has to come before `similarTo`. */
  prepareSimilar(): Work<void>;
  similarTo(name: string): Group | undefined;
}

function* indexGroups(unordered: readonly Group[]): Work<GroupIndex> {
  const groups = [...unordered].sort((a, b) => (a.id < b.id ? -1 : 1));
  yield;
  const all = groups.map((group): NamedGroup => {
    const name = normaliseName(group.displayName);
    return { group, name, letters: name.toLowerCase() };
  });
  yield;
  const byName = gatherBy(groups, ({ displayName }) => normaliseName(displayName));
  yield;
  const byExternalId = gatherBy(groups, ({ externalId }) => externalId);
  const skeletons = new Map<string, Group[]>();
  return {
    all,
    byName,
    byExternalId,
    *prepareSimilar() {
      if (skeletons.size === 0) {
        yield* eachItem(groups, (group) => {
          const skeleton = nameSkeleton(group.displayName);
          const alike = skeletons.get(skeleton);
          if (alike) {
            alike.push(group);
          } else {
            skeletons.set(skeleton, [group]);
          }
        });
      }
    },
    similarTo(name) {
      return skeletons.get(nameSkeleton(name))?.find(({ displayName }) => similarName(name, displayName));
    },
  };
}

/** Letters compared between two pauses: a regular expression may take long for each. */
const LETTERS_PER_SLICE = { glob: 500_000, regex: 2_000 };

function* groupsThat(test: NameTest, { all }: GroupIndex, lettersPerSlice: number): Work<Group[]> {
  const found: Group[] = [];
  let letters = 0;
  for (const { group, name } of all) {
    if (test(name)) {
      found.push(group);
    }
    letters += name.length;
    if (letters > lettersPerSlice) {
      letters = 0;
      yield;
    }
  }
  return found;
}

function* groupsOf({ match }: Rule, index: GroupIndex): Work<readonly Group[]> {
  if ('group' in match) {
    return index.byName.get(normaliseName(match.group)) ?? [];
  }
  if ('externalId' in match) {
    return index.byExternalId.get(match.externalId) ?? [];
  }
  return 'glob' in match
    ? yield* groupsThat(compileGlob(match.glob), index, LETTERS_PER_SLICE.glob)
    : yield* groupsThat(compileRegex(match.regex), index, LETTERS_PER_SLICE.regex);
}

function nearMiss({ match }: Rule, index: GroupIndex): { words: string; suggestion?: string } {
  if ('group' in match) {
    const near = index.similarTo(match.group);
    const difference = near && similarName(match.group, near.displayName);
    return difference
      ? {
          words: `No group is called ${shown(match.group)}; ${shown(near.displayName)} differs only by ${difference}`,
          suggestion: near.displayName,
        }
      : { words: `No group is called ${shown(match.group)}` };
  }
  if ('glob' in match) {
    const test = compileGlob(match.glob.toLowerCase());
    const near = index.all.find(({ letters }) => test(letters));
    return near
      ? {
          words: `No group fits ${shown(match.glob)}; capitals count, and there is ${shown(near.name)}`,
          suggestion: near.name,
        }
      : { words: `No group fits ${shown(match.glob)}` };
  }
  return 'regex' in match
    ? { words: `No group fits the regular expression ${shown(match.regex)}` }
    : { words: `No group has the external id ${shown(match.externalId)}` };
}

function noteMatches(findings: FindingList, { rule, groups }: RuleMatches, index: GroupIndex): void {
  const ruleName = rule.name;
  if (groups.length === 0) {
    const { words, suggestion } = nearMiss(rule, index);
    findings.add(
      { ruleName, kind: 'matches-nothing', severity: 'warning', ...(suggestion && { suggestion }) },
      '',
      '',
      () => words
    );
  }
  if ('group' in rule.match && groups.length > 1) {
    groups.forEach(({ id }) =>
      findings.add(
        { ruleName, kind: 'duplicate-group', severity: 'warning' },
        '',
        id,
        (ids) => `${groups.length} groups have this name: ${ids}. All of them count`
      )
    );
  }
}

/** Whether a rule is meant for this environment; a reason: that cannot be said. */
function isMeantForHere({ environments }: Rule, environment: string | undefined): boolean | { why: string } {
  if (!environments || (environment !== undefined && environments.includes(environment))) {
    return true;
  }
  if (environment === undefined) {
    return { why: `it is unknown which environment this Grafana is, and the rule is for ${shownList(environments)}` };
  }
  const near = environments.find((name) => nameSkeleton(name) === nameSkeleton(environment));
  return near !== undefined && { why: `the rule is for ${shown(near)}, and this Grafana is ${shown(environment)}` };
}

type Standing = 'in force' | 'out' | { why: string };

/** Whether a rule counts here and now; says why not where the document alone does not show it. */
function standingOf(rule: Rule, { environment, today }: MatchInput, findings: FindingList): Standing {
  const { name: ruleName, expires, paused } = rule;
  const isMeant = isMeantForHere(rule, environment);
  const note = (kind: 'expired' | 'paused' | 'environment-unclear', severity: RuleFinding['severity'], words: string) =>
    findings.add({ ruleName, kind, severity }, '', '', () => words);
  if (isMeant === false) {
    return 'out';
  }
  if (expires !== undefined && expires < today) {
    note('expired', 'warning', `The rule ended on ${expires}: what it gave is taken back`);
    return 'out';
  }
  if (isMeant !== true) {
    note('environment-unclear', 'warning', `It gives nothing new, and what it gave stays: ${isMeant.why}`);
    return isMeant;
  }
  if (paused) {
    note('paused', 'info', 'The rule is paused: it gives nothing new, and what it gave stays');
    return { why: 'its rule is paused' };
  }
  return 'in force';
}

/**
 * Which groups each rule in force is about. Names are compared as Grafana does, capitals included,
 * after Unicode NFC; what nearly fits is a finding with a suggestion.
 */
export function* matchRules(input: MatchInput): Work<MatchOutcome> {
  const index = yield* indexGroups(input.organisation.groups);
  yield;
  const findings = new FindingList();
  const matches: RuleMatches[] = [];
  const held: HeldRule[] = [];
  const byPriority = [...input.document.rules].sort((a, b) => b.priority - a.priority);
  for (const rule of byPriority) {
    const standing = standingOf(rule, input, findings);
    if (standing === 'in force') {
      const match = { rule, groups: yield* groupsOf(rule, index) };
      if (match.groups.length === 0) {
        yield* index.prepareSimilar();
      }
      noteMatches(findings, match, index);
      matches.push(match);
    } else if (standing !== 'out') {
      held.push({ rule, groups: yield* groupsOf(rule, index), ...standing });
    }
    yield;
  }
  const ruleNames = new Set(input.document.rules.map(({ name }) => name));
  return { matches, held, ruleNames, findings: findings.all() };
}

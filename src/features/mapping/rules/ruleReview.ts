import { desiredGrants } from '../../../domain/mapping/desired';
import type { RuleFinding } from '../../../domain/mapping/finding';
import { matchRules } from '../../../domain/mapping/match';
import type { MappingDocument, Rule } from '../../../domain/mapping/rule';
import type { Group, Organisation } from '../../../domain/organisation/organisation';
import type { Work } from '../../../domain/work/work';

/** What one rule does here and now. */
export interface RuleReview {
  rule: Rule;
  /** `elsewhere`: expired, or meant for other environments. */
  standing: 'in-force' | 'paused' | 'elsewhere';
  groups: readonly Group[];
  findings: readonly RuleFinding[];
}

export interface RuleReviewInput {
  document: MappingDocument;
  organisation: Organisation;
  hasRoles: boolean;
  environment?: string;
  /** `YYYY-MM-DD` in UTC. */
  today: string;
}

/** Each rule in the order of the document, with the groups that it is about and what is to be known of it. */
export function* reviewRules(input: RuleReviewInput): Work<readonly RuleReview[]> {
  const outcome = yield* matchRules(input);
  const { findings } = yield* desiredGrants(outcome, input.organisation, { hasRoles: input.hasRoles });
  const groups = new Map(outcome.matches.map((match) => [match.rule.name, match.groups]));
  const paused = new Set(outcome.held.flatMap(({ rule }) => (rule.paused ? rule.name : [])));
  return input.document.rules.map((rule) => ({
    rule,
    standing: standingOf(rule),
    groups: groups.get(rule.name) ?? [],
    findings: findings.filter(({ ruleName }) => ruleName === rule.name),
  }));

  function standingOf({ name }: Rule): RuleReview['standing'] {
    if (groups.has(name)) {
      return 'in-force';
    }
    return paused.has(name) ? 'paused' : 'elsewhere';
  }
}

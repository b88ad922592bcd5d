import type { Group, Organisation } from '../organisation/organisation';
import type { Work } from '../work/work';
import type { MappingDocument, Rule } from './rule';

export const FINDING_KINDS = [
  'matches-nothing',
  'shadowed-by',
  'conflicting',
  'unknown-role',
  'roles-unavailable',
  'unknown-folder',
  'role-not-delegatable',
  'no-team-yet',
  'unknown-team',
  'other-team',
  'expired',
  'paused',
  'duplicate-group',
  'weaker-exists',
  'stronger-exists',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something about a rule that the person should know before applying. */
export interface RuleFinding {
  ruleName: string;
  kind: FindingKind;
  severity: 'error' | 'warning' | 'info';
  detail: string;
  /** What to write instead, where a near miss was found. */
  suggestion?: string;
}

export interface RuleMatches {
  rule: Rule;
  groups: readonly Group[];
}

export interface MatchInput {
  document: MappingDocument;
  organisation: Pick<Organisation, 'groups'>;
  /** Name of the environment this Grafana is; absent: rules limited to environments do not count here. */
  environment?: string;
  /** `YYYY-MM-DD` in UTC. */
  today: string;
}

export interface MatchOutcome {
  /** Rules in force here, highest priority first. */
  matches: readonly RuleMatches[];
  /** Names of rules that are paused: what they gave stays. */
  pausedRules: readonly string[];
  findings: readonly RuleFinding[];
}

export declare function matchRules(input: MatchInput): Work<MatchOutcome>;

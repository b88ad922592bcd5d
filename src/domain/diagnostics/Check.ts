import type { Work } from '../work/work';
import type { FactName, Facts, StackFact } from './facts';
import type { Verdict } from './verdict';

/** The parts of an installation that checks are about, in the order in which trouble is best looked for. */
export const AREAS = ['grafana', 'endpoint', 'switches', 'sign-in', 'people', 'tokens', 'groups', 'mapping'] as const;
export type Area = (typeof AREAS)[number];

/** One question about this installation that has an answer. */
export interface Check<Needed extends FactName = FactName> {
  /** Unique; stands in addresses and bundles. */
  id: string;
  /** What is asked, as a statement that holds when all is well. */
  title: string;
  area: Area;
  /** The gravest that it can find. */
  severity: 'warn' | 'fail';
  needs: readonly Needed[];
  /** Why it says nothing here; asked before anything is read. */
  skip?(stack: StackFact): string | undefined;
  /** Judges what was read; may be long work. */
  judge(facts: Pick<Facts, Needed>, nowMs: number): Verdict | Work<Verdict>;
  /** Versions of Grafana that it is about; absent: all. */
  affects?: string;
  /** Where the rule is written down. */
  source: string;
}

/** Keeps the facts that a check judges to those that it asks for. */
export const check = <const Needed extends FactName>(spec: Check<Needed>): Check<Needed> => spec;

/** For checks of what only Grafana Enterprise and Grafana Cloud have. */
export const skipOpenSource = ({ isEnterprise }: StackFact): string | undefined =>
  isEnterprise ? undefined : 'Grafana Open Source has no SCIM.';

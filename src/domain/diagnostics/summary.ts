import type { Check } from './Check';
import type { CheckResult } from './runChecks';
import type { VerdictState } from './verdict';

/** The states that a check can end in, the gravest first. */
export const STATES = ['fail', 'warn', 'unknown', 'pass', 'skipped'] as const satisfies readonly VerdictState[];

export interface JudgedCheck {
  check: Check;
  result: CheckResult;
}

export type StateCounts = Readonly<Record<VerdictState, number>>;

export function countStates(results: readonly CheckResult[]): StateCounts {
  const counts = { fail: 0, warn: 0, unknown: 0, pass: 0, skipped: 0 };
  results.forEach(({ verdict }) => (counts[verdict.state] += 1));
  return counts;
}

/** Checks with what they said, the gravest first; what is unknown stands by how grave it could be. */
export function byGravity(checks: readonly Check[], results: readonly CheckResult[]): JudgedCheck[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  const rank = ({ check, result }: JudgedCheck): number =>
    STATES.indexOf(result.verdict.state) * 2 + (check.severity === 'fail' ? 0 : 1);
  return checks
    .flatMap((check) => {
      const result = byId.get(check.id);
      return result ? [{ check, result }] : [];
    })
    .sort((a, b) => rank(a) - rank(b));
}

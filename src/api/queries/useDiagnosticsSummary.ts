import type { JudgedCheck, StateCounts } from '../../domain/diagnostics/summary';
import { useDiagnostics } from './useDiagnostics';

export interface DiagnosticsSummary {
  counts: StateCounts;
  /** What failed and what is a warning, the gravest first. */
  findings: readonly JudgedCheck[];
  isRunning: boolean;
  /** When the last whole run ended, epoch milliseconds; absent before the first. */
  ranAtMs?: number;
}

/** What the checks found. The run is shared with the Diagnostics tab; it does not start before `isEnabled`. */
export function useDiagnosticsSummary({ isEnabled = true }: { isEnabled?: boolean } = {}): DiagnosticsSummary {
  const { judged, counts, isRunning, ranAtMs } = useDiagnostics({ isEnabled });
  const findings = judged.filter(({ result: { verdict } }) => verdict.state === 'fail' || verdict.state === 'warn');
  return { counts, findings, isRunning, ranAtMs };
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { countDrift, type DriftCount } from '../../domain/drift/driftRecord';
import type { Fault } from '../../domain/fault/Fault';
import { driftRecordQuery } from './driftRecordQuery';
import { ledgerQuery } from './useLedger';

/** `unknown`: nobody who may write has looked since the last apply. */
export type DriftSummary = ({ state: 'known' } & DriftCount) | { state: 'unknown' } | { state: 'nothing-applied' };

/** How much drift the last look found: two records are read, no grants. */
export function useDriftCount({ isEnabled = true }: { isEnabled?: boolean } = {}): {
  data: DriftSummary | undefined;
  error: Fault | null;
} {
  const [nowMs] = useState(() => Date.now());
  const ledger = useQuery({ ...ledgerQuery, enabled: isEnabled });
  const isApplied = ledger.data?.saved !== undefined;
  const stored = useQuery({ ...driftRecordQuery, enabled: isEnabled && isApplied });
  const error = ledger.error ?? stored.error;
  if (ledger.data && !isApplied) {
    return { data: { state: 'nothing-applied' }, error };
  }
  if (!ledger.data || !stored.data) {
    return { data: undefined, error };
  }
  const counted = countDrift(stored.data.record, ledger.data.version, nowMs);
  return { data: counted ? { state: 'known', ...counted } : { state: 'unknown' }, error };
}

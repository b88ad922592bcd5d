import { useMutation, useQuery, useQueryClient, type QueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Difference } from '../../domain/drift/difference';
import {
  driftRows,
  EMPTY_DRIFT_RECORD,
  ignoreDifference,
  isSameDriftRecord,
  stopIgnoring,
  updateDrift,
  type DriftRecord,
  type DriftRow,
} from '../../domain/drift/driftRecord';
import { findDrift, type Drift } from '../../domain/drift/findDrift';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import { stack } from '../transport/stack';
import { driftRecordQuery, storeDrift, type StoredDriftRecord } from './driftRecordQuery';
import { forgetReads, KEYS, orThrow, resource, settled } from './query';
import { readStanding, type StandingRead } from './readStanding';
import { runInSlices } from './runInSlices';
import { ledgerQuery, type StoredLedger } from './useLedger';

export type { DriftRow } from '../../domain/drift/driftRecord';

/** One look at what differs from the last apply. */
interface DriftLook {
  drift: Drift;
  standing: StandingRead;
  /** Why dates and ignores are unknown, or could not be kept. */
  recordFault?: Fault;
}

export interface DriftView {
  /** By kind; ignored ones too (`ignored`). Empty while nothing was applied. */
  rows: readonly DriftRow[];
  /** When and by whose apply; `at` is ISO 8601. Absent: nothing was applied yet, so nothing can differ. */
  applied?: StoredLedger['saved'];
  /** Grants of the ledger of which it is unknown whether they still stand. */
  unread: Drift['unread'];
  /** Why something is unknown. */
  gaps: readonly Fault[];
  /** Dates and ignores could not be read or kept; then `firstSeenAt` and `ignored` may be absent. */
  recordFault?: Fault;
  /** What the look was made on, for `adopt`; absent while nothing was applied. */
  standing?: StandingRead;
}

export interface DriftQuery {
  data: DriftView | undefined;
  error: Fault | null;
  isFetching: boolean;
  /** Reads ledger, grants, teams, members and the record again, and looks again. */
  refetch: () => Promise<void>;
}

/** Null while nothing was applied. */
const driftQuery = resource<DriftLook | null>(KEYS.drift, async ({ client, signal }) => {
  const { saved, version } = await client.query(ledgerQuery);
  return ok(saved ? await look(client, version, signal) : null);
});

/**
 * What differs from the last apply. A person who may write dates what is new in the record by looking; for others
 * the date is absent until somebody did.
 */
export function useDrift(): DriftQuery {
  const client = useQueryClient();
  const ledger = useQuery(ledgerQuery);
  const looked = useQuery(driftQuery);
  const stored = useQuery(driftRecordQuery);
  const { record = EMPTY_DRIFT_RECORD } = stored.data ?? {};
  const isSettled = stored.data !== undefined || stored.error !== null;
  const data = useMemo(
    () => (looked.data === undefined || !isSettled ? undefined : viewOf(looked.data, record, ledger.data?.saved)),
    [looked.data, isSettled, record, ledger.data]
  );
  return {
    data,
    error: looked.error,
    isFetching: looked.isFetching,
    async refetch() {
      await forgetReads(client, LOOKED_AT);
      await client.refetchQueries({ queryKey: KEYS.drift });
    },
  };
}

const LOOKED_AT = [
  KEYS.ledger,
  KEYS.grants,
  KEYS.people,
  KEYS.teams,
  KEYS.memberships,
  KEYS.groups,
  KEYS.folders,
  KEYS.dataSources,
  KEYS.roles,
  KEYS.driftRecord,
];

function viewOf(looked: DriftLook | null, record: DriftRecord, applied: StoredLedger['saved']): DriftView {
  if (!looked) {
    return { rows: [], unread: [], gaps: [] };
  }
  const { drift, standing, recordFault } = looked;
  const rows = driftRows(record, drift, Date.now());
  return { rows, applied, unread: drift.unread, gaps: standing.gaps, recordFault, standing };
}

async function look(client: QueryClient, ledgerVersion: number | undefined, signal: AbortSignal): Promise<DriftLook> {
  const [standing, stored] = await Promise.all([readStanding(client), settled(client.query(driftRecordQuery))]);
  const baseline = stored.ok ? stored.value.record.baseline : undefined;
  const found = await runInSlices(findDrift({ ...standing, baseline }), signal);
  const drift: Drift = {
    ...found,
    isRead: (target) => found.isRead(target) && !(target.kind === 'member' && standing.unreadTeams.has(target.teamUid)),
  };
  const dated = stored.ok ? await date(client, drift, stored.value, ledgerVersion) : stored;
  return { drift, standing, ...(dated.ok ? {} : { recordFault: dated.fault }) };
}

async function date(
  client: QueryClient,
  drift: Drift,
  known: StoredDriftRecord,
  ledgerVersion: number | undefined
): Promise<Result<unknown>> {
  const nowMs = Date.now();
  const change = (record: DriftRecord): DriftRecord => {
    const after = updateDrift(record, drift, nowMs, ledgerVersion);
    return isSameDriftRecord(record, after) ? record : after;
  };
  return !stack().can.write || change(known.record) === known.record
    ? ok(known)
    : storeDrift(client, (record) => ({ ok: true, value: change(record) }), 'Looked for drift');
}

export interface IgnoreDrift {
  id: Difference['id'];
  /** `YYYY-MM-DD`, the last day (UTC), at most a year away. */
  until: string;
  reason: string;
}

/** Leaves a difference out of sight for a while. Fault `invalid` says why the choice does not do. */
export function useIgnoreDrift(): UseMutationResult<StoredDriftRecord, Fault, IgnoreDrift> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, until, reason }) => {
      const choice = { until, reason, by: stack().user.login };
      const change = (record: DriftRecord) => ignoreDifference(record, id, choice, Date.now());
      return orThrow(await storeDrift(client, change, `Ignored until ${until}`));
    },
  });
}

/** Brings an ignored difference back into sight. */
export function useUnignoreDrift(): UseMutationResult<StoredDriftRecord, Fault, Pick<IgnoreDrift, 'id'>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id }) =>
      orThrow(
        await storeDrift(client, (record) => ({ ok: true, value: stopIgnoring(record, id) }), 'Ignored no longer')
      ),
  });
}

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import { readLedger, type StoredLedger } from '../records/ledgerRecord';
import { KEYS, resource } from './query';
import { applyReportsQuery } from './useApplyReports';

export type { StoredLedger } from '../records/ledgerRecord';

export const ledgerQuery = resource<StoredLedger>(KEYS.ledger, ({ signal }) => readLedger(signal));

/** What was applied last. A malformed record is a `malformed` fault, never an empty ledger. */
export function useLedger(): UseQueryResult<StoredLedger, Fault> {
  return useQuery(ledgerQuery);
}

/** Whether the ledger is gone although something was applied: reports of it are there. False while that is not known. */
export function useIsLedgerLost(): boolean {
  const { data } = useLedger();
  const isAbsent = data !== undefined && data.version === undefined;
  const reports = useQuery({ ...applyReportsQuery, enabled: isAbsent });
  return isAbsent && (reports.data?.length ?? 0) > 0;
}

import { useQuery } from '@tanstack/react-query';
import { applyReportsQuery } from './useApplyReports';
import { useLedger } from './useLedger';

/** Whether the ledger is gone although something was applied: reports of it are there. False while that is not known. */
export function useIsLedgerLost(): boolean {
  const { data } = useLedger();
  const isAbsent = data !== undefined && data.version === undefined;
  const reports = useQuery({ ...applyReportsQuery, enabled: isAbsent });
  return isAbsent && (reports.data?.length ?? 0) > 0;
}

import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { ApplyReport } from '../../domain/mapping/apply';
import { listReports, readReport, type ApplyReportEntry } from '../records/reportRecord';
import { KEYS, resource } from './query';

export type { ApplyReportEntry } from '../records/reportRecord';

export const applyReportsQuery = resource<readonly ApplyReportEntry[]>(
  [...KEYS.reports],
  ({ signal }) => listReports(signal),
  0
);

/** Stored reports, newest first. */
export function useApplyReports(): UseQueryResult<readonly ApplyReportEntry[], Fault> {
  return useQuery(applyReportsQuery);
}

export const applyReportQuery = (uid: string) =>
  resource<ApplyReport>([...KEYS.reports, uid], ({ signal }) => readReport(uid, signal), Infinity);

/** One report; idle while `uid` is undefined. A report never changes. */
export function useApplyReport(uid: string | undefined): UseQueryResult<ApplyReport, Fault> {
  const query = applyReportQuery(uid ?? '');
  return useQuery({ ...query, queryFn: uid === undefined ? skipToken : query.queryFn });
}

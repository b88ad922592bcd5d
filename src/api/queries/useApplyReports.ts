import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { ApplyReport } from '../../domain/mapping/apply';

export interface ApplyReportEntry {
  uid: string;
  title: string;
}

/** Stored reports, newest first. */
export declare function useApplyReports(): UseQueryResult<readonly ApplyReportEntry[], Fault>;

export declare function useApplyReport(uid: string | undefined): UseQueryResult<ApplyReport, Fault>;

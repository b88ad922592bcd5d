import type { UseMutationResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { ApplyProgress, ApplyReport } from '../../domain/mapping/apply';
import type { PeopleImpact } from '../../domain/mapping/impact';
import type { Plan } from '../../domain/mapping/plan';

export interface ApplyInput {
  plan: Plan;
  impact: PeopleImpact;
  /** The guard held the plan and the person typed its words. */
  isConfirmed: boolean;
  onProgress?: (progress: ApplyProgress) => void;
  signal?: AbortSignal;
}

export interface ApplyOutcome {
  report: ApplyReport;
  /** Uid of the stored report; absent when it could not be stored (`reportFault`). */
  reportUid?: string;
  reportFault?: Fault;
}

/** Applies a plan, keeps ledger and report, and leaves an annotation without names. */
export declare function useApply(): UseMutationResult<ApplyOutcome, Fault, ApplyInput>;

import type { UseMutationResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { ApplyReport } from '../../domain/mapping/apply';
import type { Plan, Step } from '../../domain/mapping/plan';

export interface ApplyProgress {
  done: number;
  total: number;
  /** The step that ended last. */
  step?: Step;
  outcome?: 'done' | 'failed' | 'not-tried' | 'already';
}

export interface ApplyInput {
  plan: Plan;
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

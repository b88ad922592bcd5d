import type { FolderPermission, Grant } from '../organisation/organisation';

/** `already`: Grafana had it so before we asked. */
export type StepOutcome = 'done' | 'failed' | 'not-tried' | 'already';

export interface ReportedStep {
  id: string;
  kind: 'add' | 'remove' | 'change';
  grant: Grant;
  before?: FolderPermission;
  ruleNames: readonly string[];
  outcome: StepOutcome;
  /** Why it failed or was not tried. */
  fault?: string;
}

/** The record of one apply. */
export interface ApplyReport {
  version: 1;
  applyId: string;
  by: string;
  /** ISO 8601. */
  startedAt: string;
  finishedAt: string;
  steps: readonly ReportedStep[];
  /** Whether reading back showed what was written; `unknown`: it could not be read. */
  verified: 'yes' | 'no' | 'unknown';
  /** False: the ledger could not be stored at the end; the next plan settles it. */
  ledgerStored: boolean;
  /** Why the apply ended before all steps were tried. */
  stoppedBy?: string;
  losing: number;
  gaining: number;
}

export declare function decodeApplyReport(
  value: unknown
): { ok: true; value: ApplyReport } | { ok: false; reason: string };

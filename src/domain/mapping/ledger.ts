import type { FolderPermission, Grant } from '../organisation/organisation';

/** A grant that an apply made (`applied`) or found and left (`kept`: never ours to remove). */
export interface LedgerGrant {
  grant: Grant;
  origin: 'applied' | 'kept';
  ruleNames: readonly string[];
  /** ISO 8601. */
  appliedAt: string;
  applyId: string;
  /** The weaker level that somebody else had given before; it comes back when no rule wants more. */
  replaced?: FolderPermission;
}

/** A write that was about to be made when the ledger was stored. */
export interface PendingStep {
  kind: 'add' | 'remove' | 'change';
  grant: Grant;
  ruleNames: readonly string[];
  replaced?: FolderPermission;
}

export interface PendingApply {
  applyId: string;
  /** ISO 8601. */
  startedAt: string;
  /** Login of the person who applied. */
  by: string;
  steps: readonly PendingStep[];
}

/** People who lost access by one apply, for the guard's sliding window. */
export interface LedgerLoss {
  applyId: string;
  /** ISO 8601. */
  at: string;
  userUids: readonly string[];
  /** The person typed the guard's words: these losses are settled and count no further. */
  isConfirmed: boolean;
}

/** What was applied last. */
export interface Ledger {
  version: 1;
  grants: readonly LedgerGrant[];
  /** Present while an apply runs, and after one that was interrupted. */
  pending?: PendingApply;
  history: readonly LedgerLoss[];
}

export const EMPTY_LEDGER: Ledger = { version: 1, grants: [], history: [] };

/** Reads a stored ledger; `undefined` with a reason when it is not one, never an empty ledger instead. */
export declare function decodeLedger(value: unknown): { ok: true; value: Ledger } | { ok: false; reason: string };

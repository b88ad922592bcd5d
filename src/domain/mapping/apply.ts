import type { Fault, Result } from '../fault/Fault';
import type { ActualGrants } from '../organisation/organisation';
import type { ApplyReport, StepOutcome } from './applyReport';
import type { PeopleImpact } from './impact';
import type { Ledger } from './ledger';
import type { Plan, Step } from './plan';

export type { ApplyReport } from './applyReport';

/** What an apply needs from outside. */
export interface ApplyPorts {
  /** The ledger as stored now; the empty one when none was stored yet. */
  readLedger(): Promise<Result<Ledger>>;
  /** Stores over what `readLedger` or the last `writeLedger` saw; fault `conflict` when somebody else stored since. */
  writeLedger(ledger: Ledger, message: string): Promise<Result<void>>;
  /** Makes one grant so. */
  write(step: Step): Promise<Result<void>>;
  /** Reads the grants of these teams and folders again. */
  readBack(teamUids: readonly string[], folderUids: readonly string[]): Promise<Result<ActualGrants>>;
  onProgress?(progress: ApplyProgress): void;
  nowMs(): number;
}

export interface ApplyProgress {
  done: number;
  total: number;
  step: Step;
  outcome: StepOutcome;
}

export interface ApplyOptions {
  applyId: string;
  /** Login of the person who applies. */
  by: string;
  impact: PeopleImpact;
  /** The guard held the plan and the person typed its words. */
  isConfirmed: boolean;
  signal?: { readonly aborted: boolean };
  /** Writes under way at once; 4 unless told. */
  concurrency?: number;
}

/** Fault: nothing was written (ledger unreadable, changed since the plan, or could not be stored). */
export declare function applyPlan(
  plan: Plan,
  ports: ApplyPorts,
  options: ApplyOptions
): Promise<Result<ApplyReport, Fault>>;

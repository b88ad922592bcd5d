import type { ActualGrants, FolderPermission, Grant, Organisation } from '../organisation/organisation';
import type { Work } from '../work/work';
import type { Ledger } from './ledger';
import type { RuleFinding } from './match';
import type { MappingDocument } from './rule';

/** `held`: the rule is paused or has an error; `stronger`: somebody else gave more; `found`: not made here; `ours`: made here. */
export type KeepReason = 'ours' | 'found' | 'stronger' | 'held';

/** One thing to do, or to leave as it is. */
export interface Step {
  /** Unique within a plan and stable between plans: what the grant is about, without its level. */
  id: string;
  kind: 'add' | 'remove' | 'change' | 'keep';
  /** As it shall be; for `remove`, as it is now. */
  grant: Grant;
  /** Folder permissions: the level that stands now. */
  before?: FolderPermission;
  keep?: KeepReason;
  /** The level that somebody else had given and that comes back when no rule wants more. */
  replaced?: FolderPermission;
  ruleNames: readonly string[];
  groupIds: readonly string[];
  why: string;
}

/** Something that could not be read: nothing is planned there. */
export interface PlanUnknown {
  detail: string;
  ruleNames: readonly string[];
  teamUid?: string;
  folderUid?: string;
}

export interface Plan {
  steps: readonly Step[];
  /** Grants of the ledger that are already gone: applying only forgets them. */
  forgotten: readonly Grant[];
  /** Grants of teams that nobody here made: left alone. */
  unmanaged: readonly Grant[];
  findings: readonly RuleFinding[];
  unknowns: readonly PlanUnknown[];
  /** The ledger that the plan is based on, an interrupted apply settled. */
  ledger: Ledger;
  /** Equal for equal plans over equal teams and members. */
  fingerprint: string;
}

export interface PlanInput {
  document: MappingDocument;
  organisation: Organisation;
  actual: ActualGrants;
  ledger: Ledger;
  environment?: string;
  /** `YYYY-MM-DD` in UTC. */
  today: string;
}

/** What has to be read before planning: folders that rules and ledger name, and those above them. */
export declare function foldersToRead(input: Pick<PlanInput, 'document' | 'organisation' | 'ledger'>): string[];
export declare function planMapping(input: PlanInput): Work<Plan>;
/** Whether applying would do anything. */
export declare function hasChanges(plan: Plan): boolean;

import { compareLevels, levelOf } from '../organisation/grantId';
import type { Grant, Permission } from '../organisation/organisation';

/** `held`: the rule is paused or has an error; `stronger`: somebody else gave more; `found`: not made here; `ours`: made here. */
export type KeepReason = 'ours' | 'found' | 'stronger' | 'held';

/** One thing to do, or to leave as it is. */
export interface Step {
  /** Unique within a plan and stable between plans: what the grant is about, without its level. */
  id: string;
  kind: 'add' | 'remove' | 'change' | 'keep';
  /** As it shall be; for `remove`, as it is now. */
  grant: Grant;
  /** Permissions on folders and data sources: the level that stands now. */
  before?: Permission;
  keep?: KeepReason;
  /** The level that somebody else had given and that comes back when no rule wants more. */
  replaced?: Permission;
  ruleNames: readonly string[];
  groupIds: readonly string[];
  why: string;
}

/** Whether a step gives something, or more than stands. */
export const givesMore = ({ kind, grant, before }: Pick<Step, 'kind' | 'grant' | 'before'>): boolean =>
  kind === 'add' || (kind === 'change' && compareLevels(levelOf(grant), before) > 0);

/** Whether a step takes something away, or lowers it. */
export const takesAway = ({ kind, grant, before }: Pick<Step, 'kind' | 'grant' | 'before'>): boolean =>
  kind === 'remove' || (kind === 'change' && compareLevels(levelOf(grant), before) < 0);

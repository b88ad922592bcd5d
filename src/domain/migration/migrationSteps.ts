import type { Collision } from './collision';
import type { Comparison } from './lostAccess';
import type { Retirement } from './retire';
import { isSettled, type GroupMatch } from './teamSync';

export const MIGRATION_STEPS = ['note', 'match', 'collisions', 'carry', 'verify'] as const;
export type MigrationStepId = (typeof MIGRATION_STEPS)[number];

/** `waiting`: for the identity provider. `unknown`: something could not be read. */
export type StepState = 'done' | 'todo' | 'waiting' | 'failed' | 'unknown';

export interface StepFacts {
  /** Everything that Team Sync fills is in the record as it is now. */
  isNoted: boolean;
  /** Team Sync, members and grants were read without a gap. */
  isComplete: boolean;
  matches: readonly GroupMatch[];
  collisions: readonly Collision[];
  /** The stored document has the carried rules; undefined: it has errors. */
  isWritten: boolean | undefined;
  /** Groups with a carried rule or a match whose team has not come. */
  toCome: number;
  /** Grants that the new teams do not hold yet. */
  toGive: number;
  comparison: Comparison;
  retirement: Pick<Retirement, 'plan' | 'stillNeeded' | 'notHeld' | 'waiting'>;
  /** External groups that Grafana still has. */
  stillSynced: number;
}

type Judge = (facts: StepFacts) => StepState;

const carry: Judge = ({ isWritten, toCome, toGive, isComplete }) => {
  if (isWritten !== true) {
    return isWritten === undefined ? 'failed' : 'todo';
  }
  if (toGive > 0) {
    return 'todo';
  }
  if (toCome > 0) {
    return 'waiting';
  }
  return isComplete ? 'done' : 'unknown';
};

const verify: Judge = ({ comparison, retirement, stillSynced, isComplete, isNoted }) => {
  if (comparison.lost.length > 0) {
    return 'failed';
  }
  if (retirement.waiting.length > 0) {
    return 'waiting';
  }
  if (!isComplete || comparison.unread > 0) {
    return 'unknown';
  }
  const { plan, stillNeeded, notHeld } = retirement;
  const left = stillSynced + plan.steps.length + stillNeeded.length + notHeld.length;
  return isNoted && left === 0 ? 'done' : 'todo';
};

const JUDGES: Record<MigrationStepId, Judge> = {
  note: ({ isNoted, isComplete }) => (isComplete ? (isNoted ? 'done' : 'todo') : 'unknown'),
  match: ({ matches }) => (matches.every(isSettled) ? 'done' : 'todo'),
  collisions: ({ collisions, isComplete }) =>
    collisions.some(({ severity }) => severity === 'error') ? 'todo' : isComplete ? 'done' : 'unknown',
  carry,
  verify,
};

/** Where a migration stands, from what Grafana holds alone: whoever opens it, wherever it was left, sees the same. */
export function migrationSteps(facts: StepFacts): Record<MigrationStepId, StepState> {
  return {
    note: JUDGES.note(facts),
    match: JUDGES.match(facts),
    collisions: JUDGES.collisions(facts),
    carry: JUDGES.carry(facts),
    verify: JUDGES.verify(facts),
  };
}

import { grantId, levelOf, type Level } from '../organisation/grantId';
import type { StepOutcome } from './applyReport';
import type { Ledger, LedgerGrant, LedgerLoss, PendingStep } from './ledger';
import type { Plan } from './plan';
import type { Step } from './step';

/** Losses older than this count in no guard's window. */
const HISTORY_MS = 720 * 3_600_000;

export type ChangingStep = Step & { kind: PendingStep['kind'] };

export const isChange = (step: Step): step is ChangingStep => step.kind !== 'keep';

/** The level that stands when a step is done. */
export const wantedLevel = (step: Step): Level | undefined =>
  step.kind === 'remove' ? undefined : levelOf(step.grant);

interface Stamp {
  applyId: string;
  /** ISO 8601. */
  at: string;
}

const pendingStep = ({ kind, grant, ruleNames, replaced }: ChangingStep): PendingStep => ({
  kind,
  grant,
  ruleNames: [...ruleNames],
  ...(replaced && { replaced }),
});

/** The ledger to store before the first write, so that an apply that breaks off never loses track of what it made. */
export function ledgerBefore(plan: Plan, loss: LedgerLoss, by: string): Ledger {
  const { ledger } = plan;
  const steps = [...(ledger.pending?.steps ?? []), ...plan.steps.filter(isChange).map(pendingStep)];
  const atMs = Date.parse(loss.at);
  const recent = ledger.history.filter(({ at }) => atMs - Date.parse(at) < HISTORY_MS);
  return {
    ...ledger,
    pending: { applyId: loss.applyId, startedAt: loss.at, by, steps },
    history: loss.userUids.length > 0 ? [...recent, loss] : recent,
  };
}

function entryOf({ grant, ruleNames, replaced }: Step, origin: LedgerGrant['origin'], stamp: Stamp): LedgerGrant {
  return {
    grant,
    origin,
    ruleNames: [...ruleNames],
    appliedAt: stamp.at,
    applyId: stamp.applyId,
    ...(replaced && origin === 'applied' && { replaced }),
  };
}

function keptEntry(step: Step, known: LedgerGrant | undefined, stamp: Stamp): LedgerGrant | undefined {
  const since = known ? { applyId: known.applyId, at: known.appliedAt } : stamp;
  switch (step.keep) {
    case 'ours':
      return entryOf(step, 'applied', since);
    case 'found':
      return entryOf(step, 'kept', since);
    case 'held':
      return known;
    default:
      return undefined;
  }
}

function writtenEntry(step: Step, outcome: StepOutcome, stamp: Stamp): LedgerGrant | undefined {
  if (step.kind === 'remove') {
    return undefined;
  }
  if (step.replaced !== undefined && step.replaced === levelOf(step.grant)) {
    return step.groupIds.length > 0 ? entryOf(step, 'kept', stamp) : undefined;
  }
  return entryOf(step, step.kind === 'add' && outcome === 'already' ? 'kept' : 'applied', stamp);
}

/**
 * The ledger after an apply. Steps that did not end well leave their entry as it was;
 * those of which nobody knows how they ended (`unclear`) stay pending for the next plan to settle.
 */
export function ledgerAfter(
  plan: Plan,
  before: Ledger,
  outcomes: ReadonlyMap<string, StepOutcome>,
  unclear: ReadonlySet<string>,
  stamp: Stamp
): Ledger {
  const kept = new Map(before.grants.map((entry) => [grantId(entry.grant), entry]));
  const entries = new Map([...kept].filter(([, { origin }]) => plan.isPartial || origin === 'applied'));
  plan.forgotten.forEach((grant) => entries.delete(grantId(grant)));
  for (const step of plan.steps) {
    const outcome = outcomes.get(step.id);
    if (isChange(step) && outcome !== 'done' && outcome !== 'already') {
      continue;
    }
    const entry = outcome ? writtenEntry(step, outcome, stamp) : keptEntry(step, kept.get(step.id), stamp);
    if (entry) {
      entries.set(step.id, entry);
    } else {
      entries.delete(step.id);
    }
  }
  const tried = new Set(plan.steps.map(({ id }) => id));
  const steps =
    before.pending?.steps.filter(({ grant }) => !tried.has(grantId(grant)) || unclear.has(grantId(grant))) ?? [];
  const { pending, ...rest } = before;
  return {
    ...rest,
    grants: [...entries.values()],
    ...(pending && steps.length > 0 && { pending: { ...pending, steps } }),
  };
}

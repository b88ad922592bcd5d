import * as v from 'valibot';
import type { ActualIndex } from '../organisation/actualIndex';
import { grantId, levelOf } from '../organisation/grantId';
import { Fingerprint } from './fingerprint';
import { decodeWith, grantSchema, permissionSchema, type Decoded } from './stored';

const moment = v.pipe(v.string(), v.isoTimestamp());

const ledgerGrant = v.object({
  grant: grantSchema,
  /** `kept`: it stood there before us, and is never ours to remove. */
  origin: v.picklist(['applied', 'kept']),
  ruleNames: v.array(v.string()),
  /** ISO 8601. */
  appliedAt: moment,
  applyId: v.string(),
  /** The weaker level that somebody else had given before; it comes back when no rule wants more. */
  replaced: v.optional(permissionSchema),
});

const pendingStep = v.object({
  kind: v.picklist(['add', 'remove', 'change']),
  grant: grantSchema,
  ruleNames: v.array(v.string()),
  replaced: v.optional(permissionSchema),
});

const pendingApply = v.object({
  applyId: v.string(),
  /** ISO 8601. */
  startedAt: moment,
  /** Login of the person who applied. */
  by: v.string(),
  steps: v.array(pendingStep),
});

const loss = v.object({
  applyId: v.string(),
  /** ISO 8601. */
  at: moment,
  /** People who lost access. */
  userUids: v.array(v.string()),
  /** The person typed the guard's words: these losses are settled and count no further. */
  isConfirmed: v.boolean(),
});

const ledgerSchema = v.object({
  version: v.literal(1),
  grants: v.array(ledgerGrant),
  /** Present while an apply runs, and after one that was interrupted. */
  pending: v.optional(pendingApply),
  history: v.array(loss),
});

/** A grant that an apply made, or found and left. */
export type LedgerGrant = Readonly<v.InferOutput<typeof ledgerGrant>>;
/** A write that was about to be made when the ledger was stored. */
export type PendingStep = Readonly<v.InferOutput<typeof pendingStep>>;
export type PendingApply = Readonly<v.InferOutput<typeof pendingApply>>;
/** People who lost access by one apply, for the guard's sliding window. */
export type LedgerLoss = Readonly<v.InferOutput<typeof loss>>;

/** What was applied last. */
export interface Ledger {
  version: 1;
  grants: readonly LedgerGrant[];
  pending?: PendingApply;
  history: readonly LedgerLoss[];
}

export const EMPTY_LEDGER: Ledger = { version: 1, grants: [], history: [] };

/** Reads a stored ledger. Unknown keys are dropped; a malformed one is refused, never taken for an empty one. */
export function decodeLedger(value: unknown): Decoded<Ledger> {
  return decodeWith(ledgerSchema, value);
}

/** Equal for ledgers that say the same of grants, pending writes and who lost access. */
export function ledgerMark({ grants, pending, history }: Ledger): string {
  const mark = new Fingerprint();
  grants.forEach(({ grant, origin, replaced, applyId }) =>
    mark.add([grantId(grant), levelOf(grant), origin, replaced, applyId].join(' '))
  );
  pending?.steps.forEach(({ kind, grant }) =>
    mark.add([pending.applyId, kind, grantId(grant), levelOf(grant)].join(' '))
  );
  history.forEach(({ applyId, userUids }) => mark.add(['lost', applyId, ...userUids].join(' ')));
  return mark.toString();
}

function settledEntry(
  step: PendingStep,
  pending: PendingApply,
  known: LedgerGrant | undefined,
  actual: ActualIndex
): LedgerGrant | undefined {
  const now = actual.level(grantId(step.grant));
  if (step.kind === 'remove') {
    return now === undefined ? undefined : known;
  }
  const wasMade = now !== undefined && now === levelOf(step.grant) && now !== step.replaced;
  if (!wasMade) {
    return known;
  }
  const { grant, ruleNames, replaced } = step;
  const { applyId, startedAt: appliedAt } = pending;
  return { grant, origin: 'applied', ruleNames, appliedAt, applyId, ...(replaced && { replaced }) };
}

/**
 * The ledger after an apply that was interrupted: what its writes left behind is entered as ours,
 * what they never reached is not. Steps whose outcome cannot be read stay pending.
 */
export function settleLedger(ledger: Ledger, actual: ActualIndex): Ledger {
  const { pending, ...rest } = ledger;
  if (!pending) {
    return ledger;
  }
  const grants = new Map(ledger.grants.map((entry) => [grantId(entry.grant), entry]));
  const unread = pending.steps.filter(({ grant }) => !actual.isRead(grant));
  for (const step of pending.steps.filter(({ grant }) => actual.isRead(grant))) {
    const id = grantId(step.grant);
    const entry = settledEntry(step, pending, grants.get(id), actual);
    if (entry) {
      grants.set(id, entry);
    } else {
      grants.delete(id);
    }
  }
  return {
    ...rest,
    grants: [...grants.values()],
    ...(unread.length > 0 && { pending: { ...pending, steps: unread } }),
  };
}

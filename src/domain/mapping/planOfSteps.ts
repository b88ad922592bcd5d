import { indexActual, type ActualIndex } from '../organisation/actualIndex';
import type { ActualGrants, Organisation } from '../organisation/organisation';
import type { Work } from '../work/work';
import { ledgerMark, settleLedger, type Ledger } from './ledger';
import { fingerprintOf, type Plan } from './plan';
import type { Step } from './step';

/** What stands and what was applied last: all that steps are chosen from when no rules are asked. */
export interface Standing {
  organisation: Organisation;
  actual: ActualGrants;
  ledger: Ledger;
}

/** As much of it as the grants themselves are about. */
export interface GrantStanding extends Omit<Standing, 'organisation'> {
  organisation: Pick<Organisation, 'teams' | 'folders' | 'dataSources'>;
}

/** The same, an interrupted apply settled. */
export type SettledStanding<S extends GrantStanding = Standing> = S & {
  index: ActualIndex;
  /** `ledgerMark` of the ledger as it was stored. */
  basedOn: string;
};

export function* settleStanding<S extends GrantStanding>(standing: S): Work<SettledStanding<S>> {
  const index = yield* indexActual(standing.actual, standing.organisation);
  return { ...standing, index, ledger: settleLedger(standing.ledger, index), basedOn: ledgerMark(standing.ledger) };
}

/** A plan of chosen steps, to be judged and applied like any other. Of all other grants the ledger says what it said. */
export function* planOfSteps(
  unordered: readonly Step[],
  { ledger, basedOn, organisation }: SettledStanding
): Work<Plan> {
  const steps = [...unordered].sort((a, b) => (a.id < b.id ? -1 : 1));
  const plan = { steps, forgotten: [], unmanaged: [], findings: [], unknowns: [], ledger, basedOn, isPartial: true };
  return { ...plan, fingerprint: yield* fingerprintOf(plan, organisation) };
}

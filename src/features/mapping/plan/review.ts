import { guardSettings, judge, type Verdict } from '../../../domain/mapping/guard';
import { peopleImpact, type PeopleImpact } from '../../../domain/mapping/impact';
import { type Plan, planMapping, type PlanInput } from '../../../domain/mapping/plan';
import type { Work } from '../../../domain/work/work';

/** A plan with what it means for people, and whether the guard holds it. */
export interface Review {
  plan: Plan;
  impact: PeopleImpact;
  verdict: Verdict;
}

export interface ReviewInput extends PlanInput {
  /** Who would apply. */
  actorLogin: string;
  nowMs: number;
}

export function* reviewPlan(input: ReviewInput): Work<Review> {
  const { organisation, document, actual, actorLogin, nowMs } = input;
  const plan = yield* planMapping(input);
  const impact = yield* peopleImpact(plan, input);
  const verdict = judge({
    plan,
    impact,
    organisation,
    actual,
    settings: guardSettings(document.guard),
    history: plan.ledger.history,
    actorUid: organisation.people.find(({ login }) => login === actorLogin)?.uid,
    nowMs,
  });
  return { plan, impact, verdict };
}

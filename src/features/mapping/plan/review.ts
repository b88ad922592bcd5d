import { judgePlan, type JudgeContext, type JudgedPlan } from '../../../domain/mapping/judgePlan';
import { planMapping, type PlanInput } from '../../../domain/mapping/plan';
import type { Work } from '../../../domain/work/work';

/** A plan with what it means for people, and whether the guard holds it. */
export type Review = JudgedPlan;

export type ReviewInput = PlanInput & Pick<JudgeContext, 'actorLogin' | 'nowMs' | 'unreadTeams'>;

/** The plan of the rules, judged. */
export function* reviewPlan(input: ReviewInput): Work<Review> {
  const plan = yield* planMapping(input);
  return yield* judgePlan(plan, { ...input, guard: input.document.guard });
}

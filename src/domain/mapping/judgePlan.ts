import type { Work } from '../work/work';
import { guardSettings, guardWindow, judge, type GuardWindow, type Verdict } from './guard';
import { peopleImpact, type ImpactInput, type PeopleImpact } from './impact';
import type { Plan } from './plan';
import type { GuardChoice } from './rule';

/** A plan with what it means for people, and whether the guard holds it: all that applying it asks for. */
export interface JudgedPlan {
  plan: Plan;
  impact: PeopleImpact;
  verdict: Verdict;
  window: GuardWindow;
}

export interface JudgeContext extends ImpactInput {
  /** What the mapping document says about the guard; absent: its defaults. */
  guard?: GuardChoice;
  /** Who would apply. */
  actorLogin: string;
  nowMs: number;
}

/** Judges any plan: of rules, an undo, a revert. */
export function* judgePlan(plan: Plan, context: JudgeContext): Work<JudgedPlan> {
  const { organisation, actual, guard, actorLogin, nowMs } = context;
  const impact = yield* peopleImpact(plan, context);
  const input = {
    plan,
    impact,
    organisation,
    actual,
    settings: guardSettings(guard),
    history: plan.ledger.history,
    actorUid: organisation.people.find(({ login }) => login === actorLogin)?.uid,
    nowMs,
  };
  return { plan, impact, verdict: judge(input), window: guardWindow(input) };
}

import type { Work } from '../work/work';
import { guardSettings, guardWindow, judge, type GuardWindow, type Verdict } from './guard';
import { peopleImpact, type ImpactInput, type PeopleImpact } from './impact';
import type { Plan } from './plan';
import type { GuardChoice } from './rule';
import { unfeltRemovals } from './unfeltRemovals';

/** A plan with what it means for people, and whether the guard holds it: all that applying it asks for. */
export interface JudgedPlan {
  plan: Plan;
  impact: PeopleImpact;
  verdict: Verdict;
  window: GuardWindow;
  /** Ids of steps that take something away that nobody misses: see `unfeltRemovals`. */
  unfelt: ReadonlySet<string>;
}

export interface JudgeContext extends ImpactInput {
  /** What the mapping document says about the guard; absent: its defaults. */
  guard?: GuardChoice;
  /** Who would apply. */
  actorLogin: string;
  nowMs: number;
  /** Teams whose members are unknown. */
  unreadTeams?: ReadonlySet<string>;
}

/** Judges any plan: of rules, an undo, a revert. */
export function* judgePlan(plan: Plan, context: JudgeContext): Work<JudgedPlan> {
  const { organisation, actual, guard, actorLogin, nowMs, unreadTeams } = context;
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
    unreadTeams,
  };
  const unfelt = yield* unfeltRemovals(plan, impact, unreadTeams);
  return { plan, impact, verdict: judge(input), window: guardWindow(input), unfelt };
}

import { planMapping, type Plan, type PlanInput } from '../mapping/plan';
import { planOfSteps, settleStanding } from '../mapping/planOfSteps';
import { givesMore } from '../mapping/step';
import type { Work } from '../work/work';
import type { Carried } from './carry';

/** Something of a carried rule that the plan does not give. */
export interface NotCarried {
  /** A group or a rule. */
  name: string;
  why: string;
}

export interface CarryPlan {
  /** Only gives: what the rules would take away is left to the plan of the rules. */
  plan: Plan;
  left: readonly NotCarried[];
}

function leftOver(carried: readonly Carried[], whole: Plan, names: ReadonlySet<string>): NotCarried[] {
  const waiting = carried
    .filter(({ group }) => group.teamUid === undefined)
    .map(({ group }) => ({ name: group.name, why: 'Its team has not come yet. The rule gives it when it comes.' }));
  const held = whole.steps
    .filter(({ keep, ruleNames }) => keep === 'held' && ruleNames.some((name) => names.has(name)))
    .flatMap(({ ruleNames }) => ruleNames.filter((name) => names.has(name)))
    .map((name) => ({ name, why: 'The rule is paused or has an error.' }));
  const unknown = whole.unknowns.flatMap(({ detail, ruleNames }) =>
    ruleNames.filter((name) => names.has(name)).map((name) => ({ name, why: `${detail}.` }))
  );
  return [...new Map([...waiting, ...held, ...unknown].map((one) => [`${one.name} ${one.why}`, one])).values()];
}

/**
 * As much of the rules' plan as gives the new teams what was carried: the same steps, under the names of the same
 * rules, so that the ledger knows them and the next plan of the rules keeps them. `ruleNames` are those of
 * `writeCarried` in the document as it is stored.
 */
export function* carryPlan(
  input: PlanInput,
  carried: readonly Carried[],
  ruleNames: readonly string[]
): Work<CarryPlan> {
  const names = new Set(ruleNames);
  const whole = yield* planMapping(input);
  const own = whole.steps.filter((step) => givesMore(step) && step.ruleNames.some((name) => names.has(name)));
  const plan = yield* planOfSteps(own, yield* settleStanding(input));
  return { plan, left: leftOver(carried, whole, names) };
}

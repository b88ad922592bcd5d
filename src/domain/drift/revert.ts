import { atLevel, grantId, isPermission, levelOf } from '../organisation/grantId';
import type { Grant, Group } from '../organisation/organisation';
import { planOfSteps, settleStanding, type SettledStanding, type Standing } from '../mapping/planOfSteps';
import type { Plan } from '../mapping/plan';
import type { Step } from '../mapping/step';
import { gatherBy } from '../work/gatherBy';
import type { Work } from '../work/work';
import type { Difference } from './difference';
import { remedyOf } from './remedies';

/** A difference that a plan cannot put right. */
export interface NotReverted {
  id: string;
  why: string;
}

export interface Revert {
  plan: Plan;
  left: readonly NotReverted[];
}

type Reverted = { step: Step } | { why: string };

const CHANGED_SINCE = 'It has changed again since. Look again.';

class Reverter {
  readonly #standing: SettledStanding;
  readonly #entries: ReadonlyMap<string, SettledStanding['ledger']['grants'][number]>;
  readonly #groups: ReadonlyMap<string, readonly Group[]>;

  constructor(standing: SettledStanding) {
    this.#standing = standing;
    this.#entries = new Map(standing.ledger.grants.map((entry) => [grantId(entry.grant), entry]));
    this.#groups = gatherBy(standing.organisation.groups, ({ teamUid }) => teamUid);
  }

  revert({ kind, target, expected, actual }: Difference): Reverted {
    if (target.kind !== 'grant') {
      return { why: remedyOf(kind) ?? CHANGED_SINCE };
    }
    const { grant } = target;
    const id = grantId(grant);
    const entry = this.#entries.get(id);
    const isAsSeen =
      this.#standing.index.isRead(grant) &&
      this.#standing.index.level(id) === actual &&
      (entry && levelOf(entry.grant)) === expected;
    return isAsSeen ? { step: this.#step(id, grant, entry) } : { why: CHANGED_SINCE };
  }

  #step(id: string, grant: Grant, entry?: SettledStanding['ledger']['grants'][number]): Step {
    const now = this.#standing.index.level(id);
    const common = {
      id,
      ...(isPermission(now) && { before: now }),
      ruleNames: entry?.ruleNames ?? [],
      groupIds: (this.#groups.get(grant.teamUid) ?? []).map((group) => group.id),
    };
    if (!entry) {
      return {
        ...common,
        kind: 'remove',
        grant: now ? atLevel(grant, now) : grant,
        why: 'Given by somebody else since the last apply',
      };
    }
    const theirs = entry.origin === 'kept' ? levelOf(entry.grant) : entry.replaced;
    return now === undefined
      ? { ...common, kind: 'add', grant: entry.grant, why: 'Taken away by somebody else since the last apply' }
      : {
          ...common,
          kind: 'change',
          grant: entry.grant,
          ...(isPermission(theirs) && { replaced: theirs }),
          why: `Changed by somebody else from ${levelOf(entry.grant)} to ${now} since the last apply`,
        };
  }
}

/**
 * A plan that puts differences right: to be judged by the guard and applied like any other. Nothing is planned where
 * Grafana or the ledger no longer shows what the difference says.
 */
export function* revertPlan(differences: readonly Difference[], standing: Standing): Work<Revert> {
  const settled = yield* settleStanding(standing);
  const reverter = new Reverter(settled);
  const steps = new Map<string, Step>();
  const left: NotReverted[] = [];
  for (const difference of differences) {
    const reverted = reverter.revert(difference);
    if ('step' in reverted) {
      steps.set(reverted.step.id, reverted.step);
    } else {
      left.push({ id: difference.id, why: reverted.why });
    }
  }
  return { plan: yield* planOfSteps([...steps.values()], settled), left };
}

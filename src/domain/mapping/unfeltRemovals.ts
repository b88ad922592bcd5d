import { grantId } from '../organisation/grantId';
import { eachItem, type Work } from '../work/work';
import type { AccessChange, PeopleImpact } from './impact';
import type { Plan } from './plan';
import { takesAway } from './step';

const stepId = (change: AccessChange, teamUid: string): string => grantId({ ...change, teamUid });

/**
 * Ids of steps that take a grant away or lower it without anybody losing access by it: every member keeps as much by
 * another way, or there is no member. A team whose members are unknown (`unreadTeams`) is never counted as such.
 */
export function* unfeltRemovals(
  { steps }: Pick<Plan, 'steps'>,
  { people }: Pick<PeopleImpact, 'people'>,
  unreadTeams: ReadonlySet<string> = new Set()
): Work<ReadonlySet<string>> {
  const felt = new Set<string>();
  const counted = new Set<AccessChange>();
  yield* eachItem(people, ({ losses }) => {
    for (const change of losses) {
      if (!counted.has(change)) {
        counted.add(change);
        change.teamUids.forEach((teamUid) => felt.add(stepId(change, teamUid)));
      }
    }
  });
  const unfelt = steps.filter((step) => takesAway(step) && !felt.has(step.id) && !unreadTeams.has(step.grant.teamUid));
  return new Set(unfelt.map(({ id }) => id));
}

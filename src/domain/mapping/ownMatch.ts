import type { Group } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { normaliseName } from './namePattern';
import type { RuleMatch } from './rule';
import { isSayable } from './sayGrant';

type Named = Pick<Group, 'displayName' | 'externalId'>;

/** How a rule is about one group and no other; undefined: neither its name nor its external id is its own. */
export function ownMatchFinder(groups: readonly Named[]): (group: Named) => RuleMatch | undefined {
  const byName = gatherBy(groups, ({ displayName }) => normaliseName(displayName));
  const byExternalId = gatherBy(groups, ({ externalId }) => externalId);
  return ({ displayName, externalId = '' }) => {
    if (isSayable(displayName) && byName.get(normaliseName(displayName))?.length === 1) {
      return { group: displayName };
    }
    return isSayable(externalId) && byExternalId.get(externalId)?.length === 1 ? { externalId } : undefined;
  };
}

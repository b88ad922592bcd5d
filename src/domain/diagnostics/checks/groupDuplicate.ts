import { normaliseName } from '../../mapping/namePattern';
import { check, skipOpenSource } from '../Check';
import { sharing } from '../clusters';
import { groupPart, list, saw, type Row } from '../evidence';
import { standInGroups } from '../groups';
import { SOURCES } from '../sources';
import { counted, pass, warn } from '../verdict';
import type { Group } from '../../organisation/organisation';

const row = (groups: readonly Group[]): Row =>
  groups.flatMap((group) => [groupPart(group), { kind: 'id' as const, text: group.id }]);

export const groupDuplicate = check({
  id: 'group-duplicate',
  title: 'No two groups have the same name',
  area: 'groups',
  severity: 'warn',
  needs: ['groups'],
  skip: skipOpenSource,
  *judge({ groups }) {
    const standIn = standInGroups(groups);
    if (standIn) {
      return standIn;
    }
    const shared = yield* sharing(groups.groups, ({ displayName }) => normaliseName(displayName));
    return shared.length === 0
      ? pass(saw('Groups', groups.groups.length))
      : warn({
          evidence: [list('With one name', shared.map(row))],
          cause: `${counted(shared.length, 'name belongs', 'names belong')} to more than one group. A rule with that name means all of them, and Grafana can make a team of the first only.`,
          remedy: {
            text: 'Rename one of the groups at the identity provider, or name it in the rule by its externalId.',
            link: { page: 'mapping', query: { tab: 'groups' } },
          },
        });
  },
  source: SOURCES.groupResource,
});

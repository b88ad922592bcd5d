import { check, skipOpenSource } from '../Check';
import { those } from '../clusters';
import { groupPart, list, saw } from '../evidence';
import { standInGroups } from '../groups';
import { SOURCES } from '../sources';
import { counted, fail, pass } from '../verdict';

export const groupWithoutTeam = check({
  id: 'group-without-team',
  title: 'Every group has its team',
  area: 'groups',
  severity: 'fail',
  needs: ['groups', 'teams'],
  skip: skipOpenSource,
  *judge({ groups, teams }) {
    const standIn = standInGroups(groups);
    if (standIn) {
      return standIn;
    }
    const uids = new Set(teams.map(({ uid }) => uid));
    const found = yield* those(groups.groups, ({ teamUid }) => teamUid === undefined || !uids.has(teamUid));
    return found.length === 0
      ? pass(saw('Groups', groups.groups.length))
      : fail({
          evidence: [
            list(
              'Without a team',
              found.map((group) => [groupPart(group)])
            ),
          ],
          cause: `${counted(found.length, 'group has', 'groups have')} no team, so no rule can give ${found.length === 1 ? 'it' : 'them'} access. The team was deleted, or another team has its name.`,
          remedy: {
            text: 'Free the name if another team has it, then push the group again (Okta: unlink it first).',
            link: { page: 'mapping', query: { tab: 'groups' } },
          },
        });
  },
  source: SOURCES.peopleAndTeams,
});

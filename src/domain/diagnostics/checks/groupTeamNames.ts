import { nameSkeleton } from '../../mapping/similarName';
import { check, skipOpenSource } from '../Check';
import { groupPart, list, plain, saw, teamPart, type Row } from '../evidence';
import { nameDifference } from '../names';
import { SOURCES } from '../sources';
import { counted, pass, warn } from '../verdict';
import { eachItem } from '../../work/work';

export const groupTeamNames = check({
  id: 'group-team-names',
  title: 'No local team is named like a provisioned group',
  area: 'groups',
  severity: 'warn',
  needs: ['groups', 'teams'],
  skip: skipOpenSource,
  *judge({ groups: { groups }, teams }) {
    const local = new Map(
      teams.filter(({ isProvisioned }) => !isProvisioned).map((team) => [nameSkeleton(team.name), team] as const)
    );
    const rows: Row[] = [];
    yield* eachItem(groups, (group) => {
      const team = local.get(nameSkeleton(group.displayName));
      const difference = team && team.uid !== group.teamUid ? nameDifference(group.displayName, team.name) : undefined;
      if (team && difference) {
        rows.push([groupPart(group), teamPart(team), plain(difference)]);
      }
    });
    return rows.length === 0
      ? pass(saw('Local teams', local.size))
      : warn({
          evidence: [list('Group and local team', rows)],
          cause: `${counted(rows.length, 'local team is', 'local teams are')} named like a provisioned group. Group sync makes a team of its own beside it, and access stays with the old one.`,
          remedy: {
            text: 'Move the access of the local team to the provisioned one with a rule, then delete the local team.',
            link: { page: 'mapping', query: { tab: 'groups', state: 'mismatched' } },
          },
        });
  },
  source: SOURCES.peopleAndTeams,
});

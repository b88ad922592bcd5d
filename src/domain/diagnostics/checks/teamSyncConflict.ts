import { check, skipOpenSource } from '../Check';
import { list, teamPart } from '../evidence';
import { SOURCES } from '../sources';
import { sawSwitch, unreadSwitch } from '../switches';
import { counted, fail, pass, unknown, warn } from '../verdict';

export const teamSyncConflict = check({
  id: 'team-sync',
  title: 'Group sync and Team Sync are not used together',
  area: 'switches',
  severity: 'fail',
  needs: ['switches', 'teamSync'],
  skip: skipOpenSource,
  judge({ switches, teamSync }) {
    const { groupSync } = switches;
    const isOn = sawSwitch('Group sync', groupSync);
    if (!teamSync.isSupported) {
      return pass(isOn);
    }
    const mapped = teamSync.mapped.filter(({ groups }) => groups.length > 0);
    const rows = mapped.map(({ team, groups }) => [
      teamPart(team),
      ...groups.map((text) => ({ kind: 'group' as const, text })),
    ]);
    const evidence = [isOn, list('Teams with external groups', rows)];
    if (mapped.length === 0) {
      return teamSync.isComplete
        ? pass(...evidence)
        : unknown('The external groups of some teams could not be read, and none were found in the others.', evidence);
    }
    if (groupSync.value === 'unknown') {
      return unreadSwitch(switches, evidence);
    }
    const remedy = {
      text: 'Remove the external groups of these teams (External group sync on the page of each team) and let the identity provider push the groups instead.',
      link: { grafanaPath: '/org/teams' },
      console: 'Grafana',
    } as const;
    return groupSync.value
      ? fail({
          evidence,
          cause: `Group sync is on, and ${counted(mapped.length, 'team has', 'teams have')} external groups of Team Sync. Both write members of teams, and undo each other; Grafana does not support it.`,
          remedy,
        })
      : warn({
          evidence,
          cause: `${counted(mapped.length, 'team uses', 'teams use')} Team Sync. They have to be freed from it before group sync can be turned on.`,
          remedy,
        });
  },
  source: SOURCES.scim,
});

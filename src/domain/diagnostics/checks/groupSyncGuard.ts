import { check, skipOpenSource } from '../Check';
import { list, saw, teamPart } from '../evidence';
import { SOURCES } from '../sources';
import { sawSwitch, unreadSwitch } from '../switches';
import { counted, pass, unknown, warn } from '../verdict';

export const groupSyncGuard = check({
  id: 'group-sync-guard',
  title: 'Provisioned teams are guarded against changes by hand',
  area: 'switches',
  severity: 'warn',
  needs: ['switches', 'teams'],
  skip: skipOpenSource,
  affects: '12.3 and newer',
  judge({ switches, teams }) {
    const { groupSync } = switches;
    const provisioned = teams.filter(({ isProvisioned }) => isProvisioned);
    const evidence = [
      sawSwitch('Group sync', groupSync),
      saw('group_sync_enabled in the file', groupSync.iniValue),
      list(
        'Provisioned teams',
        provisioned.map((team) => [teamPart(team)])
      ),
    ];
    if (groupSync.value === false || groupSync.iniValue === true) {
      return pass(...evidence);
    }
    if (groupSync.value === 'unknown') {
      return unreadSwitch(switches, evidence);
    }
    if (groupSync.iniValue === undefined) {
      return unknown('What the configuration file says could not be read.', evidence, switches.fault);
    }
    return warn({
      evidence,
      cause: `Group sync was turned on in Grafana and not in the configuration file. Grafana guards provisioned teams by the file only: members of ${counted(provisioned.length, 'team', 'teams')} can be changed by hand, and the teams deleted, until the identity provider undoes it or is undone.`,
      remedy: {
        text: 'Set group_sync_enabled = true under [auth.scim] in the configuration file as well, and restart Grafana.',
        console: 'Grafana',
      },
    });
  },
  source: SOURCES.teamGuards,
});

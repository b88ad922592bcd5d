import { check, skipOpenSource } from '../Check';
import { SOURCES } from '../sources';
import { sawSwitch, settingsLink, unreadSwitch } from '../switches';
import { pass, warn } from '../verdict';

export const groupSync = check({
  id: 'group-sync',
  title: 'Group sync is on',
  area: 'switches',
  severity: 'warn',
  needs: ['switches'],
  skip: skipOpenSource,
  judge({ switches }) {
    const setting = switches.groupSync;
    const evidence = [sawSwitch('Group sync', setting)];
    if (setting.value === 'unknown') {
      return unreadSwitch(switches, evidence);
    }
    return setting.value
      ? pass(...evidence)
      : warn({
          evidence,
          cause: 'While group sync is off, groups do not become teams, so no rule can give them access.',
          remedy: {
            text: 'Turn group sync on, unless people are all that the provider shall manage.',
            link: settingsLink,
          },
        });
  },
  source: SOURCES.scim,
});

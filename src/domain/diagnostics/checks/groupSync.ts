import { check, skipOpenSource } from '../Check';
import { SOURCES } from '../sources';
import { sawSwitch, settingsLink, SWITCH_UNREAD } from '../switches';
import { pass, unknown, warn } from '../verdict';

export const groupSync = check({
  id: 'group-sync',
  title: 'Group sync is on',
  area: 'switches',
  severity: 'warn',
  needs: ['switches'],
  skip: skipOpenSource,
  judge({ switches: { groupSync: setting } }) {
    const evidence = [sawSwitch('Group sync', setting)];
    if (setting.value === 'unknown') {
      return unknown(SWITCH_UNREAD, evidence);
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

import { check, skipOpenSource } from '../Check';
import { SOURCES } from '../sources';
import { sawSwitch, settingsLink, unreadSwitch } from '../switches';
import { fail, pass } from '../verdict';

export const userSync = check({
  id: 'user-sync',
  title: 'User sync is on',
  area: 'switches',
  severity: 'fail',
  needs: ['switches'],
  skip: skipOpenSource,
  judge({ switches }) {
    const setting = switches.userSync;
    const evidence = [sawSwitch('User sync', setting)];
    if (setting.value === 'unknown') {
      return unreadSwitch(switches, evidence);
    }
    return setting.value
      ? pass(...evidence)
      : fail({
          evidence,
          cause: 'While user sync is off, the identity provider can neither create nor change nor disable people.',
          remedy: { text: 'Turn user sync on.', link: settingsLink },
        });
  },
  source: SOURCES.scim,
});

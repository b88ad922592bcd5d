import { findLockout } from '../../connection/lockout';
import { check, skipOpenSource } from '../Check';
import { list, personRow } from '../evidence';
import { SOURCES } from '../sources';
import { sawSwitch, settingsLink, unreadSwitch } from '../switches';
import { counted, fail, pass } from '../verdict';

export const lockout = check({
  id: 'lock-out',
  title: 'Nobody active is turned away at sign-in',
  area: 'switches',
  severity: 'fail',
  needs: ['switches', 'people', 'stack'],
  skip: skipOpenSource,
  affects: '12.2 and newer',
  *judge({ switches, people, stack }) {
    const { userSync, rejectNonProvisioned } = switches;
    const settings = [
      sawSwitch('User sync', userSync),
      sawSwitch('Reject non-provisioned users', rejectNonProvisioned),
    ];
    if (userSync.value === false || rejectNonProvisioned.value === false) {
      return pass(...settings);
    }
    const { turnedAway, turnedAwayAdmins } = yield* findLockout(people, stack.isLoginFormDisabled ?? false);
    const count = turnedAway.length + turnedAwayAdmins.length;
    const evidence = [
      ...settings,
      list('Administrators', turnedAwayAdmins.map(personRow)),
      list('Others', turnedAway.map(personRow)),
    ];
    if (count === 0) {
      return pass(...evidence);
    }
    return userSync.value === 'unknown' || rejectNonProvisioned.value === 'unknown'
      ? unreadSwitch(switches, evidence)
      : fail({
          evidence,
          cause: `${counted(count, 'active person comes', 'active people come')} through single sign-on and ${count === 1 ? 'is' : 'are'} not provisioned: the next sign-in ends with "User is not provisioned".`,
          remedy: {
            text: 'Assign them to Grafana at the identity provider, or turn rejecting off until that is done.',
            link: settingsLink,
          },
        });
  },
  source: SOURCES.userSync,
});

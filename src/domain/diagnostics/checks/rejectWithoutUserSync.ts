import { check, skipOpenSource } from '../Check';
import { SOURCES } from '../sources';
import { sawSwitch, settingsLink, unreadSwitch } from '../switches';
import { pass, warn } from '../verdict';

export const rejectWithoutUserSync = check({
  id: 'reject-without-user-sync',
  title: 'Rejecting non-provisioned users has an effect where it is on',
  area: 'switches',
  severity: 'warn',
  needs: ['switches'],
  skip: skipOpenSource,
  affects: '12.2 and newer',
  judge({ switches }) {
    const { userSync, rejectNonProvisioned } = switches;
    const evidence = [
      sawSwitch('User sync', userSync),
      sawSwitch('Reject non-provisioned users', rejectNonProvisioned),
    ];
    if (rejectNonProvisioned.value === false || userSync.value === true) {
      return pass(...evidence);
    }
    return rejectNonProvisioned.value === 'unknown' || userSync.value === 'unknown'
      ? unreadSwitch(switches, evidence)
      : warn({
          evidence,
          cause:
            'Grafana turns non-provisioned people away only while user sync is on. Now everybody gets in, though the switch says otherwise.',
          remedy: { text: 'Turn user sync on, or rejecting off.', link: settingsLink },
        });
  },
  source: SOURCES.userSync,
});

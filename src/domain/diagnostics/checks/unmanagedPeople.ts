import { signInOf } from '../../connection/lockout';
import { check, skipOpenSource } from '../Check';
import { those } from '../clusters';
import { list, personRow } from '../evidence';
import { SOURCES } from '../sources';
import { sawSwitch } from '../switches';
import { counted, pass, skipped, warn } from '../verdict';

export const unmanagedPeople = check({
  id: 'unmanaged-people',
  title: 'Whoever signs in through single sign-on is provisioned',
  area: 'people',
  severity: 'warn',
  needs: ['people', 'switches'],
  skip: skipOpenSource,
  *judge({ people, switches: { userSync } }) {
    const setting = sawSwitch('User sync', userSync);
    if (userSync.value === false) {
      return skipped('User sync is off.', setting);
    }
    const found = yield* those(people, (person) => !person.isDisabled && signInOf(person, false) === 'turned-away');
    return found.length === 0
      ? pass(setting)
      : warn({
          evidence: [setting, list('Not provisioned', found.map(personRow))],
          cause: `${counted(found.length, 'active person comes', 'active people come')} through single sign-on without being provisioned. The identity provider does not disable them when they leave.`,
          remedy: {
            text: 'Assign them to Grafana at the identity provider, or disable them here.',
            link: { page: 'audit', query: { state: 'local' } },
          },
        });
  },
  source: SOURCES.peopleAndTeams,
});

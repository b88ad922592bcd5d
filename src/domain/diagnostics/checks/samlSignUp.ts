import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { samlLink, samlOff } from '../saml';
import { SOURCES } from '../sources';
import { sawSwitch } from '../switches';
import { pass, unknown, warn } from '../verdict';

export const samlSignUp = check({
  id: 'saml-sign-up',
  title: 'Only the identity provider makes new people',
  area: 'sign-in',
  severity: 'warn',
  needs: ['saml', 'switches'],
  skip: skipOpenSource,
  judge({ saml, switches: { userSync } }) {
    const off = samlOff(saml);
    if (off) {
      return off;
    }
    const evidence = [saw('allow_sign_up', saml.allowSignUp), sawSwitch('User sync', userSync)];
    if (saml.allowSignUp === false || userSync.value === false) {
      return pass(...evidence);
    }
    if (saml.allowSignUp === undefined || userSync.value === 'unknown') {
      return unknown('Whether SAML makes people, or user sync does, could not be read.', evidence);
    }
    return warn({
      evidence,
      cause:
        'With allow_sign_up, whoever signs in and was not provisioned becomes a person that the identity provider does not manage, and that it cannot disable later.',
      remedy: {
        text: 'Once everybody is provisioned, set allow_sign_up = false under [auth.saml].',
        link: samlLink,
        console: 'Grafana',
      },
    });
  },
  source: SOURCES.peopleAndTeams,
});

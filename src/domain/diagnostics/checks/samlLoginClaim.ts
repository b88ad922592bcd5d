import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { samlLink, samlOff } from '../saml';
import { SOURCES } from '../sources';
import { pass, unknown, warn } from '../verdict';

/** Names of claims that hold an identifier, as the guides of Grafana, Okta and Entra use them. */
const IDENTIFIER =
  /^(userUID|externalId|objectId|http:\/\/schemas\.microsoft\.com\/identity\/claims\/objectidentifier)$/i;

export const samlLoginClaim = check({
  id: 'saml-login-claim',
  title: 'The claim that identifies a person is not used as the login',
  area: 'sign-in',
  severity: 'warn',
  needs: ['saml'],
  skip: skipOpenSource,
  judge({ saml }) {
    const off = samlOff(saml);
    if (off) {
      return off;
    }
    const { loginClaim, externalUidClaim } = saml;
    if (loginClaim === undefined) {
      return unknown('The SAML setting assertion_attribute_login could not be read.');
    }
    const evidence = [
      saw('assertion_attribute_login', loginClaim || 'not set', loginClaim ? 'claim' : 'plain'),
      saw('assertion_attribute_external_uid', externalUidClaim || 'not set', externalUidClaim ? 'claim' : 'plain'),
    ];
    const isMisused = loginClaim !== '' && (loginClaim === externalUidClaim || IDENTIFIER.test(loginClaim));
    return isMisused
      ? warn({
          evidence,
          cause:
            'One page of the documentation names assertion_attribute_login for the identifier. Grafana then takes the identifier for the login, and does not find the provisioned person.',
          remedy: {
            text: 'Put the claim into assertion_attribute_external_uid, and let assertion_attribute_login name the claim that holds the userName.',
            link: samlLink,
            console: 'Grafana',
          },
        })
      : pass(...evidence);
  },
  source: SOURCES.peopleAndTeams,
});

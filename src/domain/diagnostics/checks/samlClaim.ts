import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { samlLink, samlOff } from '../saml';
import { SOURCES } from '../sources';
import { fail, pass, unknown } from '../verdict';

export const samlClaim = check({
  id: 'saml-claim',
  title: 'Grafana reads the SAML claim that identifies a person',
  area: 'sign-in',
  severity: 'fail',
  needs: ['saml'],
  skip: skipOpenSource,
  judge({ saml }) {
    const off = samlOff(saml);
    if (off) {
      return off;
    }
    const { externalUidClaim } = saml;
    if (externalUidClaim === undefined) {
      return unknown('The SAML setting assertion_attribute_external_uid could not be read.');
    }
    const evidence = [
      saw('assertion_attribute_external_uid', externalUidClaim || 'not set', externalUidClaim ? 'claim' : 'plain'),
    ];
    return externalUidClaim === ''
      ? fail({
          evidence,
          cause:
            'No claim is named, so Grafana cannot compare who signs in with the externalId that was provisioned. Provisioned people get "User sync failed".',
          remedy: {
            text: 'Set assertion_attribute_external_uid under [auth.saml] to the name of the claim, usually userUID, and let the identity provider send its id of the person in it.',
            link: samlLink,
            console: 'Grafana',
          },
        })
      : pass(...evidence);
  },
  source: SOURCES.saml,
});

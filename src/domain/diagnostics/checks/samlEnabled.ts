import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass, unknown } from '../verdict';

export const samlEnabled = check({
  id: 'saml',
  title: 'SAML is on',
  area: 'sign-in',
  severity: 'fail',
  needs: ['saml'],
  skip: skipOpenSource,
  judge({ saml: { isEnabled } }) {
    const evidence = [saw('SAML', isEnabled)];
    if (isEnabled === undefined) {
      return unknown('Whether SAML is on is not told.', evidence);
    }
    return isEnabled
      ? pass(...evidence)
      : fail({
          evidence,
          cause: 'Provisioned people can sign in with SAML only. Without it they exist in Grafana and cannot get in.',
          remedy: {
            text: 'Set SAML up with the same identity provider, and the same application there, that provisions.',
            link: { grafanaPath: '/admin/authentication/saml' },
            console: 'Grafana',
          },
        });
  },
  source: SOURCES.saml,
});

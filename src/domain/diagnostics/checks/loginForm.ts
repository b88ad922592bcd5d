import { check } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { pass, unknown, warn } from '../verdict';

export const loginForm = check({
  id: 'sign-in-form',
  title: 'The sign-in form is there for emergencies',
  area: 'sign-in',
  severity: 'warn',
  needs: ['stack', 'switches'],
  judge({ stack: { isLoginFormDisabled }, switches: { rejectNonProvisioned } }) {
    if (isLoginFormDisabled === undefined) {
      return unknown('Grafana does not tell whether its sign-in form is disabled.');
    }
    const evidence = [
      saw('Sign-in form disabled', isLoginFormDisabled ? 'yes' : 'no'),
      saw('Reject non-provisioned users', rejectNonProvisioned.value),
    ];
    if (!isLoginFormDisabled) {
      return pass(...evidence);
    }
    return warn({
      evidence,
      cause:
        rejectNonProvisioned.value === false
          ? 'The sign-in form is disabled, so a Grafana password helps nobody when single sign-on fails.'
          : 'The sign-in form is disabled, and single sign-on may turn people away who are not provisioned: a mistake at the identity provider locks everybody out.',
      remedy: {
        text: 'Set disable_login_form = false under [auth], at least until provisioning has run for a while.',
        console: 'Grafana',
      },
    });
  },
  source: SOURCES.configuration,
});

import { findLockout } from '../../connection/lockout';
import { check } from '../Check';
import { list, personRow, saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass, unknown, type Verdict } from '../verdict';

export const wayIn = check({
  id: 'way-in',
  title: 'An administrator gets in when single sign-on fails',
  area: 'sign-in',
  severity: 'fail',
  needs: ['people', 'stack'],
  *judge({ people, stack: { isLoginFormDisabled } }) {
    const { waysIn } = yield* findLockout(people, isLoginFormDisabled ?? false);
    const evidence = [
      saw('Sign-in form disabled', isLoginFormDisabled === undefined ? 'not told' : isLoginFormDisabled ? 'yes' : 'no'),
      list('Ways in', waysIn.map(personRow)),
    ];
    if (waysIn.length === 0) {
      return nobody(evidence, isLoginFormDisabled === true);
    }
    return isLoginFormDisabled === undefined
      ? unknown(
          'There is an administrator with a Grafana password, but whether the sign-in form is there is not told.',
          evidence
        )
      : pass(...evidence);
  },
  source: SOURCES.userSync,
});

const nobody = (evidence: Parameters<typeof fail>[0]['evidence'], isFormDisabled: boolean): Verdict =>
  fail({
    evidence,
    cause: isFormDisabled
      ? 'The sign-in form is disabled, and no administrator signs in through grafana.com. If single sign-on fails, nobody can mend it.'
      : 'No active administrator has signed in with a Grafana password or through grafana.com. If single sign-on fails, nobody can mend it.',
    remedy: {
      text: 'Keep one administrator with a Grafana password in a safe place, sign in with it once, and leave the sign-in form on (disable_login_form = false).',
      link: { grafanaPath: '/admin/users' },
      console: 'Grafana',
    },
  });

import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass, unknown } from '../verdict';
import { isAtLeast } from '../version';

export const scimToggle = check({
  id: 'toggle',
  title: 'The feature toggle enableSCIM does not keep SCIM off',
  area: 'grafana',
  severity: 'fail',
  needs: ['stack'],
  skip: skipOpenSource,
  affects: 'before 12.4, where the toggle is off by default',
  judge({ stack: { version, scimToggle: toggle } }) {
    const evidence = [saw('Version', version), saw('enableSCIM', toggle ?? 'not told')];
    if (toggle === false) {
      return fail({
        evidence,
        cause: 'The feature toggle enableSCIM is off, so Grafana does not serve the SCIM endpoint.',
        remedy: {
          text: 'Set enableSCIM = true under [feature_toggles] in the configuration file, or take the line that turns it off away, and restart Grafana. In Grafana Cloud, ask the support.',
          console: 'Grafana',
        },
      });
    }
    if (toggle === true || isAtLeast(version, '12.4.0')) {
      return pass(...evidence);
    }
    return unknown(
      'This version needs the feature toggle enableSCIM, and Grafana does not tell whether it is on.',
      evidence
    );
  },
  source: SOURCES.scim,
});

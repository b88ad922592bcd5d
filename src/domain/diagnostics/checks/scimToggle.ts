import { isOlderThan } from '../../setup/grafanaVersion';
import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass, skipped, unknown } from '../verdict';

export const scimToggle = check({
  id: 'toggle',
  title: 'The feature toggle enableSCIM does not keep SCIM off',
  area: 'grafana',
  severity: 'fail',
  needs: ['stack'],
  skip: skipOpenSource,
  affects: '12.0 to 12.4; off by default before 12.4',
  judge({ stack: { version, isScimToggleOn } }) {
    const evidence = [
      saw('Version', version),
      saw('enableSCIM', isScimToggleOn ? 'on' : 'not among the toggles that are on'),
    ];
    if (isScimToggleOn) {
      return pass(...evidence);
    }
    const isListed = isOlderThan(version, '12.5.0');
    if (isListed === undefined) {
      return unknown('The version of this Grafana cannot be told.', evidence);
    }
    return !isListed
      ? skipped(
          'SCIM needs no toggle in this version; whether it answers is what the check of the endpoint says.',
          ...evidence
        )
      : fail({
          evidence,
          cause: 'The feature toggle enableSCIM is not on, so Grafana does not serve the SCIM endpoint.',
          remedy: {
            text: 'Set enableSCIM = true under [feature_toggles] in the configuration file, and restart Grafana. In Grafana Cloud, ask the support.',
            console: 'Grafana',
          },
        });
  },
  /** The page is given the toggles that are on, and no others (`FeatureManager.GetEnabled`). */
  source: SOURCES.toggles,
});

import { check, skipOpenSource } from '../Check';
import { list, plain, saw } from '../evidence';
import { SOURCES } from '../sources';
import { settingsLink } from '../switches';
import { pass, warn } from '../verdict';

export const environmentVariables = check({
  id: 'environment-variables',
  title: 'Environment variables for SCIM have an effect',
  area: 'switches',
  severity: 'warn',
  needs: ['switches', 'ini'],
  skip: skipOpenSource,
  judge({ switches: { userSync }, ini: { scimKeys } }) {
    const evidence = [
      list(
        'Keys of [auth.scim] that Grafana knows',
        scimKeys.map((key) => [plain(key)])
      ),
      saw('Settings saved in Grafana', userSync.source === 'dynamic'),
    ];
    return scimKeys.length > 0
      ? pass(...evidence)
      : warn({
          evidence,
          cause:
            'Grafana lists no section [auth.scim]. An environment variable overrides only a key that stands in some configuration file, so GF_AUTH_SCIM_USER_SYNC_ENABLED and the like would change nothing here.',
          remedy: {
            text: 'Set the switches in Grafana, or write the section [auth.scim] with its three keys into the configuration file.',
            link: settingsLink,
          },
        });
  },
  source: SOURCES.iniOverrides,
});

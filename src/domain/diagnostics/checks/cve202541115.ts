import { hasExternalIdFlaw } from '../../setup/grafanaVersion';
import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass, skipped, unknown, warn } from '../verdict';

export const cve202541115 = check({
  id: 'cve-2025-41115',
  title: 'CVE-2025-41115 does not concern this Grafana',
  area: 'grafana',
  severity: 'fail',
  needs: ['stack', 'switches'],
  skip: skipOpenSource,
  affects: '12.0.0 to 12.2.1; mended in 12.0.6+security-01, 12.1.3+security-01, 12.2.1+security-01 and 12.3.0',
  judge({ stack: { version, isCloud }, switches: { userSync } }) {
    if (isCloud) {
      return skipped('Grafana Labs keeps Grafana Cloud up to date.');
    }
    const evidence = [saw('Version', version), saw('User sync', userSync.value)];
    const isAffected = hasExternalIdFlaw(version);
    if (isAffected === undefined) {
      return unknown('The version of this Grafana cannot be told.', evidence);
    }
    if (!isAffected) {
      return pass(...evidence);
    }
    const remedy = {
      text: 'Upgrade at once to 12.0.6+security-01, 12.1.3+security-01, 12.2.1+security-01 or 12.3. Until then, turn user sync off.',
      link: { page: 'configuration', query: { tab: 'settings' } },
      console: 'Grafana',
    } as const;
    return userSync.value === false
      ? warn({
          evidence,
          cause:
            'This version has a critical fault: with user sync on, a numeric externalId gives a person the identity of another one, even of an administrator. User sync is off now.',
          remedy,
        })
      : fail({
          evidence,
          cause:
            'This version has a critical fault: a numeric externalId gives a person the identity of another one, even of an administrator.',
          remedy,
        });
  },
  source: SOURCES.security,
});

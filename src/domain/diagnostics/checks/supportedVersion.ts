import { isOlderThan } from '../../setup/grafanaVersion';
import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass, unknown, warn } from '../verdict';

export const supportedVersion = check({
  id: 'version',
  title: 'This version of Grafana supports SCIM',
  area: 'grafana',
  severity: 'fail',
  needs: ['stack'],
  skip: skipOpenSource,
  affects: 'before 12.4',
  judge({ stack: { version } }) {
    const evidence = [saw('Version', version)];
    const isPreview = isOlderThan(version, '12.4.0');
    if (isPreview === undefined) {
      return unknown('The version of this Grafana cannot be told.', evidence);
    }
    if (!isPreview) {
      return pass(...evidence);
    }
    const remedy = { text: 'Upgrade to Grafana 12.4 or newer.', console: 'Grafana' } as const;
    return isOlderThan(version, '12.0.0')
      ? fail({ evidence, cause: 'SCIM came with Grafana 12.0. This Grafana is older and has none.', remedy })
      : warn({
          evidence,
          cause: 'Before 12.4 SCIM is a preview: settings and endpoints differ, and known faults are not mended.',
          remedy,
        });
  },
  source: SOURCES.scim,
});

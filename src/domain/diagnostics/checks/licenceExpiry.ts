import { daysLeft } from '../../tokens/tokenAge';
import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { counted, fail, pass, skipped, unknown, warn, type Remedy } from '../verdict';

const SOON_DAYS = 30;

const remedy: Remedy = {
  text: 'Renew the licence, then upload it: Administration > General > Stats and license.',
  link: { grafanaPath: '/admin/stats' },
  console: 'Grafana',
};

export const licenceExpiry = check({
  id: 'licence-expiry',
  title: 'The licence does not expire soon',
  area: 'grafana',
  severity: 'fail',
  needs: ['stack', 'licence'],
  skip: skipOpenSource,
  judge({ stack, licence: { expiresAt } }, nowMs) {
    if (stack.isCloud) {
      return skipped('Grafana Cloud needs no licence of its own.');
    }
    const days = expiresAt === undefined ? undefined : daysLeft(expiresAt, nowMs);
    if (days === undefined) {
      return unknown('Grafana does not tell when its licence expires.');
    }
    const evidence = [saw('Licence expires', expiresAt), saw('Days left', days)];
    if (days < 0) {
      const cause =
        'The licence has expired. Grafana runs with less than it can, which is not supported, and nobody promises that provisioning goes on.';
      return fail({ evidence, cause, remedy });
    }
    const cause = `The licence ends in ${counted(days, 'day', 'days')}. What provisioning does afterwards is not promised.`;
    return days <= SOON_DAYS ? warn({ evidence, cause, remedy }) : pass(...evidence);
  },
  source: SOURCES.licence,
});

import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass, skipped, unknown } from '../verdict';

export const licence = check({
  id: 'licence',
  title: 'Grafana Enterprise is licensed',
  area: 'grafana',
  severity: 'fail',
  needs: ['stack', 'licence'],
  skip: skipOpenSource,
  judge({ stack, licence: { stateInfo, expiresAt } }) {
    if (stack.isCloud) {
      return skipped('Grafana Cloud needs no licence of its own.');
    }
    const evidence = [saw('State of the licence', stateInfo || 'not told')];
    if (stateInfo && /unlicen[cs]ed|expired|invalid|not found/i.test(stateInfo)) {
      return fail({
        evidence,
        cause: 'Without a valid licence Grafana Enterprise lacks features, SCIM among them.',
        remedy: {
          text: 'Install a valid licence: Administration > General > Stats and license.',
          link: { grafanaPath: '/admin/stats' },
          console: 'Grafana',
        },
      });
    }
    return (stateInfo && /licen[cs]ed|valid/i.test(stateInfo)) || expiresAt
      ? pass(...evidence)
      : unknown('Grafana does not tell the state of its licence.', evidence);
  },
  source: SOURCES.licence,
});

import { check } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass } from '../verdict';

export const edition = check({
  id: 'edition',
  title: 'This Grafana is an edition that has SCIM',
  area: 'grafana',
  severity: 'fail',
  needs: ['stack'],
  judge({ stack: { isEnterprise, isCloud } }) {
    const evidence = saw('Edition', isCloud ? 'Grafana Cloud' : isEnterprise ? 'Enterprise' : 'Open Source');
    return isEnterprise
      ? pass(evidence)
      : fail({
          evidence: [evidence],
          cause:
            'SCIM is part of Grafana Enterprise and Grafana Cloud. In Grafana Open Source the endpoint is not there.',
          remedy: { text: 'Install Grafana Enterprise with a licence, or use Grafana Cloud.', console: 'Grafana' },
        });
  },
  source: SOURCES.scim,
});

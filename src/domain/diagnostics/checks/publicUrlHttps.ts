import { check } from '../Check';
import { saw } from '../evidence';
import { hostOf, schemeOf } from '../../connection/publicUrl';
import { SOURCES } from '../sources';
import { fail, pass, unknown } from '../verdict';

export const publicUrlHttps = check({
  id: 'public-url-https',
  title: 'The public address of Grafana uses https',
  area: 'grafana',
  severity: 'fail',
  needs: ['stack'],
  judge({ stack: { appUrl } }) {
    const evidence = [saw('Public address', appUrl, 'url')];
    if (hostOf(appUrl) === undefined) {
      return unknown('Grafana gives no public address that could be read.', evidence);
    }
    return schemeOf(appUrl) === 'https'
      ? pass(...evidence)
      : fail({
          evidence,
          cause:
            'Okta and Microsoft Entra ID send tokens only to https addresses, and a token over http can be read on the way.',
          remedy: {
            text: 'Serve Grafana over https, and set root_url under [server] to that address.',
            console: 'Grafana',
          },
        });
  },
  source: SOURCES.configuration,
});

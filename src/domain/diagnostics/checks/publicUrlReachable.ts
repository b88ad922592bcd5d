import { check } from '../Check';
import { saw } from '../evidence';
import { hostOf, isPrivateHost } from '../../connection/publicUrl';
import { SOURCES } from '../sources';
import { fail, pass, unknown } from '../verdict';

export const publicUrlReachable = check({
  id: 'public-url-host',
  title: 'The public address of Grafana can be reached from outside',
  area: 'grafana',
  severity: 'fail',
  needs: ['stack'],
  judge({ stack: { appUrl } }) {
    const evidence = [saw('Public address', appUrl, 'url')];
    const host = hostOf(appUrl);
    if (host === undefined) {
      return unknown('Grafana gives no public address that could be read.', evidence);
    }
    return isPrivateHost(host)
      ? fail({
          evidence,
          cause:
            'The address that Grafana gives as its own means this machine or a private network. An identity provider in the cloud cannot reach it, and a connector address made of it is wrong.',
          remedy: {
            text: 'Set root_url under [server] to the address that people outside use, and restart Grafana.',
            console: 'Grafana',
          },
        })
      : pass(...evidence);
  },
  source: SOURCES.configuration,
});

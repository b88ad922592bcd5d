import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass, unknown } from '../verdict';

export const namespaceMatches = check({
  id: 'namespace',
  title: 'The namespace is that of this stack',
  area: 'endpoint',
  severity: 'fail',
  needs: ['stack', 'connection'],
  skip: skipOpenSource,
  judge({ stack, connection: { namespace } }) {
    const evidence = [
      saw('Namespace of the connection', namespace, 'id'),
      saw('Namespace of this stack', stack.namespace, 'id'),
    ];
    if (stack.namespace === '') {
      return unknown('Grafana does not tell its namespace.', evidence);
    }
    return namespace === stack.namespace
      ? pass(...evidence)
      : fail({
          evidence,
          cause:
            'Grafana refuses requests for the namespace of another stack with 403 "invalid namespace", whatever the token may do.',
          remedy: {
            text: 'Give the connection, and the identity provider, the namespace of this stack.',
            link: { page: 'configuration', query: { tab: 'connection' } },
          },
        });
  },
  source: SOURCES.troubleshooting,
});

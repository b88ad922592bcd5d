import { validateNamespace } from '../../scim/namespace';
import { check, skipOpenSource } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass } from '../verdict';

export const namespaceForm = check({
  id: 'namespace-form',
  title: 'The namespace is written as Grafana writes it',
  area: 'endpoint',
  severity: 'fail',
  needs: ['connection'],
  skip: skipOpenSource,
  judge({ connection: { namespace } }) {
    const evidence = [saw('Namespace', namespace, 'id')];
    return validateNamespace(namespace) === undefined
      ? pass(...evidence)
      : fail({
          evidence,
          cause:
            'A namespace is "default", or "org-" or "stacks-" with a number. A common mistake is "stack-123" instead of "stacks-123".',
          remedy: {
            text: 'Correct the namespace of the connection, and the address that the identity provider has.',
            link: { page: 'configuration', query: { tab: 'connection' } },
          },
        });
  },
  source: SOURCES.namespaces,
});

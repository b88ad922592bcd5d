import { t, Trans } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { Connection } from '../../../api/queries/useConnection';
import { useStack } from '../../../api/queries/useStack';
import { hostOf, isPrivateHost } from '../../../domain/connection/publicUrl';
import { connectorUrl, validateNamespace } from '../../../domain/scim/namespace';
import { CopyField } from '../../../ui/CopyField';
import { Section } from '../../../ui/Section';

/** What the identity provider's console asks for. */
export function ConnectorPanel({ connection }: { connection: Connection }) {
  const { appUrl, namespace: ownNamespace } = useStack();
  const namespace = connection.settings.namespace ?? ownNamespace;
  const problem = validateNamespace(namespace);
  return (
    <Section
      title={t('configuration.connector.title', 'For your identity provider')}
      subtitle={t(
        'configuration.connector.subtitle',
        'Copy these into the SCIM settings of Okta or Microsoft Entra ID.'
      )}
    >
      {problem ? (
        <Alert
          severity="error"
          bottomSpacing={0}
          title={t('configuration.connector.bad-namespace', 'The namespace of this connection is not valid')}
        >
          {problem}
        </Alert>
      ) : (
        <CopyField
          label={t('configuration.connector.url', 'SCIM connector base URL (Okta) or Tenant URL (Entra ID)')}
          value={connectorUrl(appUrl, namespace)}
        />
      )}
      <CopyField label={t('configuration.namespace.label', 'Namespace')} value={namespace} />
      {isPrivateHost(hostOf(appUrl) ?? '') && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('configuration.connector.local.title', 'Your identity provider cannot reach this address')}
        >
          <Trans i18nKey="configuration.connector.local.body">
            This Grafana names itself by an address that only works on its own machine or in its own network. Set
            root_url in the configuration file of Grafana to the address that people use.
          </Trans>
        </Alert>
      )}
    </Section>
  );
}

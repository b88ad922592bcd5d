import { t, Trans } from '@grafana/i18n';
import { Badge, Button, Text, TextLink } from '@grafana/ui';
import type { Connection } from '../../../api/queries/useConnection';
import { type ServiceAccount, useServiceAccounts } from '../../../api/queries/useServiceAccounts';
import { DisplayName } from '../../../ui/DisplayName';
import { FaultAlert } from '../../../ui/FaultAlert';
import { Facts } from '../../../ui/Facts';
import { Section } from '../../../ui/Section';
import { TimeAgo } from '../../../ui/TimeAgo';
import { TokenExpiry } from './TokenExpiry';
import type { ConnectGuideState } from './useConnectGuide';

interface ConnectionPanelProps {
  connection: Connection;
  guide: ConnectGuideState;
}

/** The service account that the plugin works with, and how long its token lasts. */
export function ConnectionPanel({ connection, guide }: ConnectionPanelProps) {
  const accounts = useServiceAccounts();
  const { settings, provedAtMs } = connection;
  const account = accounts.data?.find(({ id }) => id === settings.serviceAccountId);
  const unknown = t('ui.metric.unknown', 'Unknown');
  const missing = accounts.isPending ? '…' : unknown;
  return (
    <Section
      title={t('configuration.connection.title', 'Connection')}
      actions={
        <Button variant="secondary" icon="key-skeleton-alt" onClick={guide.open}>
          <Trans i18nKey="configuration.connect.replace">Replace the token</Trans>
        </Button>
      }
    >
      <Facts
        label={t('configuration.connection.title', 'Connection')}
        facts={[
          { term: t('configuration.connection.state', 'State'), value: <Proof provedAtMs={provedAtMs} /> },
          { term: t('configuration.address.label', 'Address of this Grafana'), value: settings.grafanaUrl ?? unknown },
          { term: t('configuration.namespace.label', 'Namespace'), value: settings.namespace ?? unknown },
          {
            term: t('configuration.account.label', 'Service account'),
            value: account ? <AccountName account={account} /> : (settings.serviceAccountLogin ?? missing),
          },
          { term: t('configuration.account.role', 'Basic role'), value: account?.role ?? missing },
          {
            term: t('configuration.token.label', 'Token'),
            value: account ? <TokenExpiry account={account} /> : missing,
          },
        ]}
      />
      {accounts.error && <FaultAlert fault={accounts.error} severity="warning" onRetry={accounts.refetch} />}
    </Section>
  );
}

function Proof({ provedAtMs }: { provedAtMs: number | undefined }) {
  return (
    <>
      <Badge color="green" icon="check" text={t('configuration.connection.works', 'The token works')} />{' '}
      {provedAtMs !== undefined && (
        <Text color="secondary">
          <Trans i18nKey="configuration.connection.proved">proved through the plugin proxy</Trans>{' '}
          <TimeAgo iso={new Date(provedAtMs).toISOString()} />
        </Text>
      )}
    </>
  );
}

function AccountName({ account: { id, login, name } }: { account: ServiceAccount }) {
  return (
    <>
      <TextLink href={`/org/serviceaccounts/${id}`}>{login}</TextLink> <DisplayName name={name} />
    </>
  );
}

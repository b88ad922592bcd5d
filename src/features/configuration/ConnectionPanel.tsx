import { useState } from 'react';
import { dateTimeFormat } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Badge, Button, Text, TextLink } from '@grafana/ui';
import type { Connection } from '../../api/queries/useConnection';
import { type ServiceAccount, useServiceAccounts } from '../../api/queries/useServiceAccounts';
import { daysLeft } from '../../domain/tokens/tokenAge';
import { DisplayName } from '../../ui/DisplayName';
import { Facts } from '../../ui/Facts';
import { type QueryLike, QueryView } from '../../ui/QueryView';
import { Section } from '../../ui/Section';
import { TimeAgo } from '../../ui/TimeAgo';
import type { ConnectGuideState } from './useConnectGuide';

interface ConnectionPanelProps {
  connection: Connection;
  guide: ConnectGuideState;
}

/** The service account that the plugin works with, and how long its token lasts. */
export function ConnectionPanel({ connection, guide }: ConnectionPanelProps) {
  const accounts = useServiceAccounts();
  const { settings, provedAtMs } = connection;
  const unknown = t('ui.metric.unknown', 'Unknown');
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
        ]}
      />
      <QueryView
        query={withoutOthers(accounts, settings.serviceAccountId)}
        loadingText={t('configuration.account.loading', 'Reading the service account')}
      >
        {([account]) => <OwnAccount account={account} login={settings.serviceAccountLogin} />}
      </QueryView>
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

function withoutOthers(accounts: QueryLike<readonly ServiceAccount[]>, ownId: number | undefined) {
  const { data, error, refetch } = accounts;
  return { data: data?.filter(({ id }) => id === ownId), error, refetch };
}

function OwnAccount({ account, login }: { account: ServiceAccount | undefined; login: string | undefined }) {
  const label = t('configuration.account.label', 'Service account');
  if (!account) {
    return (
      <Text color="warning" element="p">
        {t('configuration.account.unknown', 'The token works, but its service account is not known: {{login}}', {
          login: login ?? '—',
          interpolation: { escapeValue: false },
        })}
      </Text>
    );
  }
  return (
    <Facts
      label={label}
      facts={[
        {
          term: label,
          value: (
            <>
              <TextLink href={`/org/serviceaccounts/${account.id}`}>{account.login}</TextLink>{' '}
              <DisplayName name={account.name} />
            </>
          ),
        },
        { term: t('configuration.account.role', 'Basic role'), value: account.role },
        { term: t('configuration.token.label', 'Token'), value: <TokenExpiry account={account} /> },
      ]}
    />
  );
}

function TokenExpiry({ account }: { account: ServiceAccount }) {
  const [nowMs] = useState(() => Date.now());
  if (!account.tokens) {
    return <Trans i18nKey="configuration.token.unknown">Unknown: its tokens could not be read</Trans>;
  }
  const newest = [...account.tokens].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))[0];
  if (!newest) {
    return <Trans i18nKey="configuration.token.none">Unknown: none is listed</Trans>;
  }
  if (newest.expiresAt === undefined) {
    return <Trans i18nKey="configuration.token.never">Does not expire</Trans>;
  }
  const days = daysLeft(newest.expiresAt, nowMs);
  return (
    <span title={dateTimeFormat(newest.expiresAt)}>
      {days === undefined
        ? t('configuration.token.unreadable', 'Unknown: its expiry could not be understood')
        : t('configuration.token.days', 'Expires in {{count}} days', {
            count: days,
            defaultValue_one: 'Expires in {{count}} day',
          })}
    </span>
  );
}

import { type ReactNode, useState } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Badge, Button, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { Connection } from '../../api/queries/useConnection';
import { type ServiceAccount, useServiceAccounts } from '../../api/queries/useServiceAccounts';
import { daysLeft } from '../../domain/tokens/tokenAge';
import { DisplayName } from '../../ui/DisplayName';
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
  return (
    <Section
      title={t('configuration.connection.title', 'Connection')}
      actions={
        <Button variant="secondary" icon="key-skeleton-alt" onClick={guide.open}>
          <Trans i18nKey="configuration.connect.replace">Replace the token</Trans>
        </Button>
      }
    >
      <Facts>
        <Fact label={t('configuration.connection.state', 'State')}>
          <Badge color="green" icon="check" text={t('configuration.connection.works', 'The token works')} />{' '}
          {provedAtMs !== undefined && (
            <Text color="secondary">
              <Trans i18nKey="configuration.connection.proved">proved through the plugin proxy</Trans>{' '}
              <TimeAgo iso={new Date(provedAtMs).toISOString()} />
            </Text>
          )}
        </Fact>
        <Fact label={t('configuration.address.label', 'Address of this Grafana')}>{settings.grafanaUrl}</Fact>
        <Fact label={t('configuration.namespace.label', 'Namespace')}>{settings.namespace}</Fact>
      </Facts>
      <QueryView
        query={withoutOthers(accounts, settings.serviceAccountId)}
        loadingText={t('configuration.account.loading', 'Reading the service account')}
      >
        {([account]) => <OwnAccount account={account} login={settings.serviceAccountLogin} />}
      </QueryView>
    </Section>
  );
}

function withoutOthers(accounts: QueryLike<readonly ServiceAccount[]>, ownId: number | undefined) {
  const { data, error, refetch } = accounts;
  return { data: data?.filter(({ id }) => id === ownId), error, refetch };
}

function OwnAccount({ account, login }: { account: ServiceAccount | undefined; login: string | undefined }) {
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
    <Facts>
      <Fact label={t('configuration.account.label', 'Service account')}>
        <TextLink href={`/org/serviceaccounts/${account.id}`}>{account.login}</TextLink>{' '}
        <DisplayName name={account.name} />
      </Fact>
      <Fact label={t('configuration.account.role', 'Basic role')}>{account.role}</Fact>
      <Fact label={t('configuration.token.label', 'Token')}>
        <TokenExpiry account={account} />
      </Fact>
    </Facts>
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

function Facts({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <dl className={styles.facts}>{children}</dl>;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{children ?? t('ui.metric.unknown', 'Unknown')}</dd>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), margin: 0 }),
  fact: css({ display: 'grid', gridTemplateColumns: `${theme.spacing(24)} minmax(0, 1fr)`, gap: theme.spacing(2) }),
  label: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  value: css({ margin: 0, overflowWrap: 'anywhere' }),
});

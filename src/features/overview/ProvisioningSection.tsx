import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import type { Connection } from '../../api/queries/useConnection';
import type { ScimSetting, ScimSettings } from '../../api/queries/useScimSettings';
import type { ServiceAccount } from '../../api/queries/useServiceAccounts';
import { daysLeft } from '../../domain/tokens/tokenAge';
import { FaultAlert } from '../../ui/FaultAlert';
import { Metric, Metrics } from '../../ui/Metric';
import { pagePath } from '../../ui/pagePath';
import type { QueryLike } from '../../ui/QueryView';
import { Section } from '../../ui/Section';
import { TimeAgo } from '../../ui/TimeAgo';
import { inferIdentityProviderAccount } from '../../domain/tokens/credentials';
import { serviceAccountPath } from './findings';

interface ProvisioningSectionProps {
  connection: Connection;
  settings: QueryLike<ScimSettings>;
  accounts: QueryLike<readonly ServiceAccount[]>;
  nowMs: number;
}

export function ProvisioningSection({ connection, settings, accounts, nowMs }: ProvisioningSectionProps) {
  const switchesPath = pagePath('configuration', { tab: 'settings' });
  const ownId = connection.settings.serviceAccountId;
  return (
    <Section
      title={t('overview.provisioning.title', 'Provisioning')}
      actions={<Badge color="green" icon="check" text={t('overview.provisioning.connected', 'Connected')} />}
    >
      {settings.error && <FaultAlert fault={settings.error} severity="warning" onRetry={settings.refetch} />}
      {accounts.error && <FaultAlert fault={accounts.error} severity="warning" onRetry={accounts.refetch} />}
      <Metrics label={t('overview.provisioning.title', 'Provisioning')}>
        <Metric
          label={t('overview.user-sync', 'User sync')}
          {...switchWords(settings, settings.data?.userSync)}
          href={switchesPath}
        />
        <Metric
          label={t('overview.group-sync', 'Group sync')}
          {...switchWords(settings, settings.data?.groupSync)}
          href={switchesPath}
        />
        <Metric
          label={t('overview.reject', 'Reject non-provisioned users')}
          {...switchWords(settings, settings.data?.rejectNonProvisioned)}
          href={switchesPath}
        />
        <LastActivity accounts={accounts.data} isPending={isPending(accounts)} ownId={ownId} />
        <TokenDays accounts={accounts.data} isPending={isPending(accounts)} ownId={ownId} nowMs={nowMs} />
      </Metrics>
    </Section>
  );
}

function LastActivity({ accounts, isPending: isReading, ownId }: AccountMetricProps) {
  const label = t('overview.activity.label', 'Identity provider last active');
  const provider = accounts && inferIdentityProviderAccount(accounts, ownId);
  if (isReading || !provider) {
    return (
      <Metric
        label={label}
        value={isReading ? READING : undefined}
        hint={accounts && t('overview.activity.no-account', 'No service account is named like an identity provider')}
      />
    );
  }
  const lastUsedAt = provider.token?.lastUsedAt;
  return (
    <Metric
      label={label}
      value={lastUsedAt ? <TimeAgo iso={lastUsedAt} /> : lastUseWords(provider.account)}
      href={serviceAccountPath(provider.account.id)}
      hint={t('overview.activity.inferred', 'Inferred from the tokens of {{account}}', {
        account: provider.account.name,
        interpolation: { escapeValue: false },
      })}
    />
  );
}

function lastUseWords(account: ServiceAccount): string | undefined {
  return account.tokens && t('overview.activity.never', 'Never');
}

interface AccountMetricProps {
  accounts: readonly ServiceAccount[] | undefined;
  isPending: boolean;
  ownId: number | undefined;
}

function TokenDays({ accounts, isPending: isReading, ownId, nowMs }: AccountMetricProps & { nowMs: number }) {
  const provider = accounts && inferIdentityProviderAccount(accounts, ownId);
  const token = provider?.token;
  const left = token?.expiresAt === undefined ? undefined : daysLeft(token.expiresAt, nowMs);
  const never = token && token.expiresAt === undefined ? t('overview.token.never', 'Does not expire') : undefined;
  return (
    <Metric
      label={t('overview.token.label', 'Token days left')}
      value={isReading ? READING : (left ?? never)}
      href={provider && serviceAccountPath(provider.account.id)}
      hint={
        token && t('overview.token.of', 'of {{token}}', { token: token.name, interpolation: { escapeValue: false } })
      }
    />
  );
}

const READING = '…';

function isPending({ data, error }: QueryLike<unknown>): boolean {
  return data === undefined && error === null;
}

function switchWords(query: QueryLike<ScimSettings>, setting: ScimSetting | undefined) {
  if (isPending(query)) {
    return { value: READING };
  }
  if (query.data?.availability === 'unavailable') {
    return { value: t('overview.switch.unavailable', 'Not available') };
  }
  if (!setting || setting.value === 'unknown') {
    return { value: undefined };
  }
  return {
    value: setting.value ? t('overview.switch.on', 'On') : t('overview.switch.off', 'Off'),
    hint: setting.source === 'ini' ? t('overview.switch.ini', 'from the configuration file') : undefined,
  };
}

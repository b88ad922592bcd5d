import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import type { Connection } from '../../api/queries/useConnection';
import type { ScimSetting, ScimSettings } from '../../api/queries/useScimSettings';
import type { ServiceAccount } from '../../api/queries/useServiceAccounts';
import { SERVICE_ACCOUNT_NAME } from '../../domain/connection/lifetime';
import { presetById } from '../../domain/presets';
import { findProviderAccount } from '../../domain/tokens/credentials';
import { liveTokens } from '../../domain/tokens/liveTokens';
import { FaultAlert } from '../../ui/FaultAlert';
import { Metric, Metrics } from '../../ui/Metric';
import { pagePath } from '../../ui/pagePath';
import type { QueryLike } from '../../ui/QueryView';
import { Section } from '../../ui/Section';
import { ProviderMetrics } from './ProviderMetrics';
import { ProvisioningState } from './ProvisioningState';
import { TokenMetric } from './TokenMetric';
import { READING } from './reading';

interface ProvisioningSectionProps {
  connection: Connection;
  settings: QueryLike<ScimSettings>;
  accounts: QueryLike<readonly ServiceAccount[]>;
  nowMs: number;
}

export function ProvisioningSection({ connection, settings, accounts, nowMs }: ProvisioningSectionProps) {
  const title = t('overview.provisioning.title', 'Provisioning');
  const { serviceAccountId, providerAccountId, preset } = connection.settings;
  const own = accounts.data?.find(({ id, name }) =>
    serviceAccountId === undefined ? name === SERVICE_ACCOUNT_NAME : id === serviceAccountId
  );
  const provider = accounts.data && findProviderAccount(accounts.data, { ownAccountId: own?.id, providerAccountId });
  const providerName = presetById(preset)?.name ?? provider?.account.name;
  return (
    <Section
      title={title}
      subtitle={
        settings.data?.availability === 'available' && (
          <ProvisioningState settings={settings.data} provider={provider} name={providerName} />
        )
      }
      actions={<Badge color="green" icon="check" text={t('overview.provisioning.connected', 'Connected')} />}
    >
      {settings.error && <FaultAlert fault={settings.error} severity="warning" onRetry={settings.refetch} />}
      {accounts.error && <FaultAlert fault={accounts.error} severity="warning" onRetry={accounts.refetch} />}
      <Metrics label={title}>
        <SwitchMetric
          label={t('overview.user-sync', 'User sync')}
          settings={settings}
          setting={settings.data?.userSync}
        />
        <SwitchMetric
          label={t('overview.group-sync', 'Group sync')}
          settings={settings}
          setting={settings.data?.groupSync}
        />
        <SwitchMetric
          label={t('overview.reject', 'Reject non-provisioned users')}
          settings={settings}
          setting={settings.data?.rejectNonProvisioned}
        />
        <ProviderMetrics isReading={isPending(accounts)} provider={provider} name={providerName} />
        <TokenMetric
          label={t('overview.token.provider', 'Token of the identity provider')}
          use="provider"
          token={provider?.token ?? newestToken(provider?.account, nowMs)}
          isReading={isPending(accounts)}
          nowMs={nowMs}
        />
        <TokenMetric
          label={t('overview.token.own', 'Token of SCIM Manager')}
          use="own"
          token={newestToken(own, nowMs)}
          isReading={isPending(accounts)}
          nowMs={nowMs}
        />
      </Metrics>
    </Section>
  );
}

const isPending = ({ data, error }: QueryLike<unknown>): boolean => data === undefined && error === null;

/** The youngest that is live, else the youngest of all: nothing may hide that all have ended. */
function newestToken(account: ServiceAccount | undefined, nowMs: number) {
  const tokens = account?.tokens ?? [];
  return liveTokens(tokens, nowMs)[0] ?? liveTokens(tokens, 0)[0];
}

interface SwitchMetricProps {
  label: string;
  settings: QueryLike<ScimSettings>;
  setting: ScimSetting | undefined;
}

function SwitchMetric({ label, settings, setting }: SwitchMetricProps) {
  const href = pagePath('configuration', { tab: 'settings' });
  const hint = setting?.source === 'ini' ? t('overview.switch.ini', 'from the configuration file') : undefined;
  return <Metric label={label} value={switchWords(settings, setting)} href={href} hint={hint} />;
}

function switchWords(settings: QueryLike<ScimSettings>, setting: ScimSetting | undefined): string | undefined {
  if (isPending(settings)) {
    return READING;
  }
  if (settings.data?.availability === 'unavailable') {
    return t('overview.switch.unavailable', 'Not available');
  }
  if (!setting || setting.value === 'unknown') {
    return undefined;
  }
  return setting.value ? t('overview.switch.on', 'On') : t('overview.switch.off', 'Off');
}

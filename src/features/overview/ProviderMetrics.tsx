import { t } from '@grafana/i18n';
import type { ProviderAccount } from '../../domain/tokens/credentials';
import { Metric } from '../../ui/Metric';
import { pagePath } from '../../ui/pagePath';
import { TimeAgo } from '../../ui/TimeAgo';
import { clipName } from '../../ui/visibleName';
import { READING } from './reading';

interface ProviderMetricsProps {
  isReading: boolean;
  provider: ProviderAccount | undefined;
  /** Of the identity provider that was chosen, else of its account. */
  name: string | undefined;
}

const NAME_LETTERS = 40;

/** Which identity provider it is, how that is known, and when it called last. */
export function ProviderMetrics({ isReading, provider, name }: ProviderMetricsProps) {
  const shown = name && clipName(name, NAME_LETTERS).text;
  return (
    <>
      <Metric
        label={t('overview.provider.label', 'Identity provider')}
        value={shown ?? (isReading ? READING : undefined)}
        href={pagePath('configuration', { tab: 'setup' })}
        hint={isReading ? undefined : accountWords(provider)}
      />
      <Metric
        label={t('overview.activity.label', 'Identity provider last called')}
        value={isReading ? READING : lastCall(provider)}
        href={pagePath('configuration', { tab: 'tokens' })}
      />
    </>
  );
}

function accountWords(provider: ProviderAccount | undefined): string {
  if (!provider) {
    return t('overview.provider.no-account', 'no service account is named like an identity provider');
  }
  const { account, isChosen } = provider;
  const names = { account: clipName(account.name, NAME_LETTERS).text, interpolation: { escapeValue: false } };
  return isChosen
    ? t('overview.provider.chosen', 'uses the service account {{account}}', names)
    : t('overview.provider.inferred', 'inferred from the service account {{account}}', names);
}

function lastCall(provider: ProviderAccount | undefined) {
  const { account, token } = provider ?? {};
  if (token?.lastUsedAt) {
    return <TimeAgo iso={token.lastUsedAt} />;
  }
  return account?.tokens ? t('overview.activity.never', 'Never') : undefined;
}

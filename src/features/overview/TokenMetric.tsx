import { t } from '@grafana/i18n';
import type { ServiceAccountToken } from '../../domain/tokens/serviceAccount';
import { judgeToken } from '../../domain/tokens/judgeToken';
import { daysLeft } from '../../domain/tokens/tokenAge';
import { Metric } from '../../ui/Metric';
import { pagePath } from '../../ui/pagePath';
import { clipName } from '../../ui/visibleName';
import { READING } from './reading';

interface TokenMetricProps {
  label: string;
  use: 'provider' | 'own';
  /** Absent: there is none, or it is not known. */
  token: ServiceAccountToken | undefined;
  isReading: boolean;
  nowMs: number;
}

const NAME_LETTERS = 40;
const TONES = { error: 'error', warning: 'warning', info: undefined } as const;

/** How long a token lasts. */
export function TokenMetric({ label, use, token, isReading, nowMs }: TokenMetricProps) {
  const end =
    token &&
    judgeToken({ token, use, isReplaced: false, nowMs }).find(({ kind }) =>
      /^(expired|expiring|no-expiry)$/.test(kind)
    );
  return (
    <Metric
      label={label}
      value={isReading ? READING : token && lifeWords(token, nowMs)}
      tone={end && TONES[end.severity]}
      href={pagePath('configuration', { tab: 'tokens' })}
      hint={use === 'provider' && token ? clipName(token.name, NAME_LETTERS).text : undefined}
    />
  );
}

function lifeWords({ expiresAt }: ServiceAccountToken, nowMs: number): string | undefined {
  if (expiresAt === undefined) {
    return t('overview.token.never', 'Does not expire');
  }
  const days = daysLeft(expiresAt, nowMs);
  if (days === undefined || days < 0) {
    return days === undefined ? undefined : t('overview.token.expired', 'Expired');
  }
  return t('overview.token.days', '{{count}} days left', { count: days, defaultValue_one: '{{count}} day left' });
}

import { useState } from 'react';
import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { ServiceAccount } from '../../../api/queries/useServiceAccounts';
import { daysLeft } from '../../../domain/tokens/tokenAge';

/** How long the newest token of an account lasts; the exact time on hover. */
export function TokenExpiry({ account: { tokens } }: { account: ServiceAccount }) {
  const [nowMs] = useState(() => Date.now());
  if (!tokens) {
    return t('configuration.token.unknown', 'Unknown: its tokens could not be read');
  }
  const newest = [...tokens].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))[0];
  if (!newest) {
    return t('configuration.token.none', 'Unknown: none is listed');
  }
  if (newest.expiresAt === undefined) {
    return t('configuration.token.never', 'Does not expire');
  }
  return <span title={dateTimeFormat(newest.expiresAt)}>{expiryWords(daysLeft(newest.expiresAt, nowMs))}</span>;
}

function expiryWords(days: number | undefined): string {
  if (days === undefined) {
    return t('configuration.token.unreadable', 'Unknown: its expiry could not be understood');
  }
  return days < 0
    ? t('configuration.token.expired', 'Has expired')
    : t('configuration.token.days', 'Expires in {{count}} days', {
        count: days,
        defaultValue_one: 'Expires in {{count}} day',
      });
}

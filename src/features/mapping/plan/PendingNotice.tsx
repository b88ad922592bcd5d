import { type ReactNode } from 'react';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { PendingApply } from '../../../domain/mapping/ledger';
import { DisplayName } from '../../../ui/DisplayName';
import { TimeAgo } from '../../../ui/TimeAgo';

/** An apply that was interrupted, or that runs somewhere now. */
export function PendingNotice({ pending, children }: { pending: PendingApply; children: ReactNode }) {
  const { by, startedAt } = pending;
  return (
    <Alert severity="warning" bottomSpacing={0} title={t('mapping.pending.title', 'An apply did not come to its end')}>
      <DisplayName name={by} /> <TimeAgo iso={startedAt} />.{' '}
      {t('mapping.pending.running', 'If it still runs in another window, wait until it has ended and plan again.')}{' '}
      {children}
    </Alert>
  );
}

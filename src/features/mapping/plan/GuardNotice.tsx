import { type ReactNode } from 'react';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { Verdict } from '../../../domain/mapping/guard';
import { BulletList } from '../../../ui/BulletList';

/** Why the guard holds a plan; nothing when it does not. */
export function GuardNotice({ verdict, children }: { verdict: Verdict; children?: ReactNode }) {
  if (!verdict.held) {
    return null;
  }
  return (
    <Alert severity="warning" bottomSpacing={0} title={t('mapping.guard.title', 'The guard holds this plan')}>
      <BulletList>
        {verdict.reasons.map(({ kind, detail }) => (
          <li key={`${kind} ${detail}`}>
            <bdi>{detail}</bdi>
          </li>
        ))}
      </BulletList>
      {children}
    </Alert>
  );
}

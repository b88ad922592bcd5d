import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';

/** Why an edit was not made. */
export function Refusal({ reason }: { reason: string | undefined }) {
  return reason === undefined ? null : (
    <Alert severity="warning" title={t('mapping.rules.refused', 'This was not changed')}>
      <bdi>{reason}</bdi>
    </Alert>
  );
}

import { t, Trans } from '@grafana/i18n';
import { Alert } from '@grafana/ui';

/** Somebody took the ledger away by hand: what was applied is not known any more. */
export function LedgerLost() {
  return (
    <Alert
      severity="warning"
      bottomSpacing={0}
      title={t('mapping.ledger-lost.title', 'The ledger of what was applied is gone')}
    >
      <p>
        <Trans i18nKey="mapping.ledger-lost.what">
          Plans were applied here, but the dashboard “Ledger” in the folder SCIM Manager is not there any more. Access
          that they gave counts as given by somebody else: it stays, no plan takes it away, and no drift is seen.
        </Trans>
      </p>
      <Trans i18nKey="mapping.ledger-lost.next">
        Restore the dashboard, if it can be, and plan again. If not, go on: what the rules say is written down anew with
        the next apply.
      </Trans>
    </Alert>
  );
}

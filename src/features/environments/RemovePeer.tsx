import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { type Peer, useRemovePeer } from '../../api/queries/usePeer';
import { useStack } from '../../api/queries/useStack';
import { ConfirmChange } from '../../ui/ConfirmChange';
import { DisplayName } from '../../ui/DisplayName';

export function RemovePeer({ peer }: { peer: Exclude<Peer, { status: 'none' }> }) {
  const { can } = useStack();
  const [isAsked, setAsked] = useState(false);
  const remove = useRemovePeer();
  return (
    <>
      <Button variant="secondary" fill="outline" icon="trash-alt" disabled={!can.write} onClick={() => setAsked(true)}>
        <Trans i18nKey="environments.remove.button">Remove</Trans>
      </Button>
      {isAsked && (
        <ConfirmChange
          title={t('environments.remove.title', 'Remove the other Grafana')}
          confirmText={t('environments.remove.confirm', 'Remove')}
          isDestructive
          isBusy={remove.isPending}
          fault={remove.error}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => setAsked(false) })}
          onDismiss={() => setAsked(false)}
        >
          <p>
            <DisplayName name={peer.name} />:{' '}
            <Trans i18nKey="environments.remove.what">
              its address and its token are forgotten here. Nothing changes there; delete the token there as well.
            </Trans>
          </p>
        </ConfirmChange>
      )}
    </>
  );
}

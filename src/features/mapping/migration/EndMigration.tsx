import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { forgetMigration, useChangeMigration } from '../../../api/queries/useMigration';
import { useStack } from '../../../api/queries/useStack';
import { ConfirmChange } from '../../../ui/ConfirmChange';

/** Forgets what was noted, once there is nothing left to compare. */
export function EndMigration({ isDone }: { isDone: boolean }) {
  const { can } = useStack();
  const { mutate, isPending, error } = useChangeMigration();
  const [isAsking, setAsking] = useState(false);
  return (
    <div>
      <Button
        variant={isDone ? 'primary' : 'secondary'}
        fill={isDone ? 'solid' : 'text'}
        disabled={!can.write}
        onClick={() => setAsking(true)}
      >
        <Trans i18nKey="mapping.migration.end">End the migration</Trans>
      </Button>
      {isAsking && (
        <ConfirmChange
          title={t('mapping.migration.end', 'End the migration')}
          confirmText={t('mapping.migration.end-confirm', 'Forget what was noted')}
          isDestructive={!isDone}
          isBusy={isPending}
          fault={error}
          onConfirm={() => mutate(forgetMigration, { onSuccess: () => setAsking(false) })}
          onDismiss={() => setAsking(false)}
        >
          <p>
            {isDone
              ? t(
                  'mapping.migration.end-done',
                  'What was noted of the old teams is forgotten. Rules and access stay as they are.'
                )
              : t(
                  'mapping.migration.end-early',
                  'It is not finished. Who had what through the old teams is forgotten, so losses can no longer be found. Rules and access stay as they are.'
                )}
          </p>
        </ConfirmChange>
      )}
    </div>
  );
}

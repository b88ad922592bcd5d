import { t, Trans } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { THROWAWAY } from '../../../domain/selfTest/throwaway';
import { BulletList } from '../../../ui/BulletList';
import { ConfirmChange } from '../../../ui/ConfirmChange';

interface ConfirmWriteTestProps {
  hasGroups: boolean;
  onConfirm: () => void;
  onDismiss: () => void;
}

const UNESCAPED = { interpolation: { escapeValue: false } };

/** Says what the write test makes and what may stay. */
export function ConfirmWriteTest({ hasGroups, onConfirm, onDismiss }: ConfirmWriteTestProps) {
  return (
    <ConfirmChange
      title={t('configuration.self-test.confirm', 'Write to this Grafana')}
      confirmText={t('configuration.self-test.confirm-button', 'Start the write test')}
      typedWords={t('configuration.self-test.confirm-words', 'write')}
      isDestructive
      onConfirm={onConfirm}
      onDismiss={onDismiss}
    >
      <Trans i18nKey="configuration.self-test.confirm-makes">This makes, changes and removes in this Grafana:</Trans>
      <BulletList>
        <li>
          {t('configuration.self-test.confirm-user', 'the person {{name}}', { name: THROWAWAY.userName, ...UNESCAPED })}
        </li>
        {hasGroups && (
          <li>
            {t('configuration.self-test.confirm-group', 'the group {{name}}, as a team', {
              name: THROWAWAY.groupName,
              ...UNESCAPED,
            })}
          </li>
        )}
      </BulletList>
      <Alert
        severity="warning"
        bottomSpacing={0}
        title={t('configuration.self-test.confirm-stays', 'Something may stay')}
      >
        <BulletList>
          <li>
            <Trans i18nKey="configuration.self-test.confirm-stays-user">
              Some versions of Grafana disable provisioned people instead of deleting them. Then the disabled person
              stays; the next test uses it again.
            </Trans>
          </li>
          <li>
            <Trans i18nKey="configuration.self-test.confirm-stays-licence">
              While the test runs, the person counts for the licence.
            </Trans>
          </li>
          <li>
            <Trans i18nKey="configuration.self-test.confirm-stays-interrupted">
              If the page is closed during the test, what was made stays until you clean up here.
            </Trans>
          </li>
        </BulletList>
      </Alert>
    </ConfirmChange>
  );
}

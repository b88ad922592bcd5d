import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { BulletList } from '../../../ui/BulletList';
import { switchWords, valueWords } from './switchWords';
import type { OtherChange } from './useSwitchChoice';

interface ChangedMeanwhileProps {
  changes: readonly OtherChange[];
  /** Whether anything is left of the person's own choice that is not in force already. */
  isChoiceOpen: boolean;
}

/** Tells what somebody else saved while the person was choosing. */
export function ChangedMeanwhile({ changes, isChoiceOpen }: ChangedMeanwhileProps) {
  if (changes.length === 0) {
    return null;
  }
  return (
    <Alert
      severity="warning"
      bottomSpacing={0}
      title={t('configuration.settings.meanwhile', 'These settings were changed in the meantime')}
    >
      <BulletList>
        {changes.map(({ id, was, is }) => (
          <li key={id}>
            {t('configuration.settings.was-is', '{{name}}: was {{was}}, is {{is}} now', {
              name: switchWords(id).label,
              was: valueWords(was),
              is: valueWords(is),
            })}
          </li>
        ))}
      </BulletList>
      {isChoiceOpen
        ? t(
            'configuration.settings.choice-kept',
            'Your choice is kept. What it would do now is told from these values.'
          )
        : t('configuration.settings.choice-done', 'What you chose is in force already.')}
    </Alert>
  );
}

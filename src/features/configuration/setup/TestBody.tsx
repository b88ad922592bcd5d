import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import { BulletList } from '../../../ui/BulletList';
import { ConsoleSteps } from './ConsoleSteps';
import type { StepBodyProps } from './StepBody';
import { WatchNote } from './WatchNote';

/** The provider's own test: what it sends, and whether it arrived. */
export function TestBody({ step: { state }, setUp }: StepBodyProps) {
  const { preset } = setUp.facts;
  return (
    <>
      <ConsoleSteps preset={preset} stages={['test']} />
      <div>
        <Text element="h4" variant="h6">
          {t('configuration.setup.sends', 'What it sends')}
        </Text>
        <BulletList>
          {preset.test.sends.map((request) => (
            <li key={request}>
              <code>{request}</code>
            </li>
          ))}
        </BulletList>
        <Text element="p" color="secondary">
          {t('configuration.setup.expects', 'Expected: {{answer}}', {
            answer: preset.test.expects,
            interpolation: { escapeValue: false },
          })}
        </Text>
      </div>
      {state === 'waiting' && (
        <WatchNote
          text={t(
            'configuration.setup.watch-token',
            'This page is watching. The step turns green within seconds after the token was used for the first time.'
          )}
        />
      )}
    </>
  );
}

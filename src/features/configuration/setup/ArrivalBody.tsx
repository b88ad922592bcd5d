import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import type { ConsoleStage } from '../../../domain/presets/preset';
import { ConsoleSteps } from './ConsoleSteps';
import type { StepBodyProps } from './StepBody';
import { WatchNote } from './WatchNote';

const STAGES: Readonly<Partial<Record<StepBodyProps['step']['id'], ConsoleStage>>> = {
  'first-user': 'users',
  'first-group': 'groups',
  'sign-in': 'sign-in',
};

/** What makes the first person, group or sign-in arrive, and that the page is looking out for it. */
export function ArrivalBody({ step: { id, state }, setUp }: StepBodyProps) {
  const { preset } = setUp.facts;
  const stage = STAGES[id];
  return (
    <>
      {stage && state !== 'done' && <ConsoleSteps preset={preset} stages={[stage]} />}
      {state === 'waiting' && (
        <WatchNote text={t('configuration.setup.watch', 'This page is watching, and turns green by itself.')} />
      )}
      {state === 'waiting' && id === 'first-user' && (
        <Text element="p" color="secondary">
          {preset.silence.text}
        </Text>
      )}
      {state !== 'done' && id === 'sign-in' && (
        <Text element="p" color="secondary">
          {t(
            'configuration.setup.sync-failed',
            'If Grafana answers “User sync failed”, the claim in SAML is missing or differs from externalId: see the values for the console.'
          )}
        </Text>
      )}
    </>
  );
}

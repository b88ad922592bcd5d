import type { ComponentProps } from 'react';
import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import type { SetUpState, SetUpStep } from '../../../domain/setup/setUpStep';

type Look = Pick<ComponentProps<typeof Badge>, 'color' | 'icon'>;

const LOOKS = {
  done: { color: 'green', icon: 'check' },
  next: { color: 'blue', icon: 'arrow-right' },
  waiting: { color: 'purple', icon: 'hourglass' },
  failed: { color: 'red', icon: 'exclamation-triangle' },
  unknown: { color: 'orange', icon: 'question-circle' },
  blocked: undefined,
  skipped: undefined,
} as const satisfies Record<SetUpState, Look | undefined>;

/** The state of a step, in a word; quiet where nothing is to be done about it. */
export function StepBadge({ step: { state, isReading, requirements = [] } }: { step: SetUpStep }) {
  const look = isReading ? undefined : LOOKS[state];
  const text = isReading ? t('configuration.setup.reading', 'Reading') : words(state);
  const warnings = requirements.filter((requirement) => requirement.state === 'warning').length;
  return (
    <>
      {warnings > 0 && (
        <Badge
          color="orange"
          icon="exclamation-triangle"
          text={t('configuration.setup.warnings', '{{count}} warnings', {
            count: warnings,
            defaultValue_one: '{{count}} warning',
          })}
        />
      )}
      {look ? <Badge key={text} {...look} text={text} /> : <Text color="secondary">{text}</Text>}
    </>
  );
}

function words(state: SetUpState): string {
  const all: Record<SetUpState, string> = {
    done: t('configuration.setup.done', 'Done'),
    next: t('configuration.setup.next', 'To do'),
    waiting: t('configuration.setup.waiting', 'Waiting'),
    failed: t('configuration.setup.failed', 'Failed'),
    unknown: t('configuration.setup.unknown', 'Unknown'),
    blocked: t('configuration.setup.blocked', 'Later'),
    skipped: t('configuration.setup.skipped', 'Not wanted'),
  };
  return all[state];
}

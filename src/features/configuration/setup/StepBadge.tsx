import type { ComponentProps } from 'react';
import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import type { SetUpState, SetUpStep } from '../../../domain/setup/setUpStep';

type Look = Pick<ComponentProps<typeof Badge>, 'color' | 'icon'>;

const LOOKS: Readonly<Record<SetUpState, Look>> = {
  done: { color: 'green', icon: 'check' },
  next: { color: 'blue', icon: 'arrow-right' },
  waiting: { color: 'purple', icon: 'hourglass' },
  failed: { color: 'red', icon: 'exclamation-triangle' },
  unknown: { color: 'orange', icon: 'question-circle' },
  blocked: { color: 'darkgrey', icon: 'lock' },
  skipped: { color: 'darkgrey', icon: 'minus-circle' },
};

/** The state of a step, in a word. */
export function StepBadge({ step: { state, isReading } }: { step: SetUpStep }) {
  return isReading ? (
    <Badge color="darkgrey" icon="spinner" text={t('configuration.setup.reading', 'Reading')} />
  ) : (
    <Badge {...LOOKS[state]} text={words(state)} />
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

import type { ComponentProps } from 'react';
import { t } from '@grafana/i18n';
import type { Badge } from '@grafana/ui';
import type { VerdictState } from '../../../domain/diagnostics/verdict';

type Look = Pick<ComponentProps<typeof Badge>, 'color' | 'icon'>;

export const STATE_LOOKS: Readonly<Record<VerdictState, Look>> = {
  fail: { color: 'red', icon: 'exclamation-circle' },
  warn: { color: 'orange', icon: 'exclamation-triangle' },
  unknown: { color: 'purple', icon: 'question-circle' },
  pass: { color: 'green', icon: 'check' },
  skipped: { color: 'darkgrey', icon: 'minus-circle' },
};

export function stateWords(state: VerdictState): string {
  const words: Record<VerdictState, string> = {
    fail: t('configuration.diagnostics.state.fail', 'Failed'),
    warn: t('configuration.diagnostics.state.warn', 'Warning'),
    unknown: t('configuration.diagnostics.state.unknown', 'Unknown'),
    pass: t('configuration.diagnostics.state.pass', 'Passed'),
    skipped: t('configuration.diagnostics.state.skipped', 'Does not apply'),
  };
  return words[state];
}

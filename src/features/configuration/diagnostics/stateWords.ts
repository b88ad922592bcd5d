import { t } from '@grafana/i18n';
import type { VerdictState } from '../../../domain/diagnostics/verdict';

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

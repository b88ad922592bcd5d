import type { IconName } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { TokenFinding } from '../../../domain/tokens/TokenFinding';

export type Severity = TokenFinding['severity'];

export const SEVERITY_ICON = {
  error: 'exclamation-circle',
  warning: 'exclamation-triangle',
  info: 'info-circle',
} as const satisfies Record<Severity, IconName>;

export function severityWords(severity: Severity): string {
  const words: Record<Severity, string> = {
    error: t('configuration.tokens.severity.error', 'Must be mended'),
    warning: t('configuration.tokens.severity.warning', 'Should be mended'),
    info: t('configuration.tokens.severity.info', 'Good to know'),
  };
  return words[severity];
}

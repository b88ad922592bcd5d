import { t } from '@grafana/i18n';
import { Badge, type BadgeColor } from '@grafana/ui';
import type { TokenFinding } from '../../../domain/tokens/TokenFinding';
import { SEVERITY_ICON, type Severity } from './severity';

const COLOUR = { error: 'red', warning: 'orange', info: 'blue' } as const satisfies Record<Severity, BadgeColor>;

/** How many findings an account has, in the colour of the gravest. */
export function AccountBadge({ findings }: { findings: readonly TokenFinding[] }) {
  const gravest = findings[0]?.severity;
  return gravest === undefined ? null : (
    <Badge
      color={COLOUR[gravest]}
      icon={SEVERITY_ICON[gravest]}
      text={t('configuration.tokens.findings', '{{count}} findings', {
        count: findings.length,
        defaultValue_one: '{{count}} finding',
      })}
    />
  );
}

import { t } from '@grafana/i18n';
import type { Area } from '../../../domain/diagnostics/Check';

export function areaWords(area: Area): string {
  const words: Record<Area, string> = {
    grafana: t('configuration.diagnostics.area.grafana', 'Grafana'),
    endpoint: t('configuration.diagnostics.area.endpoint', 'Connection'),
    switches: t('configuration.diagnostics.area.switches', 'SCIM settings'),
    'sign-in': t('configuration.diagnostics.area.sign-in', 'Signing in'),
    people: t('configuration.diagnostics.area.people', 'People'),
    tokens: t('configuration.diagnostics.area.tokens', 'Tokens'),
    groups: t('configuration.diagnostics.area.groups', 'Groups'),
    mapping: t('configuration.diagnostics.area.mapping', 'Mapping'),
  };
  return words[area];
}

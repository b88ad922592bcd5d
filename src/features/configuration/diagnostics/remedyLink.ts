import { t } from '@grafana/i18n';
import type { RemedyLink } from '../../../domain/diagnostics/verdict';
import { pagePath } from '../../../ui/pagePath';

/** Where a remedy is carried out: an address within Grafana, and what stands there. */
export function remedyLink(link: RemedyLink): { href: string; text: string } {
  if ('grafanaPath' in link) {
    return { href: link.grafanaPath, text: t('configuration.diagnostics.open.grafana', 'Open it in Grafana') };
  }
  const { page, query } = link;
  return { href: pagePath(page, query), text: placeWords(page, query?.tab) };
}

function placeWords(page: 'configuration' | 'mapping' | 'audit', tab: string | undefined): string {
  if (page === 'mapping') {
    return t('configuration.diagnostics.open.mapping', 'Open the mapping');
  }
  if (page === 'audit') {
    return t('configuration.diagnostics.open.audit', 'Open these people');
  }
  switch (tab) {
    case 'setup':
      return t('configuration.diagnostics.open.setup', 'Open set up');
    case 'settings':
      return t('configuration.diagnostics.open.settings', 'Open the settings');
    case 'tokens':
      return t('configuration.diagnostics.open.tokens', 'Open tokens');
    default:
      return t('configuration.diagnostics.open.connection', 'Open the connection');
  }
}

import { t } from '@grafana/i18n';
import type { Place } from '../../../domain/explainer/Entry';
import { pagePath } from '../../../ui/pagePath';

/** Where the cause can be looked at: an address within the plugin, and what stands there. */
export function placeLink(place: Place): { href: string; text: string } {
  switch (place) {
    case 'people':
      return { href: pagePath('audit'), text: t('configuration.explainer.open-people', 'Open people') };
    case 'groups':
      return {
        href: pagePath('mapping', { tab: 'groups' }),
        text: t('configuration.explainer.open-groups', 'Open groups'),
      };
    case 'connection':
      return {
        href: pagePath('configuration', { tab: place }),
        text: t('configuration.explainer.open-connection', 'Open the connection'),
      };
    case 'settings':
      return {
        href: pagePath('configuration', { tab: place }),
        text: t('configuration.explainer.open-settings', 'Open the settings'),
      };
    case 'tokens':
      return {
        href: pagePath('configuration', { tab: place }),
        text: t('configuration.explainer.open-tokens', 'Open tokens'),
      };
    case 'self-test':
      return {
        href: pagePath('configuration', { tab: place }),
        text: t('configuration.explainer.open-self-test', 'Open the self-test'),
      };
  }
}

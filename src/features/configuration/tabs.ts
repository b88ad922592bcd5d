import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { t } from '@grafana/i18n';
import type { TabProps } from './TabProps';

interface ConfigurationTab {
  id: string;
  title: () => string;
  Component: LazyExoticComponent<ComponentType<TabProps>>;
}

/** The tabs of the page, each loaded when it is opened; the first is what the page opens with. */
export const TABS = [
  {
    id: 'connection',
    title: () => t('configuration.tab.connection', 'Connection'),
    Component: lazy(async () => ({ default: (await import('./connection/ConnectionTab')).ConnectionTab })),
  },
  {
    id: 'settings',
    title: () => t('configuration.tab.settings', 'Settings'),
    Component: lazy(async () => ({ default: (await import('./settings/SettingsTab')).SettingsTab })),
  },
] as const satisfies readonly ConfigurationTab[];

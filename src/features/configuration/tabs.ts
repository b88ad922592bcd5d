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
    id: 'setup',
    title: () => t('configuration.tab.setup', 'Set up'),
    Component: lazy(async () => ({ default: (await import('./setup/SetUpTab')).SetUpTab })),
  },
  {
    id: 'settings',
    title: () => t('configuration.tab.settings', 'Settings'),
    Component: lazy(async () => ({ default: (await import('./settings/SettingsTab')).SettingsTab })),
  },
  {
    id: 'tokens',
    title: () => t('configuration.tab.tokens', 'Tokens'),
    Component: lazy(async () => ({ default: (await import('./tokens/TokensTab')).TokensTab })),
  },
  {
    id: 'diagnostics',
    title: () => t('configuration.tab.diagnostics', 'Diagnostics'),
    Component: lazy(async () => ({ default: (await import('./diagnostics/DiagnosticsTab')).DiagnosticsTab })),
  },
  {
    id: 'self-test',
    title: () => t('configuration.tab.self-test', 'Self-test'),
    Component: lazy(async () => ({ default: (await import('./selftest/SelfTestTab')).SelfTestTab })),
  },
  {
    id: 'connection',
    title: () => t('configuration.tab.connection', 'Connection'),
    Component: lazy(async () => ({ default: (await import('./connection/ConnectionTab')).ConnectionTab })),
  },
] as const satisfies readonly ConfigurationTab[];

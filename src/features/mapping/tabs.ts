import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { t } from '@grafana/i18n';
import type { TabProps } from './TabProps';

interface MappingTab {
  id: string;
  title: () => string;
  Component: LazyExoticComponent<ComponentType<TabProps>>;
}

/** The tabs of the page, each loaded when it is opened; the first is what the page opens with. */
export const TABS = [
  {
    id: 'groups',
    title: () => t('mapping.tab.groups', 'Groups'),
    Component: lazy(async () => ({ default: (await import('./groups/GroupsTab')).GroupsTab })),
  },
  {
    id: 'rules',
    title: () => t('mapping.tab.rules', 'Rules'),
    Component: lazy(async () => ({ default: (await import('./rules/RulesTab')).RulesTab })),
  },
  {
    id: 'plan',
    title: () => t('mapping.tab.plan', 'Plan'),
    Component: lazy(async () => ({ default: (await import('./plan/PlanTab')).PlanTab })),
  },
  {
    id: 'drift',
    title: () => t('mapping.tab.drift', 'Drift'),
    Component: lazy(async () => ({ default: (await import('./drift/DriftTab')).DriftTab })),
  },
  {
    id: 'picture',
    title: () => t('mapping.tab.picture', 'Picture'),
    Component: lazy(async () => ({ default: (await import('./picture/PictureTab')).PictureTab })),
  },
  {
    id: 'migration',
    title: () => t('mapping.tab.migration', 'Migration'),
    Component: lazy(async () => ({ default: (await import('./migration/MigrationTab')).MigrationTab })),
  },
] as const satisfies readonly MappingTab[];

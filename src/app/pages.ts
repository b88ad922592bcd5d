import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { PAGE_SEGMENTS, type PageId } from '../ui/pagePath';

export interface Page {
  id: PageId;
  /** Relative to the plugin's root. */
  path: string;
  /** As in plugin.json `includes`. */
  name: string;
  Component: LazyExoticComponent<ComponentType>;
}

/** Every page; equals `includes` of plugin.json. */
export const PAGES = [
  {
    id: 'overview',
    path: PAGE_SEGMENTS.overview,
    name: 'Overview',
    Component: lazy(async () => ({ default: (await import('../features/overview/OverviewPage')).OverviewPage })),
  },
  {
    id: 'configuration',
    path: PAGE_SEGMENTS.configuration,
    name: 'Configuration',
    Component: lazy(async () => ({
      default: (await import('../features/configuration/ConfigurationPage')).ConfigurationPage,
    })),
  },
  {
    id: 'mapping',
    path: PAGE_SEGMENTS.mapping,
    name: 'Mapping',
    Component: lazy(async () => ({ default: (await import('../features/mapping/MappingPage')).MappingPage })),
  },
  {
    id: 'audit',
    path: PAGE_SEGMENTS.audit,
    name: 'Audit',
    Component: lazy(async () => ({ default: (await import('../features/audit/AuditPage')).AuditPage })),
  },
  {
    id: 'environments',
    path: PAGE_SEGMENTS.environments,
    name: 'Environments',
    Component: lazy(async () => ({
      default: (await import('../features/environments/EnvironmentsPage')).EnvironmentsPage,
    })),
  },
] as const satisfies readonly Page[];

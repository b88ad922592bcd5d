import { type ReactNode, useMemo } from 'react';
import { type NavModelItem } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { pagePath, type PageId } from './pagePath';

export interface PageTab {
  id: string;
  text: string;
  count?: number;
}

interface PageFrameProps {
  page: PageId;
  title: string;
  subtitle?: string;
  actions?: ReactNode;
  tabs?: readonly PageTab[];
  activeTab?: string;
  children: ReactNode;
}

/** A page in Grafana's own frame. Tabs are addresses: `?tab=<id>`. */
export function PageFrame({ page, title, subtitle, actions, tabs, activeTab, children }: PageFrameProps) {
  const pageNav = useMemo(
    (): NavModelItem => ({
      id: page,
      text: title,
      subTitle: subtitle,
      url: pagePath(page),
      children: tabs?.map(({ id, text, count }) => ({
        id,
        text,
        url: pagePath(page, { tab: id }),
        active: id === activeTab,
        tabCounter: count,
      })),
    }),
    [page, title, subtitle, tabs, activeTab]
  );
  return (
    <PluginPage pageNav={pageNav} actions={actions} subTitle={subtitle}>
      {children}
    </PluginPage>
  );
}

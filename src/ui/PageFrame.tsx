import { type ReactNode } from 'react';
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
  const pageNav: NavModelItem = {
    id: page,
    text: title,
    subTitle: subtitle,
    url: pagePath(page),
    children: tabs?.map((tab) => ({
      id: tab.id,
      text: tab.text,
      url: pagePath(page, { tab: tab.id }),
      active: tab.id === activeTab,
      tabCounter: tab.count,
    })),
  };
  return (
    <PluginPage pageNav={pageNav} actions={actions} subTitle={subtitle}>
      {children}
    </PluginPage>
  );
}

import { createContext, useContext } from 'react';
import type { NavModelItem } from '@grafana/data';

export interface Chrome {
  /** Where the plugin's page stands; the page header falls back on it. */
  section: NavModelItem;
  /** What the page says about itself, for breadcrumbs and the window's title. */
  show(pageNav: NavModelItem | undefined): void;
}

export const ChromeContext = createContext<Chrome>({ section: { text: '' }, show: () => undefined });

export const useChrome = (): Chrome => useContext(ChromeContext);

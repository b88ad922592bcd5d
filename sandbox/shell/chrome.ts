import { createContext, useContext, useSyncExternalStore } from 'react';
import type { NavModelItem } from '@grafana/data';
import { BehaviorSubject } from 'rxjs';

/**
 * What the open page says about itself. A store beside React's tree, as in Grafana: the bar hears of it without the
 * page being drawn again, which may describe itself with a new object each time.
 */
const shown = new BehaviorSubject<NavModelItem | undefined>(undefined);

export const showPage = (pageNav: NavModelItem | undefined): void => shown.next(pageNav);

export function useShownPage(): NavModelItem | undefined {
  return useSyncExternalStore(
    (changed) => {
      const subscription = shown.subscribe(changed);
      return () => subscription.unsubscribe();
    },
    () => shown.value
  );
}

/** The menu's words for where we are; a page without a title of its own falls back on them. */
export const SectionContext = createContext<NavModelItem>({ text: '' });

export const useSection = (): NavModelItem => useContext(SectionContext);

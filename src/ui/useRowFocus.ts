import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';

interface RowFocusOptions {
  count: number;
  /** The row that holds the only tab stop of the table. */
  focusIndex: number;
  setFocusIndex: (index: number) => void;
  scroller: RefObject<HTMLDivElement | null>;
  scrollToIndex: (index: number) => void;
  rowsPerPage: () => number;
}

/** Moves the focus from row to row; returns the key handler of the table. */
export function useRowFocus({
  count,
  focusIndex,
  setFocusIndex,
  scroller,
  scrollToIndex,
  rowsPerPage,
}: RowFocusOptions) {
  const mustFocus = useRef(false);

  useLayoutEffect(() => {
    if (mustFocus.current) {
      mustFocus.current = false;
      scroller.current?.querySelector<HTMLElement>(`[data-index="${focusIndex}"]`)?.focus({ preventScroll: true });
    }
  }, [focusIndex, scroller]);

  return (event: KeyboardEvent<HTMLElement>) => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.index !== undefined;
    const target = isOnRow ? targetIndex(event.key, focusIndex, count, rowsPerPage()) : undefined;
    if (target === undefined) {
      return;
    }
    event.preventDefault();
    if (target !== focusIndex) {
      mustFocus.current = true;
      setFocusIndex(target);
      scrollToIndex(target);
    }
  };
}

function targetIndex(key: string, index: number, count: number, page: number): number | undefined {
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.max(0, Math.min(target, count - 1));
}

import {
  type KeyboardEvent,
  type MutableRefObject,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

interface RowFocusOptions {
  count: number;
  /** Index of the row that holds the tab stop; kept drawn by the caller. */
  focused: MutableRefObject<number>;
  scroller: RefObject<HTMLDivElement | null>;
  scrollToIndex: (index: number) => void;
  rowsPerPage: () => number;
}

/** One tab stop for the whole table, moved by the keyboard from row to row. */
export function useRowFocus({ count, focused, scroller, scrollToIndex, rowsPerPage }: RowFocusOptions) {
  const [index, setIndex] = useState(0);
  const mustFocus = useRef(false);
  const focusIndex = Math.max(0, Math.min(index, count - 1));
  focused.current = focusIndex;

  useLayoutEffect(() => {
    if (mustFocus.current) {
      mustFocus.current = false;
      scroller.current?.querySelector<HTMLElement>(`[data-index="${focusIndex}"]`)?.focus({ preventScroll: true });
    }
  }, [focusIndex, scroller]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.index !== undefined;
    const target = isOnRow ? targetIndex(event.key, focusIndex, count, rowsPerPage()) : undefined;
    if (target === undefined) {
      return;
    }
    event.preventDefault();
    if (target !== focusIndex) {
      mustFocus.current = true;
      setIndex(target);
      scrollToIndex(target);
    }
  };
  const onRowFocus = useCallback((row: number) => setIndex(row), []);
  return { focusIndex, onKeyDown, onRowFocus };
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

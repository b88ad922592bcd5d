import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { defaultRangeExtractor, observeElementRect, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useStyles2, useTheme2 } from '@grafana/ui';
import type { Column, Sort } from './Column';
import { DataTableHeader } from './DataTableHeader';
import { DataTableRow } from './DataTableRow';
import { getTableStyles } from './dataTableStyles';
import { useRowFocus } from './useRowFocus';

export type { Column, Sort } from './Column';

interface DataTableProps<Row> {
  /** Says what the rows are. */
  label: string;
  /** Already filtered and sorted; keep the array while nothing changes. */
  rows: readonly Row[];
  /** Keep the array while nothing changes. */
  columns: ReadonlyArray<Column<Row>>;
  rowKey: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Opens a row, by click or Enter. */
  onOpen?: (row: Row) => void;
  openKey?: string;
  /** Shown below the header when there is no row. */
  empty?: ReactNode;
  isBusy?: boolean;
  /** How many lines a cell may take before it is cut; every row has that height. */
  lines?: 1 | 2;
}

const ROW_HEIGHT_UNITS = { 1: 4.5, 2: 6.5 };
const HEADER_HEIGHT_UNITS = ROW_HEIGHT_UNITS[1];
const FIRST_PAINT = { width: 0, height: 800 };

/**
 * A table that draws only the rows in view, however many there are.
 * Arrow keys, Home, End and Page keys move between rows, Enter opens.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, sort, onSort, onOpen, openKey, empty, isBusy = false, lines = 1 } = props;
  const styles = useStyles2(getTableStyles);
  const theme = useTheme2();
  const rowHeight = theme.spacing.gridSize * ROW_HEIGHT_UNITS[lines];
  const headerHeight = theme.spacing.gridSize * HEADER_HEIGHT_UNITS;
  const scroller = useRef<HTMLDivElement>(null);
  const [index, setFocusIndex] = useState(0);
  const focusIndex = Math.max(0, Math.min(index, rows.length - 1));

  const rangeExtractor = useCallback(
    (range: Range) => withFocused(defaultRangeExtractor(range), focusIndex, range.count),
    [focusIndex]
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: headerHeight,
    overscan: 6,
    useFlushSync: false,
    initialRect: FIRST_PAINT,
    observeElementRect: observeDrawnRect,
    rangeExtractor,
  });
  const onKeyDown = useRowFocus({
    count: rows.length,
    focusIndex,
    setFocusIndex,
    scroller,
    scrollToIndex: virtualizer.scrollToIndex,
    rowsPerPage: () => Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / rowHeight) - 2),
  });

  const tracks = useMemo(
    () => ({
      gridTemplateColumns: columns.map(({ minWidth, grow = 1 }) => track(theme.spacing(minWidth), grow)).join(' '),
      minWidth: theme.spacing(columns.reduce((sum, { minWidth }) => sum + minWidth, 0)),
      height: rowHeight,
    }),
    [columns, rowHeight, theme]
  );

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-busy={isBusy}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <DataTableHeader columns={columns} tracks={{ ...tracks, height: headerHeight }} sort={sort} onSort={onSort} />
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtualizer.getTotalSize(), minWidth: tracks.minWidth }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <DataTableRow
              key={rowKey(row)}
              row={row}
              index={index}
              start={start}
              columns={columns}
              tracks={tracks}
              lines={lines}
              isTabStop={index === focusIndex}
              isOpen={openKey !== undefined && rowKey(row) === openKey}
              onOpen={onOpen}
              onFocus={setFocusIndex}
            />
          );
        })}
      </div>
      {rows.length === 0 && empty && <div className={styles.empty}>{empty}</div>}
    </div>
  );
}

/** The focused row stays drawn when it is scrolled away, or the keyboard would lose its place. */
function withFocused(drawn: number[], focusIndex: number, count: number): number[] {
  return focusIndex >= count || drawn.includes(focusIndex) ? drawn : [...drawn, focusIndex].sort((a, b) => a - b);
}

function track(minWidth: string, grow: number): string {
  return grow === 0 ? minWidth : `minmax(${minWidth}, ${grow}fr)`;
}

/** A table in a hidden tab has no height; it keeps the rows that it last drew. */
const observeDrawnRect: typeof observeElementRect = (instance, report) =>
  observeElementRect(instance, (rect) => rect.height > 0 && report(rect));

import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { cx } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { type Column } from './Column';
import { getTableStyles } from './dataTableStyles';

interface DataTableRowProps<Row> {
  row: Row;
  index: number;
  start: number;
  columns: ReadonlyArray<Column<Row>>;
  tracks: CSSProperties;
  lines: 1 | 2;
  isTabStop: boolean;
  isOpen: boolean;
  onOpen?: (row: Row) => void;
  onFocus: (index: number) => void;
}

function PlainRow<Row>({
  row,
  index,
  start,
  columns,
  tracks,
  lines,
  isTabStop,
  isOpen,
  onOpen,
  onFocus,
}: DataTableRowProps<Row>) {
  const styles = useStyles2(getTableStyles);
  const open = (event: MouseEvent<HTMLElement> | KeyboardEvent<HTMLElement>) => {
    if (onOpen && !isOwnControl(event.target, event.currentTarget)) {
      onOpen(row);
    }
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={onOpen ? isOpen : undefined}
      data-index={index}
      tabIndex={isTabStop ? 0 : -1}
      className={cx(styles.row, styles.bodyRow, onOpen && styles.openable, isOpen && styles.open)}
      style={{ ...tracks, transform: `translateY(${start}px)` }}
      onFocus={() => onFocus(index)}
      onClick={open}
      onKeyDown={(event) => event.key === 'Enter' && open(event)}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={cx(styles.cell, column.align === 'right' && styles.right)}>
          {lines === 1 ? column.cell(row) : <Clamped className={styles.lines}>{column.cell(row)}</Clamped>}
        </div>
      ))}
    </div>
  );
}

/** The inner box keeps what is in a cell in one flow: the children of a clamped box would each be a block. */
function Clamped({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div className={className}>
      <div>{children}</div>
    </div>
  );
}

export const DataTableRow = memo(PlainRow) as <Row>(props: DataTableRowProps<Row>) => ReactElement;

function isOwnControl(target: EventTarget, row: HTMLElement): boolean {
  const control = target instanceof Element ? target.closest('a, button, input') : null;
  return control !== null && row.contains(control);
}

import { type CSSProperties } from 'react';
import { cx } from '@emotion/css';
import { Icon, useStyles2 } from '@grafana/ui';
import { type Column, type Sort } from './Column';
import { getTableStyles } from './dataTableStyles';

interface DataTableHeaderProps<Row> {
  columns: ReadonlyArray<Column<Row>>;
  tracks: CSSProperties;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
}

export function DataTableHeader<Row>({ columns, tracks, sort, onSort }: DataTableHeaderProps<Row>) {
  const styles = useStyles2(getTableStyles);
  return (
    <div role="rowgroup" className={styles.header} style={{ minWidth: tracks.minWidth }}>
      <div role="row" aria-rowindex={1} className={styles.row} style={tracks}>
        {columns.map((column) => {
          const direction = sort?.columnId === column.id ? sort.direction : undefined;
          const isSortable = column.isSortable === true && onSort !== undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={isSortable ? (direction ?? 'none') : undefined}
              className={cx(styles.cell, styles.headerCell, column.align === 'right' && styles.right)}
            >
              {isSortable ? (
                <button
                  type="button"
                  className={styles.sortButton}
                  onClick={() => onSort(nextSort(column.id, direction))}
                >
                  {column.header}
                  {direction && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size="sm" />}
                </button>
              ) : (
                column.header
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function nextSort(columnId: string, direction: Sort['direction'] | undefined): Sort {
  return { columnId, direction: direction === 'ascending' ? 'descending' : 'ascending' };
}

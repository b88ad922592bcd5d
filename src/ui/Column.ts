import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Smallest width, in the theme's spacing units. */
  minWidth: number;
  /** Share of the width that is left over; 0 keeps the smallest width. */
  grow?: number;
  align?: 'left' | 'right';
  isSortable?: boolean;
}

export interface Sort {
  columnId: string;
  direction: 'ascending' | 'descending';
}

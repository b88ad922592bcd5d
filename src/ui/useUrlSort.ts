import { useCallback, useMemo } from 'react';
import type { Sort } from './DataTable';
import { useUrlQuery } from './useUrlQuery';

export interface UrlSort<Id extends string> {
  sort: Sort & { columnId: Id };
  onSort: (sort: Sort) => void;
}

/** The order of a table, kept in the address as `sort=<column>`, or `sort=-<column>` when descending. */
export function useUrlSort<Id extends string>(columnIds: readonly Id[], initial: Id): UrlSort<Id> {
  const { get, set } = useUrlQuery();
  const written = get('sort') ?? initial;
  const isDescending = written.startsWith('-');
  const columnId = columnIds.find((id) => id === written.replace(/^-/, '')) ?? initial;
  const sort = useMemo(
    () => ({ columnId, direction: isDescending ? ('descending' as const) : ('ascending' as const) }),
    [columnId, isDescending]
  );
  const onSort = useCallback(
    (next: Sort) => set({ sort: `${next.direction === 'descending' ? '-' : ''}${next.columnId}` }),
    [set]
  );
  return { sort, onSort };
}

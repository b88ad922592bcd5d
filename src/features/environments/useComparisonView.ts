import { useMemo } from 'react';
import { AREAS, STANDINGS } from '../../domain/environments/compared';
import type { ComparisonFilter } from '../../domain/environments/filterComparison';
import { useUrlQuery } from '../../ui/useUrlQuery';

const SIGHTS = [...STANDINGS, 'all'] as const;

/** Which items are shown, and which one is open: all of it in the address. */
export function useComparisonView() {
  const { get, set } = useUrlQuery();
  const area = AREAS.find((known) => known === get('area'));
  const standing = SIGHTS.find((known) => known === get('standing'));
  const text = get('q') ?? '';
  const filter = useMemo((): ComparisonFilter => ({ area, standing, text }), [area, standing, text]);
  const isFiltered = area !== undefined || standing !== undefined || text !== '';
  return { area, standing, text, filter, isFiltered, openId: get('item'), set };
}

export type ComparisonView = ReturnType<typeof useComparisonView>;

export const CLEARED = { area: undefined, standing: undefined, q: undefined };

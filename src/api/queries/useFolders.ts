import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault } from '../../domain/fault/Fault';
import type { Folder } from '../../domain/organisation/organisation';
import { searchFolders } from '../grafana/searchFolders';
import { allContinued } from '../transport/pages';
import { send } from '../transport/send';
import { KEYS, resource } from './query';
import { withProgress } from './useProgress';

const PAGE_SIZE = 1000;

export const foldersQuery = resource<readonly Folder[]>(KEYS.folders, ({ signal }) =>
  withProgress('folders', (onPage) =>
    allContinued(
      searchFolders.id,
      async (cursor = '1') => {
        const page = Number(cursor);
        const hits = await send(searchFolders, { page, limit: PAGE_SIZE }, { signal });
        const next = hits.ok && hits.value.length === PAGE_SIZE ? String(page + 1) : undefined;
        return hits.ok ? ok({ items: hits.value, next }) : hits;
      },
      { onPage }
    )
  )
);

/** All folders, nested ones included (progress: `useProgress('folders')`). */
export function useFolders(): UseQueryResult<readonly Folder[], Fault> {
  return useQuery(foldersQuery);
}

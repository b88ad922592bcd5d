import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { Folder } from '../../domain/organisation/organisation';
import { searchFolders } from '../grafana/searchFolders';
import { allContinued, type PageOptions } from '../transport/pages';
import { send } from '../transport/send';
import { KEYS, resource } from './query';
import { requireEverywhere } from './useConnection';
import { withProgress } from './useProgress';

const PAGE_SIZE = 1000;

export const foldersQuery = resource<readonly Folder[]>(KEYS.folders, async ({ client, signal }) => {
  const right = await requireEverywhere(client, 'folders:read', 'folders');
  return right.ok ? withProgress('folders', (onPage) => readFolders({ signal, onPage })) : right;
});

const readFolders = (options: PageOptions): Promise<Result<Folder[]>> =>
  allContinued(
    searchFolders.id,
    async (cursor = '1') => {
      const page = Number(cursor);
      const hits = await send(searchFolders, { page, limit: PAGE_SIZE }, options);
      const next = hits.ok && hits.value.length === PAGE_SIZE ? String(page + 1) : undefined;
      return hits.ok ? ok({ items: hits.value, next }) : hits;
    },
    options
  );

/** All folders, nested ones included (progress: `useProgress('folders')`). */
export function useFolders(): UseQueryResult<readonly Folder[], Fault> {
  return useQuery(foldersQuery);
}

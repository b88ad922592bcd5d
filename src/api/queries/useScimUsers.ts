import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { ScimUser } from '../../domain/scim/user';
import { listUsers } from '../scim/listUsers';
import { allCounted, type CountedPage } from '../transport/pages';
import { send } from '../transport/send';
import { KEYS, resource } from './query';
import { withProgress } from './useProgress';

export type { ScimUser } from '../../domain/scim/user';

const PAGE_SIZE = 1000;

export const scimUsersQuery = resource<readonly ScimUser[]>(KEYS.scimUsers, ({ signal }) =>
  withProgress('scim-users', (onPage) =>
    allCounted((offset, count) => readPage(offset + 1, count, signal), {
      size: PAGE_SIZE,
      keyOf: ({ id }) => id,
      signal,
      onPage,
    })
  )
);

/** Everybody as SCIM shows them, with their `externalId` (progress: `useProgress('scim-users')`). */
export function useScimUsers(): UseQueryResult<readonly ScimUser[], Fault> {
  return useQuery(scimUsersQuery);
}

async function readPage(
  startIndex: number,
  count: number,
  signal: AbortSignal
): Promise<Result<CountedPage<ScimUser>>> {
  const page = await send(listUsers, { startIndex, count, excludedAttributes: 'groups' }, { signal });
  return page.ok ? ok({ items: page.value.users, total: page.value.totalResults }) : page;
}

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Fault, Result } from '../../domain/fault/Fault';
import type { Person } from '../../domain/organisation/organisation';
import { searchOrgUsers } from '../grafana/searchOrgUsers';
import { allCounted, type PageOptions } from '../transport/pages';
import { send } from '../transport/send';
import { KEYS, resource } from './query';
import { requireEverywhere } from './useConnection';
import { withProgress } from './useProgress';

const PAGE_SIZE = 1000;

export const peopleQuery = resource<readonly Person[]>(KEYS.people, async ({ client, signal }) => {
  const right = await requireEverywhere(client, 'org.users:read', 'users');
  return right.ok ? withProgress('people', (onPage) => readPeople({ signal, onPage })) : right;
});

const readPeople = (options: PageOptions): Promise<Result<Person[]>> =>
  allCounted((offset, perPage) => send(searchOrgUsers, { page: offset / perPage + 1, perPage }, options), {
    size: PAGE_SIZE,
    keyOf: ({ uid }) => uid,
    ...options,
  });

/** Everybody in the organisation, in pages of 1,000 (progress: `useProgress('people')`). */
export function usePeople(): UseQueryResult<readonly Person[], Fault> {
  return useQuery(peopleQuery);
}

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { Person } from '../../domain/organisation/organisation';
import { searchOrgUsers } from '../grafana/searchOrgUsers';
import { allCounted } from '../transport/pages';
import { send } from '../transport/send';
import { KEYS, resource } from './query';
import { withProgress } from './useProgress';

const PAGE_SIZE = 1000;

export const peopleQuery = resource<readonly Person[]>(KEYS.people, ({ signal }) =>
  withProgress('people', (onPage) =>
    allCounted((offset, perPage) => send(searchOrgUsers, { page: offset / perPage + 1, perPage }, { signal }), {
      size: PAGE_SIZE,
      keyOf: ({ uid }) => uid,
      signal,
      onPage,
    })
  )
);

/** Everybody in the organisation, in pages of 1,000 (progress: `useProgress('people')`). */
export function usePeople(): UseQueryResult<readonly Person[], Fault> {
  return useQuery(peopleQuery);
}

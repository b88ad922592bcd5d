import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Fault, Result } from '../../domain/fault/Fault';
import type { Team } from '../../domain/organisation/organisation';
import { listTeams } from '../grafana/listTeams';
import { searchTeams } from '../grafana/searchTeams';
import { allContinued, allCounted, type PageOptions } from '../transport/pages';
import { send } from '../transport/send';
import { isUnusable, KEYS, resource } from './query';
import { requireEverywhere } from './useConnection';
import { withProgress } from './useProgress';

const PAGE_SIZE = 1000;

export const teamsQuery = resource<readonly Team[]>(KEYS.teams, async ({ client, signal }) => {
  const right = await requireEverywhere(client, 'teams:read', 'teams');
  return right.ok ? withProgress('teams', (onPage) => readTeams({ signal, onPage })) : right;
});

/** All teams (progress: `useProgress('teams')`). */
export function useTeams(): UseQueryResult<readonly Team[], Fault> {
  return useQuery(teamsQuery);
}

async function readTeams(options: PageOptions): Promise<Result<Team[]>> {
  const listed = await allContinued(
    listTeams.id,
    (cursor) => send(listTeams, { limit: PAGE_SIZE, cursor }, options),
    options
  );
  return listed.ok || !isUnusable(listed.fault) ? listed : readTeamsByRest(options);
}

function readTeamsByRest(options: PageOptions): Promise<Result<Team[]>> {
  return allCounted((offset, perPage) => send(searchTeams, { page: offset / perPage + 1, perPage }, options), {
    size: PAGE_SIZE,
    keyOf: ({ uid }) => uid,
    ...options,
  });
}

import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from './usePeople';
import { serviceAccountsQuery } from './useServiceAccounts';
import { teamsQuery } from './useTeams';

const INTERVAL_MS = 5_000;
const LONGEST_INTERVAL_MS = 60_000;

/** What is looked at again and again. */
export interface SetUpWatch {
  tokens: boolean;
  people: boolean;
  teams: boolean;
}

/**
 * Looks again every five seconds, and at once when the person comes back to the page, for as long as it is visible and
 * something is waited for. Large lists are read less often: one request in five seconds is enough.
 */
export function useSetUpWatch({ tokens, people, teams }: SetUpWatch): void {
  useQuery({ ...serviceAccountsQuery, ...whileWatching<readonly unknown[]>(tokens, 10) });
  useQuery({ ...peopleQuery, ...whileWatching<readonly unknown[]>(people, 1_000) });
  useQuery({ ...teamsQuery, ...whileWatching<readonly unknown[]>(teams, 1_000) });
}

const whileWatching = <T extends readonly unknown[]>(isOn: boolean, perRequest: number) => ({
  enabled: isOn,
  refetchOnWindowFocus: isOn ? ('always' as const) : false,
  refetchInterval: ({ state }: { state: { data?: T } }) =>
    isOn && Math.min(LONGEST_INTERVAL_MS, INTERVAL_MS * Math.max(1, Math.ceil((state.data?.length ?? 0) / perRequest))),
});

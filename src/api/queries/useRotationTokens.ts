import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import { isWaitingForFirstUse } from '../../domain/tokens/rotation';
import type { ServiceAccountToken } from '../../domain/tokens/serviceAccount';
import { listTokens } from '../grafana/listTokens';
import { send } from '../transport/send';
import { KEYS, resource } from './query';

const WATCH_MS = 5_000;

const rotationTokensQuery = (accountId: number) =>
  resource<readonly ServiceAccountToken[]>([...KEYS.serviceAccounts, accountId], ({ signal }) =>
    send(listTokens, { accountId }, { signal })
  );

/**
 * The tokens of one account, read again every few seconds while the page is visible and the newest was never used.
 * Idle while `accountId` is undefined.
 */
export function useRotationTokens(
  accountId: number | undefined
): UseQueryResult<readonly ServiceAccountToken[], Fault> {
  const query = rotationTokensQuery(accountId ?? 0);
  return useQuery({
    ...query,
    queryFn: accountId === undefined ? skipToken : query.queryFn,
    refetchInterval: ({ state: { data } }) => data !== undefined && isWaitingForFirstUse(data, Date.now()) && WATCH_MS,
  });
}

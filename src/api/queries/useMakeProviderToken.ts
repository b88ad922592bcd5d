import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { tokenLifetimeSeconds } from '../../domain/connection/lifetime';
import type { Fault } from '../../domain/fault/Fault';
import { makeProviderToken, type ProviderToken, type ProviderTokenInput } from '../provider/makeProviderToken';
import { stack } from '../transport/stack';
import { KEYS, orThrow } from './query';

export type { ProviderToken } from '../provider/makeProviderToken';

/** Without `secondsToLive`: 90 days, or the server's limit. */
export type MakeProviderToken = Omit<ProviderTokenInput, 'secondsToLive'> & { secondsToLive?: number };

/**
 * Makes a token for the identity provider.
 * SECURITY: the key is in `data` for as long as the component that shows it stands, and is dropped with it.
 */
export function useMakeProviderToken(): UseMutationResult<ProviderToken, Fault, MakeProviderToken> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ secondsToLive = tokenLifetimeSeconds(stack().tokenExpirationDayLimit), ...input }) =>
      orThrow(await makeProviderToken({ ...input, secondsToLive })),
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: KEYS.serviceAccounts }),
  });
}

import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import { revokeToken } from '../provider/revokeToken';
import { KEYS, orThrow } from './query';

/** Deletes a token of a service account, which stops working at once. One that is gone already is no fault. */
export function useRevokeToken(): UseMutationResult<void, Fault, { accountId: number; tokenId: number }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (token) => orThrow(await revokeToken(token)),
    onSettled: () => client.invalidateQueries({ queryKey: KEYS.serviceAccounts }),
  });
}

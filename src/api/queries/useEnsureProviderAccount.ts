import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import {
  ensureProviderAccount,
  type ProviderAccount,
  type ProviderAccountInput,
} from '../provider/ensureProviderAccount';
import { stack } from '../transport/stack';
import { KEYS, orThrow } from './query';

export { PROVIDER_STEPS } from '../provider/providerSteps';
export type { ProviderStep, ProviderStepId } from '../provider/providerSteps';
export type { ProviderAccount } from '../provider/ensureProviderAccount';

export type EnsureProviderAccount = Omit<ProviderAccountInput, 'isEnterprise'>;

/** Finds or makes the identity provider's service account with the session of the signed-in person. */
export function useEnsureProviderAccount(): UseMutationResult<ProviderAccount, Fault, EnsureProviderAccount> {
  const client = useQueryClient();
  const { isEnterprise } = stack();
  return useMutation({
    mutationFn: async (input) => orThrow(await ensureProviderAccount({ ...input, isEnterprise })),
    onSettled: () =>
      Promise.all(
        [KEYS.serviceAccounts, KEYS.roles, KEYS.accountRoles, KEYS.accountPermissions].map((queryKey) =>
          client.invalidateQueries({ queryKey })
        )
      ),
  });
}

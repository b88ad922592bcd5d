import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { failed, type Fault, type Result } from '../../domain/fault/Fault';
import { revocationOf, type Revocation } from '../../domain/tokens/rotation';
import type { AccountUse } from '../../domain/tokens/TokenFinding';
import { deleteToken } from '../grafana/deleteToken';
import { listTokens } from '../grafana/listTokens';
import { revokeToken } from '../provider/revokeToken';
import { send } from '../transport/send';
import { KEYS, orThrow } from './query';

export interface RevokeInput {
  accountId: number;
  tokenId: number;
  /** Whose account it is. */
  use: AccountUse;
  /** What the person was told about it. */
  shown: Revocation;
}

/**
 * Revokes a token that was replaced, that ended or that was never used. The tokens are read again first: when the
 * newest has gone meanwhile, or something began to use this one, that is a `conflict` and nothing is revoked.
 */
export function useRotationRevoke(): UseMutationResult<void, Fault, RevokeInput> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input) => orThrow(await revoke(input)),
    onSettled: () => client.invalidateQueries({ queryKey: KEYS.serviceAccounts }),
  });
}

async function revoke({ accountId, tokenId, use, shown }: RevokeInput): Promise<Result<void>> {
  const tokens = await send(listTokens, { accountId });
  if (!tokens.ok) {
    return tokens;
  }
  const token = tokens.value.find(({ id }) => id === tokenId);
  const now = token ? revocationOf(token, { tokens: tokens.value, use, nowMs: Date.now() }) : 'allowed';
  const isAsShown = now === 'allowed' || (now === 'in-use' && shown === 'in-use');
  return isAsShown ? revokeToken({ accountId, tokenId }) : failed(changedMeanwhile);
}

const changedMeanwhile: Fault = {
  kind: 'conflict',
  operation: deleteToken.id,
  detail: 'The tokens of this account have changed since they were read: this one may be needed.',
};

import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import { connect, type ConnectInput, type ConnectOutcome } from '../connect/connect';
import { orThrow } from './query';

export { CONNECT_STEPS } from '../connect/steps';
export type { ConnectStep, ConnectStepId } from '../connect/steps';
export type { ConnectInput, ConnectOutcome } from '../connect/connect';

/**
 * Creates (or finds) the plugin's service account and a new token with the signed-in person's session, stores the
 * token, proves it through the proxy and removes tokens that nothing uses any more. Safe to run again after an
 * interruption, and to replace a token.
 */
export function useConnect(): UseMutationResult<ConnectOutcome, Fault, ConnectInput> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input) => orThrow(await connect(input)),
    onSettled: () => client.invalidateQueries(),
  });
}

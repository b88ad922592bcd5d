import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { isSameAddress, peerAddressProblem } from '../../domain/environments/peerAddress';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { validateNamespace } from '../../domain/scim/namespace';
import type { HeldPermissions } from '../../domain/tokens/permissions';
import { PEER_TOKEN_FIELD, readSettings, type PluginSettings } from '../connect/pluginSettings';
import { removePeer, savePeer, type PeerInput } from '../connect/savePeer';
import { getPluginSettings } from '../grafana/getPluginSettings';
import { getPeerServer } from '../peer/getPeerServer';
import { peerReads } from '../peer/peerReads';
import { send } from '../transport/send';
import { stack } from '../transport/stack';
import { KEYS, orThrow, resource } from './query';

export type { PeerInput } from '../connect/savePeer';

interface PeerPlace {
  url: string;
  name: string;
  namespace: string;
}

export interface PeerServer {
  version: string;
  edition: string;
  /** Where it says that it is. */
  appUrl: string;
  /** Of the organisation that the token belongs to. */
  namespace: string;
}

export type Peer =
  | { status: 'none' }
  /** `fault`: why it cannot be asked now. */
  | ({ status: 'broken'; fault: Fault; hasToken: boolean } & PeerPlace)
  | ({
      status: 'connected';
      hasToken: true;
      server: PeerServer;
      /** What the token may do there. */
      permissions: HeldPermissions;
      /** It gives the address of this Grafana as its own: perhaps it is this one. */
      isPerhapsItself: boolean;
    } & PeerPlace);

export const peerQuery = resource<Peer>(KEYS.peer, ({ signal }) => readPeer(signal));

/** The other Grafana, as it is set up, with a proof that it answers. */
export function usePeer(): UseQueryResult<Peer, Fault> {
  return useQuery(peerQuery);
}

/** Stores the peer and proves it; see `savePeer`. */
export function useSavePeer(): UseMutationResult<PluginSettings, Fault, PeerInput> {
  const forget = useForgetPeer();
  return useMutation({ mutationFn: async (input) => orThrow(await savePeer(input)), onSettled: forget });
}

/** Forgets the peer and its token. */
export function useRemovePeer(): UseMutationResult<PluginSettings, Fault, void> {
  const forget = useForgetPeer();
  return useMutation({ mutationFn: async () => orThrow(await removePeer()), onSettled: forget });
}

/** What was read of one peer is nothing of another. */
function useForgetPeer(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ queryKey: [...KEYS.environment, 'there'] });
    await Promise.all([KEYS.connection, KEYS.peer].map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}

async function readPeer(signal: AbortSignal): Promise<Result<Peer>> {
  const stored = await send(getPluginSettings, undefined, { signal });
  if (!stored.ok) {
    return stored;
  }
  const { jsonData, secureJsonFields } = stored.value;
  const { peerUrl, peerName, peerNamespace = 'default' } = readSettings(jsonData);
  if (peerUrl === undefined || peerUrl === '') {
    return ok({ status: 'none' });
  }
  const place = { url: peerUrl, name: peerName?.trim() || hostOf(peerUrl), namespace: peerNamespace };
  const hasToken = secureJsonFields?.[PEER_TOKEN_FIELD] === true;
  const fault = settingsFault(place, hasToken);
  if (fault) {
    return ok({ ...place, status: 'broken', fault, hasToken });
  }
  const [permissions, server] = await Promise.all([
    send(peerReads.permissions, undefined, { signal }),
    send(getPeerServer, undefined, { signal }),
  ]);
  if (!permissions.ok) {
    return ok({ ...place, status: 'broken', fault: permissions.fault, hasToken });
  }
  if (!server.ok) {
    return ok({ ...place, status: 'broken', fault: server.fault, hasToken });
  }
  const isPerhapsItself = isSameAddress(server.value.appUrl, stack().appUrl);
  const proved = { hasToken: true as const, permissions: permissions.value, server: server.value, isPerhapsItself };
  return ok({ ...place, ...proved, status: 'connected' });
}

const hostOf = (url: string): string => url.replace(/^https?:\/\//i, '');

/** Settings that cannot make an address, or that lead back here: a provisioning file is written by hand. */
function settingsFault({ url, namespace }: PeerPlace, hasToken: boolean): Fault | undefined {
  const problem = peerAddressProblem(url, [stack().appUrl]);
  if (problem !== undefined) {
    return settingFault(problem === 'itself' ? 'The address is this Grafana itself.' : 'The address cannot be used.');
  }
  const wrong = validateNamespace(namespace);
  if (wrong !== undefined) {
    return settingFault(wrong);
  }
  return hasToken ? undefined : { ...settingFault('There is no token for it.'), kind: 'unauthorized' };
}

const settingFault = (detail: string): Fault => ({ kind: 'invalid', operation: getPeerServer.id, detail });

/** The peer, once it can be asked. */
export function connectedPeer(peer: Peer): Result<Extract<Peer, { status: 'connected' }>> {
  if (peer.status === 'connected') {
    return ok(peer);
  }
  return failed(peer.status === 'broken' ? peer.fault : settingFault('No other Grafana is set up.'));
}

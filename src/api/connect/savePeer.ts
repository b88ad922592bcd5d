import { failed, type Fault, ok, type Result } from '../../domain/fault/Fault';
import { peerAddressProblem } from '../../domain/environments/peerAddress';
import { validateNamespace } from '../../domain/scim/namespace';
import { getPluginSettings } from '../grafana/getPluginSettings';
import { getPeerServer } from '../peer/getPeerServer';
import { peerReads } from '../peer/peerReads';
import { pause } from '../transport/pause';
import { send } from '../transport/send';
import { stack } from '../transport/stack';
import { changeSettings } from './changeSettings';
import { PEER_TOKEN_FIELD, readSettings, type PluginSettings } from './pluginSettings';

export interface PeerInput {
  /** Tidy: no slash at its end. */
  url: string;
  /** What people call it, e.g. `staging`. */
  name: string;
  /** Absent: the stored one stays, which is for an address that stays too. */
  token?: string;
}

/** Grafana keeps decrypted secrets by a time that has whole seconds; two saves within one can leave the older one. */
const NEXT_SECOND_MS = 1100;

/**
 * Stores where the peer is and its token, then proves both by reading through the proxy; the namespace is what the
 * peer says. A token that the peer does not take stays stored: the page says so, and it can be replaced or removed.
 */
export async function savePeer({ url, name, token }: PeerInput): Promise<Result<PluginSettings>> {
  if (peerAddressProblem(url, [stack().appUrl]) !== undefined) {
    return failed(badAddress);
  }
  if (token === undefined && !(await isStoredFor(url))) {
    return failed(tokenNeeded);
  }
  const place = { peerUrl: url, peerName: name, peerNamespace: 'default' };
  const store = () => changeSettings(place, token === undefined ? undefined : { [PEER_TOKEN_FIELD]: token });
  const stored = await store();
  if (!stored.ok) {
    return stored;
  }
  const proved = await prove(token === undefined ? undefined : store);
  return proved.ok ? keepNamespace(stored.value) : proved;
}

/** SECURITY: a stored token must never be sent to another address than the one that it was given for. */
async function isStoredFor(url: string): Promise<boolean> {
  const stored = await send(getPluginSettings, undefined);
  return (
    stored.ok &&
    readSettings(stored.value.jsonData).peerUrl === url &&
    stored.value.secureJsonFields?.[PEER_TOKEN_FIELD] === true
  );
}

async function prove(again: (() => Promise<Result<unknown>>) | undefined): Promise<Result<unknown>> {
  const first = await send(peerReads.permissions, undefined);
  if (first.ok || first.fault.kind !== 'unauthorized' || !again) {
    return first;
  }
  await pause(NEXT_SECOND_MS);
  const stored = await again();
  return stored.ok ? send(peerReads.permissions, undefined) : stored;
}

async function keepNamespace(settings: PluginSettings): Promise<Result<PluginSettings>> {
  const server = await send(getPeerServer, undefined);
  if (!server.ok) {
    return server;
  }
  const { namespace } = server.value;
  if (validateNamespace(namespace) !== undefined) {
    return failed({ ...badAddress, kind: 'malformed', operation: getPeerServer.id, detail: 'It names no namespace.' });
  }
  return namespace === settings.peerNamespace ? ok(settings) : changeSettings({ peerNamespace: namespace });
}

/** Forgets the peer and its token. */
export const removePeer = (): Promise<Result<PluginSettings>> =>
  changeSettings({ peerUrl: undefined, peerName: undefined, peerNamespace: undefined }, { [PEER_TOKEN_FIELD]: '' });

const tokenNeeded: Fault = {
  kind: 'invalid',
  operation: getPeerServer.id,
  detail: 'A new address takes its own token: the stored one belongs to the old address.',
};

const badAddress: Fault = {
  kind: 'invalid',
  operation: getPeerServer.id,
  detail: 'The address is not one of another Grafana.',
};

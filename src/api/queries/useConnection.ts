import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { covers } from '../../domain/tokens/permissions';
import { readSettings, settingsFault, TOKEN_FIELD, type PluginSettings } from '../connect/pluginSettings';
import { getOwnPermissions } from '../grafana/getOwnPermissions';
import { getPluginSettings } from '../grafana/getPluginSettings';
import { READ_ACTION } from '../transport/pluginId';
import { send } from '../transport/send';
import { stack } from '../transport/stack';
import { KEYS, resource } from './query';

export type { PluginSettings } from '../connect/pluginSettings';

export interface Connection {
  /** `broken`: a token is stored, but it does not work now (`fault` says how). */
  status: 'not-connected' | 'connected' | 'broken';
  fault?: Fault;
  settings: PluginSettings;
  hasToken: boolean;
  /** Whether a provisioning file sets the plugin's settings up; Grafana does not tell. */
  isProvisioned: boolean | 'unknown';
  /** Effective permissions of the stored token (action → scopes); only when connected. */
  permissions?: Readonly<Record<string, readonly string[]>>;
  /** When the token was proved last, epoch milliseconds. */
  provedAtMs?: number;
}

export const connectionQuery = resource(KEYS.connection, ({ signal }) => readConnection(signal));

/** Reads the plugin's settings and proves the stored token through the plugin proxy. */
export function useConnection(): UseQueryResult<Connection, Fault> {
  return useQuery(connectionQuery);
}

async function readConnection(signal: AbortSignal): Promise<Result<Connection>> {
  if (!stack().can.read) {
    return failed(notAllowed);
  }
  const stored = await send(getPluginSettings, undefined, { signal });
  if (!stored.ok) {
    return stored;
  }
  const { jsonData, secureJsonFields, enabled } = stored.value;
  const settings = readSettings(jsonData);
  const hasToken = enabled && secureJsonFields?.[TOKEN_FIELD] === true;
  const known = { settings, hasToken, isProvisioned: settings.mapping === undefined ? ('unknown' as const) : true };
  return hasToken ? prove(known, signal) : ok({ ...known, status: 'not-connected' });
}

async function prove(known: Omit<Connection, 'status'>, signal: AbortSignal): Promise<Result<Connection>> {
  const fault = settingsFault(known.settings);
  if (fault) {
    return ok({ ...known, status: 'broken', fault });
  }
  const proof = await send(getOwnPermissions, undefined, { signal });
  if (proof.ok) {
    return ok({ ...known, status: 'connected', permissions: proof.value, provedAtMs: Date.now() });
  }
  const isRefused = proof.fault.messageId === 'plugin-proxy.denied';
  return isRefused ? proof : ok({ ...known, status: 'broken', fault: proof.fault });
}

const notAllowed: Fault = {
  kind: 'forbidden',
  operation: getPluginSettings.id,
  detail: 'SCIM Manager is for administrators.',
  missingPermissions: [READ_ACTION],
};

/**
 * Fails unless the stored token holds `action` on every `resources`: some lists leave out, without a word, what the
 * caller may not see, and would be taken for complete.
 */
export async function requireEverywhere(client: QueryClient, action: string, resources: string): Promise<Result<void>> {
  const connection = await client.query(connectionQuery);
  if (connection.status !== 'connected') {
    return failed(connection.fault ?? notConnected);
  }
  const { permissions = {} } = connection;
  const isHeld = permissions[action]?.some((scope) => covers(scope, `${resources}:*`));
  return isHeld ? ok(undefined) : failed(lacking(action));
}

/** The connection, once there is one: a token that does not work is asked with all the same. */
export async function requireConnection(client: QueryClient): Promise<Result<Connection>> {
  const connection = await client.query(connectionQuery);
  return connection.status === 'not-connected' ? failed(notConnected) : ok(connection);
}

const notConnected: Fault = {
  kind: 'unauthorized',
  operation: getOwnPermissions.id,
  detail: 'SCIM Manager is not connected to Grafana yet.',
};

const lacking = (action: string): Fault => ({
  kind: 'forbidden',
  operation: getOwnPermissions.id,
  detail: "The plugin's service account may not read everything that is needed here.",
  missingPermissions: [action],
});

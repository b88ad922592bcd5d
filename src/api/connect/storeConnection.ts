import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { getPluginSettings } from '../grafana/getPluginSettings';
import { savePluginSettings } from '../grafana/savePluginSettings';
import { send } from '../transport/send';
import type { OwnAccount } from './ensureAccount';
import { readSettings, TOKEN_FIELD, type PluginSettings } from './pluginSettings';

/** MySQL keeps `jsonData` in 65,535 bytes. */
const MAX_BYTES = 60_000;

interface ConnectionToStore {
  grafanaUrl: string;
  namespace: string;
  account: OwnAccount;
  key: string;
}

/** Reads the settings again and saves them whole, with the token as a secret: what is left out would be lost. */
export async function storeConnection(connection: ConnectionToStore): Promise<Result<PluginSettings>> {
  const current = await send(getPluginSettings, undefined);
  if (!current.ok) {
    return current;
  }
  const { grafanaUrl, namespace, account, key } = connection;
  const jsonData = {
    ...current.value.jsonData,
    grafanaUrl,
    namespace,
    serviceAccountId: account.id,
    serviceAccountLogin: account.login,
  };
  if (new TextEncoder().encode(JSON.stringify(jsonData)).length > MAX_BYTES) {
    return failed(tooLarge);
  }
  const secureJsonData = { [TOKEN_FIELD]: key };
  const saved = await send(savePluginSettings, { enabled: true, pinned: true, jsonData, secureJsonData });
  return saved.ok ? ok(readSettings(jsonData)) : saved;
}

const tooLarge: Fault = {
  kind: 'invalid',
  operation: savePluginSettings.id,
  detail: `The plugin's settings would be larger than ${MAX_BYTES} bytes. Is a large mapping provisioned in them?`,
};

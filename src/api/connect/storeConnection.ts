import type { Result } from '../../domain/fault/Fault';
import { changeSettings } from './changeSettings';
import type { OwnAccount } from './ensureAccount';
import { TOKEN_FIELD, type PluginSettings } from './pluginSettings';

interface ConnectionToStore {
  grafanaUrl: string;
  namespace: string;
  account: OwnAccount;
  key: string;
}

/** Stores the connection in the settings, with the token as a secret. */
export function storeConnection({
  grafanaUrl,
  namespace,
  account,
  key,
}: ConnectionToStore): Promise<Result<PluginSettings>> {
  const change = { grafanaUrl, namespace, serviceAccountId: account.id, serviceAccountLogin: account.login };
  return changeSettings(change, { [TOKEN_FIELD]: key });
}

import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { getPluginSettings } from '../grafana/getPluginSettings';
import { savePluginSettings } from '../grafana/savePluginSettings';
import { send } from '../transport/send';
import { readSettings, type PluginSettings } from './pluginSettings';

/** MySQL keeps `jsonData` in 65,535 bytes. */
const MAX_BYTES = 60_000;

/**
 * Reads the plugin's settings again, changes what is named and saves them whole: what is left out would be lost. A
 * value of `undefined` removes. Secrets that are not given stay.
 */
export async function changeSettings(
  change: Partial<PluginSettings>,
  secureJsonData?: Readonly<Record<string, string>>
): Promise<Result<PluginSettings>> {
  const current = await send(getPluginSettings, undefined);
  if (!current.ok) {
    return current;
  }
  const jsonData = { ...current.value.jsonData, ...change };
  if (new TextEncoder().encode(JSON.stringify(jsonData)).length > MAX_BYTES) {
    return failed(tooLarge);
  }
  const saved = await send(savePluginSettings, { enabled: true, pinned: true, jsonData, secureJsonData });
  return saved.ok ? ok(readSettings(jsonData)) : saved;
}

const tooLarge: Fault = {
  kind: 'invalid',
  operation: savePluginSettings.id,
  detail: `The plugin's settings would be larger than ${MAX_BYTES} bytes. Is a large mapping provisioned in them?`,
};

import { operation } from '../transport/Operation';
import { PLUGIN_ID } from '../transport/pluginId';
import { anyAnswer } from './fields';

interface PluginSettingsUpdate {
  /** Left out, they would become false. */
  enabled: boolean;
  pinned: boolean;
  /** Replaces all of it. */
  jsonData: Readonly<Record<string, unknown>>;
  /** A secret that is left out stays. */
  secureJsonData?: Readonly<Record<string, string>>;
}

export const savePluginSettings = operation({
  id: 'grafana.savePluginSettings',
  method: 'POST',
  via: 'session',
  path: `/api/plugins/${PLUGIN_ID}/settings`,
  action: 'write',
  isIdempotent: true,
  request: (body: PluginSettingsUpdate) => ({ body }),
  schema: anyAnswer,
  doc: 'https://grafana.com/developers/plugin-tools/how-to-guides/app-plugins/add-authentication-for-app-plugins',
  openApi: { absent: 'The document leaves plugin settings out.' },
});

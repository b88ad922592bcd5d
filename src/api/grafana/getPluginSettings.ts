import * as v from 'valibot';
import { operation } from '../transport/Operation';
import { PLUGIN_ID } from '../transport/pluginId';
import { orNull } from './fields';

/** The plugin's settings as stored. Secrets are only named. Every Viewer may read them. */
export const getPluginSettings = operation({
  id: 'grafana.getPluginSettings',
  method: 'GET',
  via: 'session',
  path: `/api/plugins/${PLUGIN_ID}/settings`,
  action: 'read',
  request: () => ({}),
  schema: v.object({
    enabled: v.boolean(),
    pinned: v.boolean(),
    jsonData: orNull(v.record(v.string(), v.unknown())),
    secureJsonFields: orNull(v.record(v.string(), v.boolean())),
  }),
  doc: 'https://grafana.com/developers/plugin-tools/how-to-guides/app-plugins/add-authentication-for-app-plugins',
  openApi: { absent: 'The document leaves plugin settings out.' },
});

import { message } from '../reply';
import type { PluginManifest } from '../plugin';
import type { RouteContext } from '../router/Route';
import type { PluginSettingRow } from '../store/rows';

export const pluginOf = ({ sandbox, params }: RouteContext): PluginManifest | undefined =>
  sandbox.plugin?.id === params['pluginId'] ? sandbox.plugin : undefined;

export const settingOf = ({ store, params }: RouteContext): PluginSettingRow | undefined =>
  store.pluginSettings.by('pluginId', params['pluginId'] ?? '');

type Handler = (
  context: RouteContext,
  plugin: PluginManifest,
  setting: PluginSettingRow
) => Response | Promise<Response>;

/** Only for a plugin that is installed and enabled. */
export const whenEnabled =
  (handler: Handler) =>
  (context: RouteContext): Response | Promise<Response> => {
    const plugin = pluginOf(context);
    const setting = settingOf(context);
    if (!plugin) {
      return message(404, 'Plugin not found');
    }
    if (!setting) {
      return message(404, 'Plugin setting not found');
    }
    return setting.enabled ? handler(context, plugin, setting) : message(404, 'Plugin is not enabled');
  };

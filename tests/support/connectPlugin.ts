import type { Sandbox } from '../../sandbox/server/Sandbox';
import plugin from '../../src/plugin.json';
import { browserSession } from './browserSession';

/** Switches the plugin on and stores a working token, as the first connection does in the end. */
export async function connectPlugin(sandbox: Sandbox): Promise<void> {
  const administrator = browserSession(sandbox);
  await administrator.signIn('admin', 'admin');
  const { grafanaUrl, namespace, tokens } = sandbox.info();
  const provisioned = sandbox.store.pluginSettings.by('pluginId', plugin.id)?.jsonData;
  await administrator.sendJson('POST', `/api/plugins/${plugin.id}/settings`, {
    enabled: true,
    pinned: true,
    jsonData: { ...provisioned, grafanaUrl, namespace },
    secureJsonData: { grafanaToken: tokens.plugin },
  });
}

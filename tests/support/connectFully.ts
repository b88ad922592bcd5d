import type { Sandbox } from '../../sandbox/server/Sandbox';
import plugin from '../../src/plugin.json';
import { grafanaOf } from './provision';

const SETTINGS_ROLE = 'fixed:authentication.config:writer';

const isSettingsRole = (role: unknown): role is { uid: string } =>
  typeof role === 'object' && role !== null && 'name' in role && role.name === SETTINGS_ROLE;

/** Connects as the guided action does: with an account of the plugin's own that may read and change SCIM settings. */
export async function connectFully(sandbox: Sandbox): Promise<void> {
  const grafana = grafanaOf(sandbox);
  const { id } = await grafana('POST', '/api/serviceaccounts', { name: 'SCIM Manager', role: 'Admin' });
  const { key } = await grafana('POST', `/api/serviceaccounts/${id}/tokens`, { name: 'own', secondsToLive: 86_400 });
  if (sandbox.edition === 'enterprise' && sandbox.instance.licence !== 'none') {
    const roleUid = Object.values(await grafana('GET', '/api/access-control/roles')).find(isSettingsRole)?.uid;
    await grafana('POST', `/api/access-control/users/${id}/roles`, { roleUid });
  }
  const { grafanaUrl, namespace } = sandbox.info();
  const provisioned = sandbox.store.pluginSettings.by('pluginId', plugin.id)?.jsonData;
  await grafana('POST', `/api/plugins/${plugin.id}/settings`, {
    enabled: true,
    jsonData: { ...provisioned, grafanaUrl, namespace, serviceAccountId: id },
    secureJsonData: { grafanaToken: key },
  });
}

import type { Sandbox } from '../../sandbox/server/Sandbox';
import { grafanaOf } from '../support/provision';

export const RULES = 500;
export const FOLDERS = 20;

/**
 * Makes folders, half of them within another one, and gives the plugin a provisioned mapping with a rule for each of
 * the first groups: Edit on one of these folders. For the story `large`.
 */
export async function manyRules(sandbox: Sandbox): Promise<void> {
  const grafana = grafanaOf(sandbox);
  for (let at = 0; at < FOLDERS; at += 1) {
    const parent = at % 2 === 1 ? { parentUid: `f${at - 1}` } : {};
    await grafana('POST', '/api/folders', { uid: `f${at}`, title: `Folder ${at}`, ...parent });
  }
  const groups = sandbox.store.teams
    .all()
    .filter(({ isProvisioned }) => isProvisioned)
    .slice(0, RULES);
  const rules = groups.map(
    ({ name }, at) =>
      `  - {name: r${at}, match: {group: ${name}}, folders: [{uid: f${at % FOLDERS}, permission: Edit}]}\n`
  );
  const { grafanaUrl, namespace } = sandbox.info();
  await grafana('POST', '/api/plugins/idops-scim-app/settings', {
    enabled: true,
    pinned: true,
    jsonData: { grafanaUrl, namespace, mapping: `version: 1\nrules:\n${rules.join('')}` },
  });
}

import { PLUGIN_ID } from './pluginId';

const PROXY = `/api/plugin-proxy/${PLUGIN_ID}`;

/** Where plugin.json's routes lead, for those that do not lead to the same path. */
const GROUPS: ReadonlyArray<[prefix: string, group: string]> = [
  ['/scim/', 'scim.grafana.app/v0alpha1'],
  ['/iam/', 'iam.grafana.app/v0alpha1'],
];

/** The path and query that Grafana itself gets for an address of ours, once the plugin proxy has passed it on. */
export function upstreamPath(url: string, namespace: string): string {
  const path = url.startsWith(`${PROXY}/`) ? url.slice(PROXY.length) : url;
  const [prefix, group] = GROUPS.find(([start]) => path.startsWith(start)) ?? [];
  return prefix ? `/apis/${group}/namespaces/${namespace}/${path.slice(prefix.length)}` : path;
}

import { createSandbox } from '../../sandbox/server/handle';
import type { Sandbox, SandboxOptions } from '../../sandbox/server/Sandbox';
import { PEER_FEATURES } from '../../src/domain/environments/peerPermissions';
import plugin from '../../src/plugin.json';
import { grafanaOf, type Organisation, provision } from './provision';

export const PEER_URL = 'https://grafana.staging.example.com';

interface PeerOptions extends Pick<SandboxOptions, 'edition' | 'version' | 'story' | 'ini'> {
  organisation?: Organisation;
  /** `reads`: exactly what is needed; `admin`: the basic role Admin; a list: these actions of it alone. */
  rights?: 'reads' | 'admin' | readonly string[];
  prepare?(sandbox: Sandbox): Promise<void>;
}

/** A second Grafana in this process, which answers at an address of its own and remembers what it was asked. */
export async function createPeer({ organisation, rights = 'reads', prepare, ...options }: PeerOptions = {}) {
  const clock = { now: () => Date.now() };
  const sandbox = await createSandbox({ story: 'empty', ...options, plugin, clock, grafanaUrl: PEER_URL });
  await provision(sandbox, organisation ?? {});
  await prepare?.(sandbox);
  const token = await tokenWith(sandbox, rights);
  const seen: Request[] = [];
  const answer = (request: Request) => {
    seen.push(request.clone());
    return sandbox.handle(request);
  };
  return { sandbox, token, seen, upstreams: { [PEER_URL]: answer } };
}

/** The key of a service account that has them. */
export async function tokenWith(sandbox: Sandbox, rights: NonNullable<PeerOptions['rights']>): Promise<string> {
  const grafana = grafanaOf(sandbox);
  const role = rights === 'admin' ? 'Admin' : 'None';
  const { id } = await grafana('POST', '/api/serviceaccounts', { name: 'Compared', role });
  if (rights !== 'admin') {
    const permissions = PEER_FEATURES.flatMap(({ needs }) => needs.map(({ action, scope }) => ({ action, scope })));
    const { uid } = await grafana('POST', '/api/access-control/roles', {
      name: 'custom:compared',
      displayName: 'Compared',
      permissions: rights === 'reads' ? permissions : permissions.filter(({ action }) => rights.includes(action)),
    });
    await grafana('POST', `/api/access-control/users/${String(id)}/roles`, { roleUid: uid });
  }
  const { key } = await grafana('POST', `/api/serviceaccounts/${String(id)}/tokens`, { name: 'compared' });
  return String(key);
}

/** Sets the peer up, as the page does in the end. */
export async function storePeer(sandbox: Sandbox, token: string, changes: Record<string, unknown> = {}): Promise<void> {
  const jsonData = sandbox.store.pluginSettings.by('pluginId', plugin.id)?.jsonData;
  await grafanaOf(sandbox)('POST', `/api/plugins/${plugin.id}/settings`, {
    enabled: true,
    pinned: true,
    jsonData: { ...jsonData, peerUrl: PEER_URL, peerName: 'staging', peerNamespace: 'default', ...changes },
    secureJsonData: { peerToken: token },
  });
}

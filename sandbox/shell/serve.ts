import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSandbox } from '../server/handle';
import { listen, type Listening } from '../server/http';
import type { PluginManifest } from '../server/plugin';
import type { Sandbox, SandboxOptions } from '../server/Sandbox';
import { readBootData } from './bootData';
import { createFiles } from './files';

export interface ServeOptions extends Omit<SandboxOptions, 'plugin' | 'grafanaUrl'> {
  /** The project's folder, with `dist` built. */
  root: string;
  /** Where the bundled shell is. */
  shellDir: string;
  /** 0 takes a free one. */
  port: number;
}

/** The sandbox and the page around the built plugin, on one port. */
export async function serve({
  root,
  shellDir,
  port,
  ...options
}: ServeOptions): Promise<Listening & { sandbox: Sandbox }> {
  const plugin = JSON.parse(readFileSync(join(root, 'dist/plugin.json'), 'utf8')) as PluginManifest;
  const sandbox = await createSandbox({ ...options, plugin, grafanaUrl: `http://127.0.0.1:${port}` });
  await provision(sandbox, plugin.id);
  const bootData = (cookie: string) =>
    readBootData((path) => sandbox.handle(new Request(new URL(path, sandbox.grafanaUrl), { headers: { cookie } })));
  const files = createFiles({ root, shellDir, pluginId: plugin.id, bootData });
  return { ...(await listen(sandbox, port, files)), sandbox };
}

/** Switches the plugin on, at every start, as `provisioning/plugins/apps.yaml` does for a real Grafana. */
async function provision(sandbox: Sandbox, pluginId: string): Promise<void> {
  const reset = sandbox.reset.bind(sandbox);
  const enable = () =>
    sandbox.handle(
      new Request(`${sandbox.grafanaUrl}/api/plugins/${pluginId}/settings`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.info().tokens.admin}`, 'content-type': 'application/json' },
        body: JSON.stringify({ enabled: true, pinned: true, jsonData: {} }),
      })
    );
  sandbox.reset = async (ini) => {
    await reset(ini);
    await enable();
  };
  await enable();
}

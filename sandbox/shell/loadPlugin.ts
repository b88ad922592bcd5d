import type { AppPlugin, AppPluginMeta } from '@grafana/data';

type Factory = (...modules: unknown[]) => unknown;

declare global {
  interface Window {
    define?: ((dependencies: string[], factory: Factory) => void) & { amd?: object };
  }
}

/**
 * Loads a built plugin as Grafana does: an AMD module that asks the host for its libraries, and for `module`
 * to learn its own address. Rejects when the script is missing or asks for something that the host does not share.
 */
export async function loadPlugin(meta: AppPluginMeta, shared: Record<string, unknown>): Promise<AppPlugin> {
  const uri = `/${meta.module}`;
  const exported = await loadAmd(uri, `${uri}?_cache=${meta.info.version}`, shared);
  if (!isPluginModule(exported)) {
    throw new Error(`${uri} exports no plugin`);
  }
  const { plugin } = exported;
  plugin.meta = meta;
  plugin.init(meta);
  return plugin;
}

const isPluginModule = (value: unknown): value is { plugin: AppPlugin } =>
  typeof value === 'object' && value !== null && 'plugin' in value;

function loadAmd(uri: string, url: string, shared: Record<string, unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const provide = (name: string) => {
      if (name === 'module') {
        return { uri };
      }
      if (!(name in shared)) {
        throw new Error(`${uri} asks for "${name}", which Grafana does not share`);
      }
      return shared[name];
    };
    window.define = (dependencies, factory) => {
      try {
        resolve(factory(...dependencies.map(provide)));
      } catch (error) {
        reject(error);
      }
    };
    window.define.amd = {};
    const script = document.createElement('script');
    script.src = url;
    script.onerror = () => reject(new Error(`${uri} could not be loaded`));
    document.head.append(script);
  });
}

import type { Store } from '../store/createStore';
import type { PluginSettingRow } from '../store/rows';

type Secrets = Readonly<Record<string, string>>;

interface Kept {
  savedMs: number;
  values: Secrets;
}

const caches = new WeakMap<Store, Map<number, Kept>>();
const RESOLUTION_MS = 1000;

/**
 * A plugin's secrets as Grafana has them in hand. It keeps them by the time of the last save, in whole seconds:
 * of two saves within one second with a read between, the later one's secrets are not noticed until the next save.
 * Here a second begins with the save that was read, so that this does not hang on when a request happens to come.
 */
export function secretsOf(store: Store, { id, updatedAt, secureJsonData }: PluginSettingRow): Secrets {
  const cache = caches.get(store) ?? new Map<number, Kept>();
  caches.set(store, cache);
  const known = cache.get(id);
  const savedMs = Date.parse(updatedAt);
  if (known && savedMs - known.savedMs < RESOLUTION_MS) {
    return known.values;
  }
  cache.set(id, { savedMs, values: secureJsonData });
  return secureJsonData;
}

import type { Store } from '../store/createStore';
import type { PluginSettingRow } from '../store/rows';

type Secrets = Readonly<Record<string, string>>;

interface Kept {
  updatedAt: string;
  values: Secrets;
}

const caches = new WeakMap<Store, Map<number, Kept>>();

/**
 * A plugin's secrets as Grafana has them in hand: kept for as long as the row's time of change,
 * in whole seconds, is the same. Two saves within one second with a read between leave the older ones.
 */
export function secretsOf(store: Store, { id, updatedAt, secureJsonData }: PluginSettingRow): Secrets {
  const cache = caches.get(store) ?? new Map<number, Kept>();
  caches.set(store, cache);
  const known = cache.get(id);
  if (known?.updatedAt === updatedAt) {
    return known.values;
  }
  cache.set(id, { updatedAt, values: secureJsonData });
  return secureJsonData;
}

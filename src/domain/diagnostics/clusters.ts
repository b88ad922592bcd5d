import { eachItem, type Work } from '../work/work';

/** Items that share a key with another one, in the order in which they were found. Items without a key are left out. */
export function* sharing<T>(items: Iterable<T>, keyOf: (item: T) => string | undefined): Work<T[][]> {
  const byKey = new Map<string, T[]>();
  yield* eachItem(items, (item) => {
    const key = keyOf(item);
    if (key) {
      const known = byKey.get(key);
      known ? known.push(item) : byKey.set(key, [item]);
    }
  });
  return [...byKey.values()].filter(({ length }) => length > 1);
}

/** Items of a list that may be long. */
export function* those<T>(items: Iterable<T>, isOne: (item: T) => boolean): Work<T[]> {
  const found: T[] = [];
  yield* eachItem(items, (item) => {
    if (isOne(item)) {
      found.push(item);
    }
  });
  return found;
}

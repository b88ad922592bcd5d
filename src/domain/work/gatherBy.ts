/** Items by key, in their order; those without a key are left out. */
export function gatherBy<T>(items: Iterable<T>, keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const gathered = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = key === undefined ? undefined : gathered.get(key);
    if (known) {
      known.push(item);
    } else if (key !== undefined) {
      gathered.set(key, [item]);
    }
  }
  return gathered;
}

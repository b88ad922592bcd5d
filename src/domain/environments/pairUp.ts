import { gatherBy } from '../work/gatherBy';

/** One thing on both sides, or on one of them. */
export interface Pair<T> {
  here?: T;
  there?: T;
}

/** What makes two things the same one; `isExact: false` counts only where it is certain which two are meant. */
export interface PairKey<T> {
  of: (item: T) => string | undefined;
  isExact: boolean;
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Finds for each thing its counterpart, by the first key that two have in common; what is left stands alone. Neither
 * the order of the lists nor which of them is here changes who finds whom: `contentOf` orders those that share a key.
 */
export function pairUp<T>(
  here: readonly T[],
  there: readonly T[],
  keys: ReadonlyArray<PairKey<T>>,
  contentOf: (item: T) => string
): Array<Pair<T>> {
  const sorted = (items: readonly T[]) =>
    items
      .map((item) => ({ item, content: contentOf(item) }))
      .sort((a, b) => byCode(a.content, b.content))
      .map(({ item }) => item);
  let [left, right] = [sorted(here), sorted(there)];
  let pairs: Array<Pair<T>> = [];
  for (const key of keys) {
    const met = meet(left, right, key);
    pairs = pairs.concat(met);
    const [ours, theirs] = [new Set(met.map((pair) => pair.here)), new Set(met.map((pair) => pair.there))];
    left = left.filter((item) => !ours.has(item));
    right = right.filter((item) => !theirs.has(item));
  }
  return [...pairs, ...left.map((item) => ({ here: item })), ...right.map((item) => ({ there: item }))];
}

function meet<T>(left: readonly T[], right: readonly T[], { of, isExact }: PairKey<T>): Array<Pair<T>> {
  const candidates = gatherBy(right, of);
  return [...gatherBy(left, of)].flatMap(([key, ours]) => {
    const theirs = candidates.get(key) ?? [];
    const count = isExact || (ours.length === 1 && theirs.length === 1) ? Math.min(ours.length, theirs.length) : 0;
    return ours.slice(0, count).map((item, at) => ({ here: item, there: theirs[at] }));
  });
}

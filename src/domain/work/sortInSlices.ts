import { eachItem, ITEMS_PER_SLICE, type Work } from './work';

export type SortKey = string | number | undefined;

interface Keyed<T> {
  row: T;
  key: SortKey;
  /** The row's place before, which decides among equals. */
  place: number;
}

function comparison<T>(isDescending: boolean): (a: Keyed<T>, b: Keyed<T>) => number {
  const direction = isDescending ? -1 : 1;
  return (a, b) => {
    if (a.key === b.key) {
      return a.place - b.place;
    }
    if (a.key === undefined || b.key === undefined) {
      return a.key === undefined ? 1 : -1;
    }
    return a.key < b.key ? -direction : direction;
  };
}

function* merged<T>(
  left: ReadonlyArray<Keyed<T>>,
  right: ReadonlyArray<Keyed<T>>,
  compare: (a: Keyed<T>, b: Keyed<T>) => number
): Work<Array<Keyed<T>>> {
  const all: Array<Keyed<T>> = [];
  let inLeft = 0;
  let inRight = 0;
  while (all.length < left.length + right.length) {
    const a = left[inLeft];
    const b = right[inRight];
    if (a && (!b || compare(a, b) <= 0)) {
      all.push(a);
      inLeft += 1;
    } else if (b) {
      all.push(b);
      inRight += 1;
    }
    if (all.length % (10 * ITEMS_PER_SLICE) === 0) {
      yield;
    }
  }
  return all;
}

/** Sorts pieces that fit into a slice, then merges them pairwise. */
function* mergeSort<T>(
  items: ReadonlyArray<Keyed<T>>,
  compare: (a: Keyed<T>, b: Keyed<T>) => number
): Work<ReadonlyArray<Keyed<T>>> {
  let runs: Array<ReadonlyArray<Keyed<T>>> = [];
  for (let start = 0; start < items.length; start += 2 * ITEMS_PER_SLICE) {
    runs.push(items.slice(start, start + 2 * ITEMS_PER_SLICE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const next: Array<ReadonlyArray<Keyed<T>>> = [];
    for (let at = 0; at < runs.length; at += 2) {
      next.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = next;
  }
  return runs[0] ?? [];
}

/** Rows by a key. Equal ones keep their order; those without a key come last in either direction. */
export function* sortInSlices<T>(
  rows: readonly T[],
  keyOf: (row: T) => SortKey,
  isDescending = false
): Work<readonly T[]> {
  const keyed: Array<Keyed<T>> = [];
  yield* eachItem(rows, (row) => keyed.push({ row, key: keyOf(row), place: keyed.length }));
  const sorted = yield* mergeSort(keyed, comparison<T>(isDescending));
  const result: T[] = [];
  yield* eachItem(sorted, ({ row }) => result.push(row));
  return result;
}

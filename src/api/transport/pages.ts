import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { inParallel } from './inParallel';

/** Called after each page. `total` is absent where the server does not tell it. */
export type OnPage = (loaded: number, total?: number) => void;

export interface PageOptions {
  signal?: AbortSignal;
  onPage?: OnPage;
}

const PAGES_AT_ONCE = 4;

/** One page of a list that tells how many items there are altogether. */
export interface CountedPage<T> {
  items: readonly T[];
  total: number;
}

/**
 * Reads a list whose first page tells the total: the rest follows in parallel. `fetchPage` gets the 0-based offset
 * and the size of a page, which is what the server made of the first one. Items with a key that was seen before
 * (the list moved while it was read) are dropped.
 */
export async function allCounted<T>(
  fetchPage: (offset: number, size: number) => Promise<Result<CountedPage<T>>>,
  { size, keyOf, signal, onPage }: PageOptions & { size: number; keyOf: (item: T) => string | number }
): Promise<Result<T[]>> {
  const seen = new Set<string | number>();
  const isNew = (item: T): boolean => seen.size < seen.add(keyOf(item)).size;
  let loaded = 0;
  let total: number | undefined;
  const readPage = async (offset: number, pageSize: number): Promise<Result<T[]>> => {
    const page = await fetchPage(offset, pageSize);
    if (!page.ok) {
      return page;
    }
    total ??= page.value.total;
    loaded += page.value.items.length;
    onPage?.(Math.min(loaded, total), total);
    return ok(page.value.items.filter(isNew));
  };
  const first = await readPage(0, size);
  if (!first.ok || total === undefined || loaded === 0) {
    return first;
  }
  const step = Math.min(size, loaded);
  const offsets = Array.from({ length: Math.ceil(total / step) - 1 }, (_, index) => (index + 1) * step);
  const rest = await untilFault(offsets, signal, (offset) => readPage(offset, step));
  return rest.ok ? ok([first.value, ...rest.value].flat()) : rest;
}

/** Runs reads in parallel and starts no more after the first fault. */
async function untilFault<T, R>(
  items: readonly T[],
  signal: AbortSignal | undefined,
  run: (item: T) => Promise<Result<R>>
): Promise<Result<R[]>> {
  let fault: Fault | undefined;
  const values: R[] = [];
  await inParallel(
    items,
    PAGES_AT_ONCE,
    async (item, position) => {
      const result = fault ? failed(fault) : await run(item);
      if (result.ok) {
        values[position] = result.value;
      } else {
        fault ??= result.fault;
      }
    },
    signal
  );
  return fault ? failed(fault) : ok(values);
}

/** One page of a list that hands out a cursor for the next one. */
export interface ContinuedPage<T> {
  items: readonly T[];
  /** Absent on the last page. */
  next?: string;
}

/** Reads a list page after page. A cursor that comes back is a `malformed` fault: the list would never end. */
export async function allContinued<T>(
  operationId: string,
  fetchPage: (cursor: string | undefined) => Promise<Result<ContinuedPage<T>>>,
  { onPage }: PageOptions = {}
): Promise<Result<T[]>> {
  const items: T[] = [];
  const seen = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const page = await fetchPage(cursor);
    if (!page.ok) {
      return page;
    }
    for (const item of page.value.items) {
      items.push(item);
    }
    onPage?.(items.length);
    cursor = page.value.next;
    if (!cursor) {
      return ok(items);
    }
    if (seen.has(cursor)) {
      return failed({ kind: 'malformed', operation: operationId, detail: 'The list of pages never ends.' });
    }
    seen.add(cursor);
  }
}

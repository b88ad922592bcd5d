import { toInteger } from '../router/query';
import type { RouteContext } from '../router/Route';

const DEFAULT_LIMIT = 50;

/** `limit` and `continue` of a Kubernetes list: 50 and the beginning for what is missing or makes no sense. */
export function continuedPage({ query }: RouteContext): { limit: number; from: number } {
  const limit = toInteger(query.get('limit') ?? '') ?? 0;
  const from = toInteger(query.get('continue') ?? '') ?? 0;
  return { limit: limit > 0 ? limit : DEFAULT_LIMIT, from: Math.max(from, 0) };
}

/** `a=x,b=y` of `fieldSelector`. */
export function fieldSelectors({ query }: RouteContext): ReadonlyMap<string, string> {
  const selectors = (query.get('fieldSelector') ?? '').split(',').filter((part) => part.includes('='));
  return new Map(
    selectors.map((part): [string, string] => {
      const [field = '', value = ''] = part.split(/==?(.*)/s);
      return [field, value];
    })
  );
}

/**
 * Rows from an id on that are seen, until the page is full.
 * `next` is the row that begins the next page; undefined on the last one.
 */
export function fill<R extends { id: number }>(
  read: (from: number, limit: number) => R[],
  isSeen: (row: R) => boolean,
  { limit, from }: { limit: number; from: number }
): { rows: R[]; next: number | undefined } {
  const rows: R[] = [];
  let next: number | undefined = from;
  while (next !== undefined && rows.length < limit) {
    const wanted: number = limit - rows.length;
    const read1: R[] = read(next, wanted + 1);
    rows.push(...read1.slice(0, wanted).filter(isSeen));
    next = read1[wanted]?.id;
  }
  return { rows, next };
}

import type { RouteContext } from './Route';

type Asked = Pick<RouteContext, 'query'>;

const INTEGER = /^[+-]?\d{1,18}$/;
const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);

/** A whole number, or undefined. */
export const toInteger = (text: string | undefined): number | undefined =>
  text !== undefined && INTEGER.test(text) ? Number(text) : undefined;

/** 0 for what is no number. */
export const queryInteger = ({ query }: Asked, name: string): number => toInteger(query.get(name) ?? '') ?? 0;

export const queryFlag = ({ query }: Asked, name: string): boolean => TRUE.has(query.get(name) ?? '');

export interface Page {
  page: number;
  perPage: number;
  offset: number;
}

const DEFAULT_PER_PAGE = 1000;

/** `perpage` and `page`; 1,000 and 1 for what is missing or makes no sense. */
export function pageOf(asked: Asked): Page {
  const perPage = Math.max(queryInteger(asked, 'perpage'), 0) || DEFAULT_PER_PAGE;
  const page = Math.max(queryInteger(asked, 'page'), 1);
  return { page, perPage, offset: (page - 1) * perPage };
}

/** SQLite's `LIKE '%…%'`: letters in any case, `%` and `_` as wildcards. */
export function like(pattern: string): (text: string) => boolean {
  const source = [...pattern]
    .map((char) => (char === '%' ? '.*' : char === '_' ? '.' : char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  const expression = new RegExp(source, 'is');
  return (text) => expression.test(text);
}

/** Sort options of a request (`name-desc,email-asc`), in the order in which Grafana applies them; undefined: unknown. */
export function sortOf<R>(
  asked: Asked,
  keys: Readonly<Record<string, (row: R) => string | number>>
): ((a: R, b: R) => number) | undefined {
  const names = (asked.query.get('sort') ?? '').split(',').filter((name) => name !== '');
  const known = Object.keys(keys).flatMap((key) => [`${key}-asc`, `${key}-desc`]);
  if (names.some((name) => !known.includes(name))) {
    return undefined;
  }
  const comparators = names.sort((a, b) => known.indexOf(a) - known.indexOf(b)).map((name) => comparator(keys, name));
  return (a, b) => comparators.reduce((order, compare) => order || compare(a, b), 0);
}

function comparator<R>(keys: Readonly<Record<string, (row: R) => string | number>>, name: string) {
  const key = keys[name.replace(/-(asc|desc)$/, '')] ?? (() => 0);
  const sign = name.endsWith('-desc') ? -1 : 1;
  return (a: R, b: R): number => {
    const [left, right] = [key(a), key(b)];
    return left === right ? 0 : left < right ? -sign : sign;
  };
}

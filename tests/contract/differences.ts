export interface Tolerance {
  /** Further keys and items are allowed. */
  subset?: boolean;
  /** Items may come in any order. */
  unordered?: boolean;
}

const PLACEHOLDER = /^<(number|string|date|boolean|any|array|object)>$/;
const DATE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/;

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
}

/** Where an answer differs from what was recorded: one line each. */
export function differences(wanted: unknown, got: unknown, tolerance: Tolerance = {}, at = 'body'): string[] {
  const kind = typeof wanted === 'string' ? PLACEHOLDER.exec(wanted)?.[1] : undefined;
  if (kind !== undefined) {
    return isOfKind(kind, got) ? [] : [`${at}: want a ${kind}, got ${show(got)}`];
  }
  if (Array.isArray(wanted) && Array.isArray(got)) {
    return ofArrays(wanted, got, tolerance, at);
  }
  if (isObject(wanted) && isObject(got)) {
    return ofObjects(wanted, got, tolerance, at);
  }
  return wanted === got ? [] : [`${at}: want ${show(wanted)}, got ${show(got)}`];
}

function isOfKind(kind: string, got: unknown): boolean {
  if (kind === 'date') {
    return typeof got === 'string' && DATE.test(got);
  }
  return kind === 'any' || typeOf(got) === kind;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeOf(value) === 'object';

function ofArrays(wanted: unknown[], got: unknown[], tolerance: Tolerance, at: string): string[] {
  if (!tolerance.subset && wanted.length !== got.length) {
    return [`${at}: want ${wanted.length} items, got ${got.length}`];
  }
  if (!tolerance.subset && !tolerance.unordered) {
    return wanted.flatMap((item, index) => differences(item, got[index], tolerance, `${at}[${index}]`));
  }
  const rest = [...got];
  return wanted.flatMap((item, index) => {
    const found = rest.findIndex((candidate) => differences(item, candidate, tolerance).length === 0);
    if (found < 0) {
      return [`${at}[${index}]: nothing equals ${show(item)}`];
    }
    rest.splice(found, 1);
    return [];
  });
}

function ofObjects(
  wanted: Record<string, unknown>,
  got: Record<string, unknown>,
  tolerance: Tolerance,
  at: string
): string[] {
  const missing = Object.entries(wanted).flatMap(([key, value]) =>
    key in got
      ? differences(value, got[key], tolerance, `${at}.${key}`)
      : [`${at}.${key}: missing, want ${show(value)}`]
  );
  const surplus = tolerance.subset ? [] : Object.keys(got).filter((key) => !(key in wanted));
  return [...missing, ...surplus.map((key) => `${at}.${key}: Grafana does not send this`)];
}

import type { OrgRole } from '../../../src/domain/organisation/organisation';
import type { RouteContext } from './Route';

/** Reads one field as Go's JSON decoder would; throws when the type is wrong. */
type Field<T> = (value: unknown) => T;

type Bound<S> = { [K in keyof S]: S[K] extends Field<infer T> ? T : never };

const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

const reject = (): never => {
  throw new TypeError('wrong type');
};

const check =
  <T>(is: (value: unknown) => value is T): Field<T> =>
  (value) =>
    is(value) ? value : reject();

const string = check((value): value is string => typeof value === 'string');
const boolean = check((value): value is boolean => typeof value === 'boolean');
const number = check((value): value is number => Number.isSafeInteger(value));
const list = check((value): value is unknown[] => Array.isArray(value));

const orElse =
  <T, E>(field: Field<T>, empty: E): Field<T | E> =>
  (value) =>
    isAbsent(value) ? empty : field(value);

export const text: Field<string> = orElse(string, '');
export const flag: Field<boolean> = orElse(boolean, false);
export const integer: Field<number> = orElse(number, 0);
export const texts: Field<string[]> = (value) => orElse(list, [])(value).map(text);
export const integers: Field<number[]> = (value) => orElse(list, [])(value).map(integer);
export const maybeText: Field<string | undefined> = orElse(string, undefined);
export const maybeFlag: Field<boolean | undefined> = orElse(boolean, undefined);
export const requiredText: Field<string> = (value) => text(value) || reject();
export const requiredInteger: Field<number> = (value) => integer(value) || reject();

const ROLES: Readonly<Record<string, OrgRole>> = { none: 'None', viewer: 'Viewer', editor: 'Editor', admin: 'Admin' };

/** An organisation role in any case; an empty one is Viewer, an unknown one is refused. */
export const role: Field<OrgRole> = (value) => {
  const name = string(value);
  return name === '' ? 'Viewer' : (ROLES[name.toLowerCase()] ?? reject());
};
export const maybeRole: Field<OrgRole | undefined> = orElse(role, undefined);

/** A list of objects. */
export const listOf =
  <S extends Record<string, Field<unknown>>>(shape: S): Field<Array<Bound<S>>> =>
  (value) =>
    orElse(list, [])(value).map((item) => read(item, shape));

function read<S extends Record<string, Field<unknown>>>(value: unknown, shape: S): Bound<S> {
  const source = isAbsent(value) ? {} : value;
  if (typeof source !== 'object' || Array.isArray(source)) {
    return reject();
  }
  const byName = new Map(Object.entries(source).map(([key, field]) => [key.toLowerCase(), field as unknown]));
  const fields = Object.entries(shape).map(([key, field]) => [key, field(byName.get(key.toLowerCase()))]);
  return Object.fromEntries(fields) as Bound<S>;
}

/**
 * The body as a command: names in any case, unknown fields ignored, missing ones empty.
 * Undefined when Grafana would say "bad request data": not JSON, a wrong type, something required is missing.
 */
export function bind<S extends Record<string, Field<unknown>>>(context: RouteContext, shape: S): Bound<S> | undefined {
  if (!/^application\/json\s*(;|$)/i.test(context.headers.get('content-type') ?? '')) {
    return undefined;
  }
  try {
    return read(context.text.trim() === '' ? undefined : JSON.parse(context.text), shape);
  } catch {
    return undefined;
  }
}

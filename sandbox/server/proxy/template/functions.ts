import { format } from './format';
import { TemplateError } from './lex';

/** What `if`, `and`, `or` and `not` take for false. */
export const isEmpty = (value: unknown): boolean =>
  !value || (typeof value === 'object' && Object.keys(value).length === 0);

type TemplateFunction = (...args: unknown[]) => unknown;

function index(collection: unknown, ...keys: unknown[]): unknown {
  return keys.reduce((value, key) => {
    if (typeof value !== 'object' || value === null) {
      throw new TemplateError(`can't index item of type ${typeof value}`);
    }
    return Object.getOwnPropertyDescriptor(value, String(key))?.value as unknown;
  }, collection);
}

function printf(pattern: unknown, ...args: unknown[]): string {
  const rest = [...args];
  return String(pattern).replace(/%([%svdq])/g, (_, verb: string) => {
    if (verb === '%') {
      return '%';
    }
    const value = format(rest.shift());
    return verb === 'q' ? JSON.stringify(value) : value;
  });
}

const isEqual: TemplateFunction = (first, ...others) => others.some((other) => other === first);

/** Go's own functions that make sense in an address or a header, and Grafana's `orEmpty`. */
export const functions: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
  ['orEmpty', (value) => value ?? ''],
  ['and', (...args) => (args.some(isEmpty) ? args.find(isEmpty) : args.at(-1))],
  ['or', (...args) => args.find((arg) => !isEmpty(arg)) ?? args.at(-1)],
  ['not', (value) => isEmpty(value)],
  ['eq', isEqual],
  ['ne', (first, second) => first !== second],
  ['index', index],
  ['len', (value) => (typeof value === 'string' ? Buffer.byteLength(value) : Object.keys(Object(value)).length)],
  ['print', (...args) => args.map(format).join('')],
  ['printf', printf],
  ['urlquery', (...args) => encodeURIComponent(args.map(format).join('')).replaceAll('%20', '+')],
]);

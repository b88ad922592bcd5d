import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { PLUGIN_ID } from './pluginId';
import type { Operation, RequestParts } from './Operation';

const PARAMETER = /:([A-Za-z]+)/g;

/**
 * The address of one call. A path value that is empty, a dot segment, or holds a slash or control character is
 * refused as `invalid` before anything is sent: the plugin proxy would pass dot segments on to the upstream.
 */
export function addressOf<I, O>(
  { id, via, path }: Pick<Operation<I, O>, 'id' | 'via' | 'path'>,
  { path: values = {}, query = {} }: RequestParts
): Result<string> {
  const bad: string[] = [];
  const filled = path.replace(PARAMETER, (_, name: string) => {
    const value = String(values[name] ?? '');
    if (isSafeSegment(value)) {
      return encodeURIComponent(value);
    }
    bad.push(name);
    return '';
  });
  if (bad.length > 0) {
    return failed(refusal(id, bad));
  }
  const base = via === 'proxy' ? `/api/plugin-proxy/${PLUGIN_ID}` : '';
  return ok(`${base}${filled}${queryOf(query)}`);
}

function isSafeSegment(value: string): boolean {
  return value !== '' && !/^\.{1,2}$/.test(value) && !/[/\\\u0000-\u001f\u007f]/.test(value) && isWellFormed(value);
}

/** A lone surrogate makes `encodeURIComponent` throw. */
function isWellFormed(value: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value);
}

function queryOf(query: NonNullable<RequestParts['query']>): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

const refusal = (operation: string, names: readonly string[]): Fault => ({
  kind: 'invalid',
  operation,
  detail: `Not sent: ${names.join(', ')} cannot stand in an address.`,
});

/** Paths here are byte strings: one character for each byte of UTF-8, as a Go string holds them. */
export const toBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Go's `url.PathUnescape`; undefined for a broken escape. */
export function unescapePath(path: string): string | undefined {
  return /%(?![0-9a-f]{2})/i.test(path)
    ? undefined
    : path.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Go's default escaping of a path. */
export const escapePath = (path: string): string =>
  path.replace(
    /[^A-Za-z0-9\-_.~$&+,/:;=@]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
  );

/** `a` and `b` with exactly one slash between them; `a` alone when there is no `b`. */
export function joinPath(a: string, b: string): string {
  if (b === '') {
    return a;
  }
  if (a.endsWith('/') && b.startsWith('/')) {
    return a + b.slice(1);
  }
  return a.endsWith('/') || b.startsWith('/') ? a + b : `${a}/${b}`;
}

export interface GoUrl {
  /** Lower case, without colon; empty when there is none. */
  scheme: string;
  /** With port, without credentials. */
  host: string;
  /** Unescaped. */
  path: string;
}

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s;
const BAD_HOST = /[\s\\^`{|}#%/?]|:[^\]]*[^0-9\]:][^\]]*$/;

/** Go's `url.Parse` as far as a proxy needs it; undefined where it fails. */
export function parseGoUrl(text: string): GoUrl | undefined {
  const bytes = toBytes(text);
  if (/[\x00-\x1f\x7f]/.test(bytes) || bytes.startsWith(':')) {
    return undefined;
  }
  const [, scheme = '', afterScheme = bytes] = SCHEME.exec(bytes) ?? [];
  const [rest = ''] = afterScheme.split(/[?#]/, 1);
  if (rest.startsWith('//')) {
    return withHost(scheme, rest.slice(2));
  }
  const isOpaque = scheme !== '' && !rest.startsWith('/');
  const hasColonInFirstSegment = scheme === '' && /^[^/]*:/.test(rest);
  const path = isOpaque ? '' : unescapePath(rest);
  return hasColonInFirstSegment || path === undefined ? undefined : { scheme: scheme.toLowerCase(), host: '', path };
}

function withHost(scheme: string, rest: string): GoUrl | undefined {
  const slash = rest.indexOf('/');
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const path = unescapePath(slash < 0 ? '' : rest.slice(slash));
  return BAD_HOST.test(host) || path === undefined ? undefined : { scheme: scheme.toLowerCase(), host, path };
}

import { toBytes, unescapePath } from './goUrl';

/** What `*` took, unescaped; undefined when the pattern has none. */
export interface RoutePathMatch {
  rest: string | undefined;
}

const SPECIAL: Readonly<Record<string, string>> = { ':int': '([0-9]+)', ':string': '([\\w]+)' };

/** A segment with `:name`, `:name(regexp)`, `:name:int` or `:name:string` in it. Not anchored, as in Grafana. */
const segmentPattern = (segment: string): RegExp =>
  new RegExp(
    segment
      .replace(/:[a-zA-Z0-9]+(:int|:string)/g, (_, kind: string) => SPECIAL[kind] ?? '')
      .replace(/:[a-zA-Z0-9]+(?=\()/g, '')
      .replace(/:[a-zA-Z0-9]+/g, '(.+)')
  );

function segmentMatches(segment: string, value: string): boolean {
  if (segment === '*' || /^:[a-zA-Z0-9]+$/.test(segment)) {
    return true;
  }
  return segment.includes(':') ? segmentPattern(segment).test(value) : toBytes(segment) === value;
}

/**
 * Whether a plugin route's `path` takes a request's path, by the rules of Grafana's router:
 * `*` at the end takes one segment or more, one slash at either end of the request's path is dropped.
 */
export function matchRoutePath(pattern: string, requestPath: string): RoutePathMatch | undefined {
  const segments = pattern.replace(/\/$/, '').replace(/^\//, '').split('/');
  const last = segments.pop() ?? '';
  let rest = requestPath.replace(/^\//, '').replace(/\/$/, '');
  for (const segment of segments) {
    const slash = rest.indexOf('/');
    const value = slash < 0 ? undefined : unescapePath(rest.slice(0, slash));
    if (value === undefined || !segmentMatches(segment, value)) {
      return undefined;
    }
    rest = rest.slice(slash + 1);
  }
  return matchLast(last, rest);
}

function matchLast(last: string, path: string): RoutePathMatch | undefined {
  const value = unescapePath(path);
  if (value === undefined) {
    return undefined;
  }
  if (last === '*') {
    return { rest: value };
  }
  return !path.includes('/') && segmentMatches(last, value) ? { rest: undefined } : undefined;
}

import type { Route } from './Route';

interface Node {
  fixed: Map<string, Node>;
  param?: Node;
  rest: Map<string, Route>;
  routes: Map<string, Route>;
}

const node = (): Node => ({ fixed: new Map(), rest: new Map(), routes: new Map() });

export interface Match {
  route: Route;
  params: Record<string, string>;
}

export type Matcher = (method: string, rawPath: string) => Match | undefined;

const segmentsOf = (path: string): string[] => {
  const segments = path.replace(/^\//, '').split('/');
  return segments.length > 1 && segments.at(-1) === '' ? segments.slice(0, -1) : segments;
};

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** A tree of path segments. Throws when two routes say the same. */
export function createMatcher(routes: readonly Route[]): Matcher {
  const root = node();
  routes.forEach((route) => insert(root, route));
  return (method, rawPath) => {
    const segments = segmentsOf(rawPath);
    const found = find(root, segments, 0, method);
    if (!found) {
      return undefined;
    }
    return { route: found.route, params: paramsOf(found.route, segments) };
  };
}

function insert(root: Node, route: Route): void {
  let at = root;
  const segments = segmentsOf(route.path);
  for (const segment of segments) {
    if (segment === '*') {
      claim(at.rest, route);
      return;
    }
    at = segment.startsWith(':') ? childParam(at) : childFixed(at, segment);
  }
  claim(at.routes, route);
}

function claim(slot: Map<string, Route>, route: Route): void {
  if (slot.has(route.method)) {
    throw new Error(`two routes for ${route.method} ${route.path}`);
  }
  slot.set(route.method, route);
}

function childParam(at: Node): Node {
  at.param ??= node();
  return at.param;
}

function childFixed(at: Node, segment: string): Node {
  const existing = at.fixed.get(segment);
  if (existing) {
    return existing;
  }
  const created = node();
  at.fixed.set(segment, created);
  return created;
}

const pick = (slot: Map<string, Route>, method: string): Route | undefined => slot.get(method) ?? slot.get('*');

function find(at: Node, segments: string[], index: number, method: string): { route: Route } | undefined {
  const segment = segments[index];
  if (segment === undefined) {
    const route = pick(at.routes, method);
    return route && { route };
  }
  const fixed = at.fixed.get(segment);
  const exact = fixed && find(fixed, segments, index + 1, method);
  if (exact) {
    return exact;
  }
  const byParam = at.param && segment !== '' ? find(at.param, segments, index + 1, method) : undefined;
  if (byParam) {
    return byParam;
  }
  const rest = pick(at.rest, method);
  return rest && { route: rest };
}

function paramsOf(route: Route, segments: string[]): Record<string, string> {
  const params: Record<string, string> = {};
  segmentsOf(route.path).forEach((name, index) => {
    if (name === '*') {
      params['*'] = segments.slice(index).join('/');
    } else if (name.startsWith(':')) {
      params[name.slice(1)] = decode(segments[index] ?? '');
    }
  });
  return params;
}

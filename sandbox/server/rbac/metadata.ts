import type { RouteContext } from '../router/Route';
import { queryFlag } from '../router/query';
import type { Permissions } from './evaluate';

const wildcardsOf = (prefix: string): Set<string> => {
  const [kind = '', attribute = ''] = prefix.split(':');
  return new Set(['*', `${kind}:*`, `${kind}:${attribute}:*`]);
};

/** Which ids of a kind (`teams:id:`) an action reaches: all, or these. */
export function visibleIds(permissions: Permissions, action: string, prefix: string): 'all' | ReadonlySet<string> {
  const wildcards = wildcardsOf(prefix);
  const scopes = permissions.get(action) ?? [];
  if (scopes.some((scope) => wildcards.has(scope))) {
    return 'all';
  }
  return new Set(scopes.filter((scope) => scope.startsWith(prefix)).map((scope) => scope.slice(prefix.length)));
}

/** Whether an action reaches an id. */
export function reaches(permissions: Permissions, action: string, prefix: string): (id: number) => boolean {
  const ids = visibleIds(permissions, action, prefix);
  return (id) => ids === 'all' || ids.has(String(id));
}

export type Metadata = Readonly<Record<string, true>>;

/** What the principal may do with each row, when the request says `accesscontrol=true`. */
export function metadataFor(context: RouteContext, prefix: string): ((id: number) => Metadata) | undefined {
  if (!queryFlag(context, 'accesscontrol')) {
    return undefined;
  }
  const wildcards = wildcardsOf(prefix);
  const everywhere: string[] = [];
  const byId = new Map<string, string[]>();
  for (const [action, scopes] of context.sandbox.rbac.permissions(context.principal)) {
    if (scopes.some((scope) => wildcards.has(scope))) {
      everywhere.push(action);
      continue;
    }
    for (const scope of scopes.filter((one) => one.startsWith(prefix))) {
      const id = scope.slice(prefix.length);
      byId.set(id, [...(byId.get(id) ?? []), action]);
    }
  }
  return (id) =>
    Object.fromEntries([...everywhere, ...(byId.get(String(id)) ?? [])].sort().map((action) => [action, true]));
}

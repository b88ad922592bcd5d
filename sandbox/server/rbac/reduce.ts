import type { Permission } from '../store/rows';

const isWildcard = (scope: string): boolean => scope.endsWith('*');

/** Scopes by action, each once, what a wildcard covers left out; null when the action needs no scope. */
export function reduce(permissions: Iterable<Permission>): Record<string, string[] | null> {
  const byAction = new Map<string, Set<string>>();
  for (const { action, scope } of permissions) {
    const scopes = byAction.get(action) ?? new Set();
    byAction.set(action, scopes);
    if (scope !== '') {
      scopes.add(scope);
    }
  }
  return Object.fromEntries([...byAction].map(([action, scopes]) => [action, withoutCovered([...scopes])]));
}

function withoutCovered(scopes: readonly string[]): string[] | null {
  if (scopes.length === 0) {
    return null;
  }
  const wildcards = scopes.filter(isWildcard);
  return scopes.filter(
    (scope) => !wildcards.some((wildcard) => wildcard !== scope && scope.startsWith(wildcard.slice(0, -1)))
  );
}

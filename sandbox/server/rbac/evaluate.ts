import type { Permission } from '../store/rows';

/** Scopes by action. */
export type Permissions = ReadonlyMap<string, readonly string[]>;

export type Evaluator =
  | { kind: 'permission'; action: string; scopes: readonly string[] }
  | { kind: 'all'; of: readonly Evaluator[] }
  | { kind: 'any'; of: readonly Evaluator[] };

/** Holds the action; with scopes: on at least one of them. */
export const permission = (action: string, ...scopes: string[]): Evaluator => ({ kind: 'permission', action, scopes });
export const all = (...of: Evaluator[]): Evaluator => ({ kind: 'all', of });
export const any = (...of: Evaluator[]): Evaluator => ({ kind: 'any', of });

/** A held scope covers a wanted one when it is equal, or its wildcard is a prefix of it. An empty one covers nothing. */
export const covers = (held: string, wanted: string): boolean =>
  held !== '' && (held === wanted || (held.endsWith('*') && wanted.startsWith(held.slice(0, -1))));

export function evaluate(evaluator: Evaluator, permissions: Permissions): boolean {
  if (evaluator.kind === 'all') {
    return evaluator.of.every((part) => evaluate(part, permissions));
  }
  if (evaluator.kind === 'any') {
    return evaluator.of.some((part) => evaluate(part, permissions));
  }
  const held = permissions.get(evaluator.action);
  if (!held) {
    return false;
  }
  return (
    evaluator.scopes.length === 0 || evaluator.scopes.some((wanted) => held.some((scope) => covers(scope, wanted)))
  );
}

/** The actions as Grafana's 403 names them. */
export function describe(evaluator: Evaluator): string {
  if (evaluator.kind === 'permission') {
    return evaluator.action;
  }
  return `${evaluator.kind} of ${evaluator.of.map(describe).join(', ')}`;
}

/** Scopes by action, doubles kept. */
export function groupByAction(permissions: Iterable<Permission>): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const { action, scope } of permissions) {
    const scopes = grouped.get(action);
    if (scopes) {
      scopes.push(scope);
    } else {
      grouped.set(action, [scope]);
    }
  }
  return grouped;
}

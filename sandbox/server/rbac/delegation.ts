import { accessDenied } from '../router/accessDenied';
import type { RouteContext } from '../router/Route';
import type { Permission } from '../store/rows';
import { all, permission, type Evaluator } from './evaluate';

const DELEGATE = 'permissions:type:delegate';

/** The permission to hand on rights; that one holds them oneself is looked at where the role is known. */
export const delegating = (...actions: string[]): Evaluator =>
  all(...actions.map((action) => permission(action, DELEGATE)));

const needed = ({ action, scope }: Permission): Evaluator =>
  scope === '' ? permission(action) : permission(action, scope);

/** Nobody gives what they do not hold. */
export const canDelegate = ({ can }: Pick<RouteContext, 'can'>, permissions: readonly Permission[]): boolean =>
  permissions.every((one) => can(needed(one)));

/** The 403 for a role that the caller could not have given; undefined when it may go ahead. */
export function refuseEscalation(context: RouteContext, permissions: readonly Permission[]): Response | undefined {
  const missing = permissions.filter((one) => !context.can(needed(one)));
  return missing.length === 0 ? undefined : accessDenied(context, all(...missing.map(needed)));
}

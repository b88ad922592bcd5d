import { describe, type Evaluator } from '../rbac/evaluate';
import { json } from '../reply';
import type { RouteContext } from './Route';

/** Grafana's 403, which names what is missing. */
export const accessDenied = ({ sandbox }: Pick<RouteContext, 'sandbox'>, needed: Evaluator): Response =>
  json(403, {
    accessErrorId: `ACE${sandbox.ids.digits(10)}`,
    message: `You'll need additional permissions to perform this action. Permissions needed: ${describe(needed)}`,
    title: 'Access denied',
  });

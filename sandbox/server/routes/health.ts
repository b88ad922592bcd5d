import { ok } from '../reply';
import type { Route } from '../router/Route';

export const healthRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/health',
    anonymous: true,
    handler: ({ sandbox }) => ok({ commit: 'sandbox', database: 'ok', version: sandbox.instance.version }),
  },
];

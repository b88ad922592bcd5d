import { ok } from '../reply';
import { permission } from '../rbac/evaluate';
import type { Route } from '../router/Route';

const ADDRESS = { address1: '', address2: '', city: '', zipCode: '', state: '', country: '' };

export const orgRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/org',
    access: permission('orgs:read'),
    handler: ({ store }) => ok({ id: store.org.id, name: store.org.name, address: ADDRESS }),
  },
];

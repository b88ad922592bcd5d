import { message, ok } from '../reply';
import { permission } from '../rbac/evaluate';
import type { Route, RouteContext } from '../router/Route';

const ADDRESS = { address1: '', address2: '', city: '', zipCode: '', state: '', country: '' };

const organisation = ({ store }: RouteContext): Response =>
  ok({ id: store.org.id, name: store.org.name, address: ADDRESS });

/** The organisations of a person: the one there is, or none. */
export const orgsOf = ({ store }: RouteContext, userId: number): object[] => {
  const role = store.users.get(userId)?.orgRole;
  return role === undefined ? [] : [{ orgId: store.org.id, name: store.org.name, role }];
};

export const organisationRoutes: Route[] = [
  { method: 'GET', path: '/api/org', access: permission('orgs:read'), handler: organisation },
  {
    method: 'GET',
    path: '/api/orgs/:orgId',
    access: permission('orgs:read'),
    handler: (context) =>
      context.params['orgId'] === String(context.store.org.id)
        ? organisation(context)
        : message(404, 'Organization not found'),
  },
];

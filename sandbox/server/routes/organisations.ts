import { message, ok } from '../reply';
import { permission } from '../rbac/evaluate';
import { bind, requiredText } from '../router/bind';
import type { Route, RouteContext } from '../router/Route';

const ADDRESS = { address1: '', address2: '', city: '', zipCode: '', state: '', country: '' };

/** A server administrator may ask from outside, where there is none. */
const organisation = ({ store, principal }: RouteContext): Response =>
  principal.kind === 'user' && principal.orgRole === undefined
    ? message(404, 'Organization not found')
    : ok({ id: store.org.id, name: store.org.name, address: ADDRESS });

/** The organisations of a person: the one there is, or none. */
export const orgsOf = ({ store }: RouteContext, userId: number): object[] => {
  const role = store.users.get(userId)?.orgRole;
  return role === undefined ? [] : [{ orgId: store.org.id, name: store.org.name, role }];
};

function rename(context: RouteContext): Response {
  const body = bind(context, { name: requiredText });
  if (!body) {
    return message(400, 'bad request data');
  }
  context.store.org.name = body.name;
  return message(200, 'Organization updated');
}

/** The list of all organisations is the server's: an organisation's own right does not reach it. */
const isServerAdmin: Route['access'] = ({ principal }) =>
  permission('orgs:read', ...(principal.kind === 'user' && principal.isGrafanaAdmin ? [] : ['none']));

export const organisationRoutes: Route[] = [
  { method: 'GET', path: '/api/org', access: permission('orgs:read'), handler: organisation },
  { method: 'PUT', path: '/api/org', access: permission('orgs:write'), handler: rename },
  {
    method: 'GET',
    path: '/api/orgs',
    access: isServerAdmin,
    handler: ({ store }) => ok([{ id: store.org.id, name: store.org.name }]),
  },
  {
    method: 'GET',
    path: '/api/orgs/:orgId',
    access: permission('orgs:read'),
    handler: (context) =>
      context.params['orgId'] === String(context.store.org.id)
        ? ok({ id: context.store.org.id, name: context.store.org.name, address: ADDRESS })
        : message(404, 'Organization not found'),
  },
];

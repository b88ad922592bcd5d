import type { Principal } from '../auth/Principal';
import { avatarUrl } from '../avatar';
import { failure, message, ok } from '../reply';
import { hashPassword, isPassword } from '../auth/password';
import { timestamp } from '../clock';
import { bind, text } from '../router/bind';
import type { Route, RouteContext } from '../router/Route';
import { orgsOf } from './organisations';
import { profileOf, userNotFound } from './people';
import { updateUser } from './users';
import { teamsOfUser } from './teams';

/** Runs for people only: to others Grafana says "not modified". */
const forPeople =
  (handler: (context: RouteContext, principal: Principal & { kind: 'user' }) => Response) =>
  (context: RouteContext): Response =>
    context.principal.kind === 'user' ? handler(context, context.principal) : new Response(null, { status: 304 });

const NO_TIME = '0001-01-01T00:00:00Z';

/** What `/api/user` tells a service account about itself. */
const accountProfile = ({ principal, store }: RouteContext): object =>
  principal.kind !== 'serviceAccount'
    ? {}
    : {
        id: 0,
        uid: `service-account:${principal.id}`,
        email: principal.login,
        name: principal.name,
        login: principal.login,
        theme: '',
        orgId: store.org.id,
        isGrafanaAdmin: principal.isGrafanaAdmin,
        isDisabled: false,
        isExternal: false,
        isExternallySynced: false,
        isGrafanaAdminExternallySynced: false,
        authLabels: null,
        updatedAt: NO_TIME,
        createdAt: NO_TIME,
        avatarUrl: avatarUrl(''),
        isProvisioned: false,
      };

function profile(context: RouteContext): Response {
  if (context.principal.kind !== 'user') {
    return ok(accountProfile(context));
  }
  const user = context.store.users.get(context.principal.id);
  return user ? ok(profileOf(context, user)) : userNotFound();
}

function changePassword(context: RouteContext, { id }: { id: number }): Response {
  const body = bind(context, { oldPassword: text, newPassword: text });
  const user = context.store.users.get(id);
  if (!body || !user) {
    return message(400, 'bad request data');
  }
  if (!isPassword(user, body.oldPassword)) {
    return failure(400, 'user.password-missmatch', 'Invalid old password');
  }
  if (body.newPassword.length < 4) {
    return failure(400, 'password.password-policy-too-short', 'New password is too short');
  }
  context.store.users.update(id, {
    passwordHash: hashPassword(body.newPassword, user.salt),
    updatedAt: timestamp(context.sandbox.clock),
  });
  return message(200, 'User password changed');
}

export const userRoutes: Route[] = [
  { method: 'GET', path: '/api/user', handler: profile },
  { method: 'PUT', path: '/api/user', handler: forPeople((context, { id }) => updateUser(context, id)) },
  { method: 'GET', path: '/api/user/orgs', handler: forPeople((context, { id }) => ok(orgsOf(context, id))) },
  { method: 'GET', path: '/api/user/teams', handler: forPeople((context, { id }) => ok(teamsOfUser(context, id))) },
  { method: 'PUT', path: '/api/user/password', handler: forPeople(changePassword) },
];

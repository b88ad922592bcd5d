import { hashPassword } from '../auth/password';
import { neverSeen, timestamp } from '../clock';
import { isExternal } from '../externalSync';
import { permission } from '../rbac/evaluate';
import { failure, message, ok } from '../reply';
import { bind, flag, integer, requiredText, text } from '../router/bind';
import type { Route, RouteContext } from '../router/Route';
import { endSessions, removeUser } from '../store/removal';
import { userNotFound } from './people';
import { onGlobalUser, withId } from './users';

const SHORTEST_PASSWORD = 4;

function create(context: RouteContext): Response {
  const { store, sandbox } = context;
  const form = bind(context, { login: text, email: text, name: text, password: requiredText, orgId: integer });
  if (!form) {
    return message(400, 'bad request data');
  }
  const login = form.login || form.email;
  const email = form.email || login;
  if (login === '') {
    return failure(400, 'user.empty-username-and-email', 'Need to specify either username or email');
  }
  if (form.orgId !== 0 && form.orgId !== store.org.id) {
    return message(400, 'organization not found');
  }
  if (isTaken(context, login) || isTaken(context, email)) {
    return message(412, `User with email '${form.email}' or username '${form.login}' already exists`);
  }
  if (form.password.length < SHORTEST_PASSWORD) {
    return failure(400, 'password.password-policy-too-short', 'New password is too short');
  }
  const salt = sandbox.ids.text(10);
  const now = timestamp(sandbox.clock);
  const { id, uid } = store.users.insert({
    uid: sandbox.ids.uid(),
    login: login.toLowerCase(),
    email: email.toLowerCase(),
    name: form.name,
    theme: '',
    passwordHash: hashPassword(form.password, salt),
    salt,
    isGrafanaAdmin: false,
    isDisabled: false,
    isProvisioned: false,
    emailVerified: false,
    orgRole: 'Viewer',
    externalId: '',
    authLabels: [],
    createdAt: now,
    updatedAt: now,
    lastSeenAt: neverSeen(sandbox.clock),
  });
  return ok({ id, uid, message: 'User created' });
}

/** Logins and addresses share their names, in any case; those of service accounts count. */
const isTaken = ({ store }: RouteContext, name: string): boolean => {
  const key = name.toLowerCase();
  return (
    store.users.by('login', key) !== undefined ||
    store.users.by('email', key) !== undefined ||
    store.serviceAccounts.by('login', key) !== undefined
  );
};

function setPassword(context: RouteContext, id: number): Response {
  const body = bind(context, { password: requiredText });
  if (!body) {
    return message(400, 'bad request data');
  }
  const user = context.store.users.get(id);
  if (user && isExternal(user)) {
    return message(403, 'Cannot update external User');
  }
  if (!user || body.password.length < SHORTEST_PASSWORD) {
    return message(500, 'Failed to update user password');
  }
  context.store.users.update(id, {
    passwordHash: hashPassword(body.password, user.salt),
    updatedAt: timestamp(context.sandbox.clock),
  });
  context.store.failedLogins.delete(user.login);
  endSessions(context, id);
  return message(200, 'User password updated');
}

function setPermissions(context: RouteContext, id: number): Response {
  const { store } = context;
  const body = bind(context, { isGrafanaAdmin: flag });
  if (!body) {
    return message(400, 'bad request data');
  }
  if (!store.users.get(id)) {
    return message(500, 'Failed to update user permissions');
  }
  const hasAnother = [...store.users.values()].some((user) => user.isGrafanaAdmin && user.id !== id);
  if (!body.isGrafanaAdmin && !hasAnother) {
    return message(400, 'cannot remove last grafana admin');
  }
  store.users.update(id, { isGrafanaAdmin: body.isGrafanaAdmin, updatedAt: timestamp(context.sandbox.clock) });
  return message(200, 'User permissions updated');
}

const setDisabled =
  (isDisabled: boolean) =>
  (context: RouteContext, id: number): Response => {
    const verb = isDisabled ? 'disable' : 'enable';
    const user = context.store.users.get(id);
    if (!user) {
      return userNotFound();
    }
    if (isExternal(user)) {
      return message(500, `Could not ${verb} external user`);
    }
    context.store.users.update(id, { isDisabled, updatedAt: timestamp(context.sandbox.clock) });
    if (isDisabled) {
      endSessions(context, id);
    }
    return message(200, `User ${verb}d`);
  };

function remove(context: RouteContext, id: number): Response {
  if (!context.store.users.get(id)) {
    return userNotFound();
  }
  removeUser(context, id);
  return message(200, 'User deleted');
}

function logOut(context: RouteContext, id: number): Response {
  if (context.principal.kind === 'user' && context.principal.id === id) {
    return message(400, 'You cannot logout yourself');
  }
  if (!context.store.users.get(id)) {
    return message(404, 'User not found');
  }
  endSessions(context, id);
  return message(200, 'User logged out');
}

/** Only a server administrator in person makes another one. */
const forGrafanaAdmin: Route['access'] = (context) => {
  const needed = onGlobalUser('users.permissions:write')(context);
  const isAdmin = context.principal.kind !== 'anonymous' && context.principal.isGrafanaAdmin;
  return needed instanceof Response || isAdmin ? needed : message(403, 'Permission denied');
};

const base = '/api/admin/users';

export const adminUserRoutes: Route[] = [
  { method: 'POST', path: base, access: permission('users:create'), handler: create },
  {
    method: 'PUT',
    path: `${base}/:id/password`,
    access: onGlobalUser('users.password:write'),
    handler: withId(setPassword),
  },
  { method: 'PUT', path: `${base}/:id/permissions`, access: forGrafanaAdmin, handler: withId(setPermissions) },
  { method: 'DELETE', path: `${base}/:id`, access: onGlobalUser('users:delete'), handler: withId(remove) },
  {
    method: 'POST',
    path: `${base}/:id/disable`,
    access: onGlobalUser('users:disable'),
    handler: withId(setDisabled(true)),
  },
  {
    method: 'POST',
    path: `${base}/:id/enable`,
    access: onGlobalUser('users:enable'),
    handler: withId(setDisabled(false)),
  },
  { method: 'POST', path: `${base}/:id/logout`, access: onGlobalUser('users:logout'), handler: withId(logOut) },
];

import { SESSION_COOKIE, sessionCookie } from '../auth/authenticate';
import { checkPassword } from '../auth/checkPassword';
import { hashOf } from '../auth/tokenKey';
import { timestamp } from '../clock';
import { failure, json, message, ok } from '../reply';
import { bind, requiredText } from '../router/bind';
import type { Route, RouteContext } from '../router/Route';

const THIRTY_DAYS_S = 30 * 24 * 3600;

const cookie = (name: string, value: string, maxAgeS: number, isHidden: boolean): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAgeS}; SameSite=Lax${isHidden ? '; HttpOnly' : ''}`;

/** Signing in with the form: a cookie, as Grafana's. */
function logIn(context: RouteContext): Response {
  const { store, sandbox } = context;
  const form = bind(context, { user: requiredText, password: requiredText });
  if (!form) {
    return failure(400, 'form-auth.invalid', 'bad login data');
  }
  const user = checkPassword(sandbox, form.user, form.password);
  if (!user) {
    return failure(401, 'password-auth.failed', 'Invalid username or password');
  }
  if (user.isDisabled) {
    return failure(401, 'identity.disabled', 'Unauthorized');
  }
  const token = sandbox.ids.text(32);
  const now = timestamp(sandbox.clock);
  store.sessions.insert({ tokenHash: hashOf(token), userId: user.id, createdAt: now });
  store.users.update(user.id, { lastSeenAt: now });
  const answer = json(200, { message: 'Logged in', redirectUrl: '/' });
  const expiry = Math.floor(sandbox.clock.now() / 1000) + THIRTY_DAYS_S;
  answer.headers.append('set-cookie', cookie(SESSION_COOKIE, token, THIRTY_DAYS_S, true));
  answer.headers.append('set-cookie', cookie(`${SESSION_COOKIE}_expiry`, String(expiry), THIRTY_DAYS_S, false));
  return answer;
}

function logOut({ store, headers }: RouteContext): Response {
  const session = store.sessions.by('tokenHash', hashOf(sessionCookie(headers) ?? ''));
  if (session) {
    store.sessions.delete(session.id);
  }
  const answer = new Response(null, { status: 302, headers: { location: '/login' } });
  answer.headers.append('set-cookie', cookie(SESSION_COOKIE, '', 0, true));
  answer.headers.append('set-cookie', cookie(`${SESSION_COOKIE}_expiry`, '', 0, false));
  return answer;
}

export const sessionRoutes: Route[] = [
  { method: 'POST', path: '/login', anonymous: true, handler: logIn },
  { method: 'GET', path: '/logout', anonymous: true, handler: logOut },
  {
    method: 'GET',
    path: '/api/login/ping',
    anonymous: true,
    handler: ({ principal }) =>
      principal.kind === 'anonymous' ? message(401, 'Unauthorized') : ok({ message: 'Logged in' }),
  },
];

import type { Clock } from '../clock';
import { timestamp } from '../clock';
import { json } from '../reply';
import type { Store } from '../store/createStore';
import type { ServiceAccountRow, UserRow } from '../store/rows';
import type { IdentityCache, KnownUser } from './IdentityCache';
import type { Principal } from './Principal';
import { checkPassword } from './checkPassword';
import { hashOf, isTokenKey } from './tokenKey';

export const SESSION_COOKIE = 'grafana_session';

export type Authentication = { principal: Principal } | { refusal: () => Response };

/** A token that works without an account in any list: the sandbox's own hands. */
export interface HiddenToken {
  account: ServiceAccountRow;
  isGrafanaAdmin: boolean;
}

interface AuthenticateOptions {
  store: Store;
  clock: Clock;
  identities: IdentityCache;
  /** By hash of the key. */
  hiddenTokens: ReadonlyMap<string, HiddenToken>;
  /** The organisation that the request names; 0: none. */
  orgId: number;
  traceId: () => string;
}

/** Who asks, by Bearer token, Basic credentials or session cookie, in this order. */
export function authenticate(headers: Headers, options: AuthenticateOptions): Authentication {
  const authorization = headers.get('authorization') ?? '';
  if (authorization.startsWith('Bearer ')) {
    return byToken(authorization.slice('Bearer '.length), options);
  }
  if (authorization.startsWith('Basic ')) {
    return byBasic(authorization.slice('Basic '.length), options);
  }
  const cookie = sessionCookie(headers);
  return cookie === undefined ? { principal: { kind: 'anonymous' } } : bySession(cookie, options);
}

export const sessionCookie = (headers: Headers): string | undefined =>
  new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;]*)`).exec(headers.get('cookie') ?? '')?.[1];

/** A 401 as `errutil` errors of authentication look. */
export const unauthorized = (messageId: string, text: string, traceId: string): Response =>
  json(401, { message: text, messageId, statusCode: 401, extra: null, traceID: traceId });

/** There is one organisation: whoever names another is a stranger there. */
const isElsewhere = ({ store, orgId }: AuthenticateOptions): boolean => orgId !== 0 && orgId !== store.org.id;

const refuse = (options: AuthenticateOptions, messageId: string, text: string): Authentication => ({
  refusal: () => unauthorized(messageId, text, options.traceId()),
});

function byToken(key: string, options: AuthenticateOptions): Authentication {
  const { store, clock, identities, hiddenTokens } = options;
  if (!isTokenKey(key)) {
    return refuse(options, 'api-key.invalid', 'Invalid API key');
  }
  const keyHash = hashOf(key);
  const token = store.tokens.by('keyHash', keyHash);
  const hidden = store.ownedKeys.has(keyHash) ? undefined : hiddenTokens.get(keyHash);
  if (hidden) {
    return { principal: serviceAccountPrincipal(hidden.account, 0, hidden.isGrafanaAdmin) };
  }
  if (!token) {
    return { refusal: () => json(401, { message: 'Unauthorized', traceID: options.traceId() }) };
  }
  if (token.expiresAt !== undefined && Date.parse(token.expiresAt) <= clock.now()) {
    return refuse(options, 'api-key.expired', 'Expired API key');
  }
  if (isElsewhere(options)) {
    return refuse(options, 'api-key.organization-mismatch', 'API key does not belong to the requested organization');
  }
  const account = identities.serviceAccount(token.serviceAccountId);
  if (!account || account.isDisabled) {
    return refuse(options, 'identity.disabled', 'Unauthorized');
  }
  touchToken(token.id, token.lastUsedAt, options);
  return { principal: serviceAccountPrincipal(account, token.id, false) };
}

const FIVE_MINUTES_MS = 5 * 60 * 1000;

function touchToken(id: number, lastUsedAt: string | undefined, { store, clock }: AuthenticateOptions): void {
  if (lastUsedAt === undefined || clock.now() - Date.parse(lastUsedAt) > FIVE_MINUTES_MS) {
    store.tokens.update(id, { lastUsedAt: timestamp(clock) });
  }
}

function byBasic(encoded: string, options: AuthenticateOptions): Authentication {
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const login = decoded.slice(0, Math.max(colon, 0));
  const password = decoded.slice(colon + 1);
  if (login === 'api_key') {
    return byToken(password, options);
  }
  const user = checkPassword(options, login, password);
  if (!user) {
    return refuse(options, 'password-auth.failed', 'Invalid username or password');
  }
  return byUser(user.id, options);
}

function bySession(cookie: string, options: AuthenticateOptions): Authentication {
  const session = options.store.sessions.by('tokenHash', hashOf(cookie));
  if (!session) {
    return refuse(options, 'session.token-not-found', 'Unauthorized');
  }
  return byUser(session.userId, options);
}

function byUser(id: number, options: AuthenticateOptions): Authentication {
  const known = options.identities.user(id);
  if (!known || known.row.isDisabled) {
    return refuse(options, 'identity.disabled', 'Unauthorized');
  }
  seen(known.row, options);
  const principal = userPrincipal(known);
  return { principal: isElsewhere(options) ? { ...principal, orgRole: undefined, teamIds: [] } : principal };
}

function seen({ id }: UserRow, { store, clock }: AuthenticateOptions): void {
  const user = store.users.get(id);
  if (user && clock.now() - Date.parse(user.lastSeenAt) > FIVE_MINUTES_MS) {
    store.users.update(id, { lastSeenAt: timestamp(clock) });
  }
}

const userPrincipal = ({ row: user, teamIds }: KnownUser): Principal & { kind: 'user' } => ({
  kind: 'user',
  id: user.id,
  uid: user.uid,
  login: user.login,
  email: user.email,
  name: user.name,
  orgRole: user.orgRole,
  isGrafanaAdmin: user.isGrafanaAdmin,
  teamIds,
});

const serviceAccountPrincipal = (account: ServiceAccountRow, tokenId: number, isGrafanaAdmin: boolean): Principal => ({
  kind: 'serviceAccount',
  id: account.id,
  uid: account.uid,
  login: account.login,
  name: account.name,
  orgRole: account.role,
  isGrafanaAdmin,
  tokenId,
});

import { createTokenKey, hashOf } from '../auth/tokenKey';
import { timestamp } from '../clock';
import { failure, message, ok, plain } from '../reply';
import { bind, integer, requiredText } from '../router/bind';
import { toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import type { Sandbox } from '../Sandbox';
import type { ServiceAccountRow, TokenRow } from '../store/rows';
import { accountIdOf, onAccount, withAccount } from './serviceAccounts';

const DAY_MS = 24 * 3600 * 1000;
const SEVEN_DAYS_MS = 7 * DAY_MS;

const tokenNotFound = (): Response =>
  failure(404, 'serviceaccounts.ErrTokenNotFound', 'service account token not found');

/** Seconds are counted only within the last seven days of a token. */
function dto(token: TokenRow, now: number): object {
  const expiry = token.expiresAt === undefined ? undefined : Date.parse(token.expiresAt);
  const leftMs = expiry === undefined ? 0 : expiry - now;
  return {
    id: token.id,
    name: token.name,
    created: token.createdAt,
    lastUsedAt: token.lastUsedAt ?? null,
    expiration: token.expiresAt ?? null,
    secondsUntilExpiration: leftMs > 0 && leftMs < SEVEN_DAYS_MS ? leftMs / 1000 : 0,
    hasExpired: expiry !== undefined && leftMs < 0,
    isRevoked: false,
  };
}

/** By name; an unknown account has none. */
function list(context: RouteContext): Response {
  const tokens = context.store.tokens.of('serviceAccount', accountIdOf(context));
  const now = context.sandbox.clock.now();
  return ok(tokens.sort((a, b) => (a.name < b.name ? -1 : 1)).map((token) => dto(token, now)));
}

/** The server's limit, which Grafana compares by whole days in UTC. */
function refuseTooLong({ instance, clock }: Sandbox, secondsToLive: number): Response | undefined {
  const limit = instance.tokenExpirationDayLimit;
  if (limit <= 0) {
    return undefined;
  }
  if (secondsToLive === 0) {
    return message(
      400,
      'Cannot create token with no expiration date when service_accounts.token_expiration_day_limit is set'
    );
  }
  const day = (ms: number): number => Math.floor(ms / DAY_MS);
  const now = clock.now();
  return day(now + secondsToLive * 1000) > day(now) + limit
    ? plain(400, 'The expiration date input exceeds the limit for service account access tokens expiration date')
    : undefined;
}

function create(context: RouteContext, account: ServiceAccountRow): Response {
  const { store, sandbox } = context;
  const body = bind(context, { name: requiredText, secondsToLive: integer });
  if (!body) {
    return message(400, 'Bad request data');
  }
  const tooLong = refuseTooLong(sandbox, body.secondsToLive);
  if (tooLong) {
    return tooLong;
  }
  if (store.tokens.by('name', body.name)) {
    return failure(
      400,
      'serviceaccounts.ErrTokenAlreadyExists',
      'service account token with given name already exists in the organization'
    );
  }
  if (body.secondsToLive < 0) {
    return failure(400, 'serviceaccounts.ErrInvalidInput', 'invalid SecondsToLive value');
  }
  const key = createTokenKey(sandbox.ids);
  const expiry = body.secondsToLive > 0 ? { expiresAt: timestamp(sandbox.clock, body.secondsToLive * 1000) } : {};
  const token = store.tokens.insert({
    serviceAccountId: account.id,
    name: body.name,
    keyHash: hashOf(key),
    createdAt: timestamp(sandbox.clock),
    ...expiry,
  });
  return ok({ id: token.id, name: token.name, key });
}

function remove(context: RouteContext, account: ServiceAccountRow): Response {
  const id = toInteger(context.params['tokenId']);
  if (id === undefined) {
    return message(400, 'Token ID is invalid');
  }
  if (id < 1) {
    return failure(400, 'serviceaccounts.ErrInvalidTokenId', 'invalid service account token id specified');
  }
  if (context.store.tokens.get(id)?.serviceAccountId !== account.id) {
    return tokenNotFound();
  }
  context.store.tokens.delete(id);
  return message(200, 'Service account token deleted');
}

const base = '/api/serviceaccounts/:accountId/tokens';
const write = onAccount('serviceaccounts:write');

export const tokenRoutes: Route[] = [
  { method: 'GET', path: base, access: onAccount('serviceaccounts:read'), handler: list },
  { method: 'POST', path: base, access: write, handler: withAccount(create) },
  { method: 'DELETE', path: `${base}/:tokenId`, access: write, handler: withAccount(remove) },
];

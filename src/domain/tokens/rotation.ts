import { hasExpired, isUnused, lastUseMs, liveTokens } from './liveTokens';
import type { ServiceAccountToken } from './serviceAccount';
import { DAY_MS } from './tokenAge';
import type { AccountUse } from './TokenFinding';

/** Grafana writes `lastUsedAt` only when the stored time is older. Source: 12.4, pkg/services/authn/clients/api_key.go. */
export const LAST_USED_STEP_MS = 5 * 60_000;

/** So long a rotation counts as under way, or as just done. */
export const ROTATION_DAYS = 7;

/**
 * How an old token was used since the new one was made. `still`: after the last use of the new one, so something holds
 * on to it. `recently`: since the new one was made, perhaps only before that was pasted. `not-since`: neither.
 */
export type OldTokenUse = 'still' | 'recently' | 'not-since';

export interface OldToken {
  token: ServiceAccountToken;
  use: OldTokenUse;
}

/**
 * Where the replacement of a token stands, told from Grafana alone.
 * `none`: no token works. `single`: one works, nothing is being replaced. `overlap-waiting`: the newest was never used.
 * `ready-to-revoke`: the newest is used, older ones still work. `done`: the only one that works is new and used.
 */
export type Rotation =
  | { state: 'none' }
  | { state: 'single'; newest: ServiceAccountToken }
  | { state: 'overlap-waiting'; newest: ServiceAccountToken; old: readonly OldToken[] }
  | { state: 'ready-to-revoke'; newest: ServiceAccountToken; old: readonly OldToken[] }
  | { state: 'done'; newest: ServiceAccountToken };

/** Judges the tokens of one account. */
export function rotationOf(tokens: readonly ServiceAccountToken[], nowMs: number): Rotation {
  const [newest, ...older] = liveTokens(tokens, nowMs);
  if (!newest) {
    return { state: 'none' };
  }
  const isUsed = lastUseMs(newest) !== undefined;
  if (older.length === 0) {
    const isDone = isUsed && isYoung(newest, nowMs);
    return { state: isDone ? 'done' : 'single', newest };
  }
  return {
    state: isUsed ? 'ready-to-revoke' : 'overlap-waiting',
    newest,
    old: older.map((token) => ({ token, use: useOfOld(token, newest) })),
  };
}

/** Whether the newest live token was never used, so that its first use is worth waiting for. */
export function isWaitingForFirstUse(tokens: readonly ServiceAccountToken[], nowMs: number): boolean {
  const [newest] = liveTokens(tokens, nowMs);
  return newest !== undefined && lastUseMs(newest) === undefined;
}

function useOfOld(token: ServiceAccountToken, newest: ServiceAccountToken): OldTokenUse {
  const used = lastUseMs(token) ?? -Infinity;
  if (used > (lastUseMs(newest) ?? Infinity)) {
    return 'still';
  }
  return used >= Date.parse(newest.createdAt) ? 'recently' : 'not-since';
}

/** Whether a token is so new that having another beside it is a rotation. */
export const isYoung = ({ createdAt }: ServiceAccountToken, nowMs: number): boolean =>
  nowMs - Date.parse(createdAt) < ROTATION_DAYS * DAY_MS;

/** `allowed`: nothing is known to use it. `in-use`: something may, so the person must be told what. */
export type Revocation = 'allowed' | 'in-use' | 'refused';

export interface RevocationContext {
  /** All of the account. */
  tokens: readonly ServiceAccountToken[];
  use: AccountUse;
  nowMs: number;
}

/**
 * Whether a token may be revoked now. Of the plugin's own account only expired ones: Grafana does not tell which of
 * the others the proxy sends. Elsewhere refused: the only token in use, and an older one that is in use while the
 * newest was never used; on accounts that provisioning does not depend on, one that was not used for long may go.
 */
export function revocationOf(token: ServiceAccountToken, { tokens, use, nowMs }: RevocationContext): Revocation {
  if (hasExpired(token, nowMs)) {
    return 'allowed';
  }
  if (use === 'own') {
    return 'refused';
  }
  if (lastUseMs(token) === undefined) {
    return 'allowed';
  }
  const rotation = rotationOf(tokens, nowMs);
  const old =
    rotation.state === 'ready-to-revoke' ? rotation.old.find((each) => each.token.id === token.id) : undefined;
  if (old) {
    return old.use === 'not-since' ? 'allowed' : 'in-use';
  }
  return use === 'other' && isUnused(token, nowMs) ? 'in-use' : 'refused';
}

import type { ServiceAccount, ServiceAccountToken } from './serviceAccount';
import { daysLeft } from './tokenAge';

const NAMES_OF_PROVISIONING = /scim|okta|entra|azure|idp|identity|provision/i;
const UNUSED_DAYS = 90;
const EXPIRING_DAYS = 14;

export interface TokenFinding {
  account: ServiceAccount;
  token: ServiceAccountToken;
  state: 'expired' | 'expiring' | 'unused';
  /** Since its last use or its making, or until it expires. */
  days: number;
}

export interface IdentityProviderAccount {
  account: ServiceAccount;
  /** The token that was used last; absent when none was ever used. */
  token?: ServiceAccountToken;
}

/**
 * The service account that the identity provider most likely uses: named like one and used last.
 * Grafana does not record it, so whoever shows this says that it is inferred.
 */
export function inferIdentityProviderAccount(
  accounts: readonly ServiceAccount[],
  ownAccountId: number | undefined
): IdentityProviderAccount | undefined {
  const candidates = accounts
    .filter(({ id, name, login }) => id !== ownAccountId && NAMES_OF_PROVISIONING.test(`${name} ${login}`))
    .map((account): IdentityProviderAccount => ({ account, token: lastUsed(account.tokens ?? []) }));
  return candidates.sort((a, b) => lastUseMs(b.token) - lastUseMs(a.token))[0];
}

/** Accounts other than ours that are more than provisioning ever needs. */
export function overPrivileged(
  accounts: readonly ServiceAccount[],
  ownAccountId: number | undefined
): ServiceAccount[] {
  return accounts.filter(({ id, role, isDisabled }) => id !== ownAccountId && !isDisabled && role === 'Admin');
}

/** Tokens that have expired, will soon, or that nothing uses any more. */
export function tokenFindings(accounts: readonly ServiceAccount[], nowMs: number): TokenFinding[] {
  return accounts.flatMap((account) =>
    (account.tokens ?? []).flatMap((token) => {
      const finding = judgeToken(token, nowMs);
      return finding ? [{ account, token, ...finding }] : [];
    })
  );
}

function judgeToken(token: ServiceAccountToken, nowMs: number): Pick<TokenFinding, 'state' | 'days'> | undefined {
  const left = token.expiresAt === undefined ? undefined : daysLeft(token.expiresAt, nowMs);
  if (token.expiresAt !== undefined && left !== undefined && left < 0) {
    return { state: 'expired', days: daysSince(token.expiresAt, nowMs) };
  }
  if (left !== undefined && left <= EXPIRING_DAYS) {
    return { state: 'expiring', days: left };
  }
  const unusedDays = daysSince(token.lastUsedAt ?? token.createdAt, nowMs);
  return unusedDays > UNUSED_DAYS ? { state: 'unused', days: unusedDays } : undefined;
}

function daysSince(iso: string, nowMs: number): number {
  return daysLeft(new Date(nowMs).toISOString(), Date.parse(iso)) ?? 0;
}

function lastUsed(tokens: readonly ServiceAccountToken[]): ServiceAccountToken | undefined {
  return tokens.filter(({ lastUsedAt }) => lastUsedAt !== undefined).sort((a, b) => lastUseMs(b) - lastUseMs(a))[0];
}

function lastUseMs(token: ServiceAccountToken | undefined): number {
  return token?.lastUsedAt === undefined ? 0 : Date.parse(token.lastUsedAt);
}

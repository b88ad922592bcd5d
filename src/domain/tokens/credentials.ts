import type { ServiceAccount, ServiceAccountToken } from './serviceAccount';

const NAMES_OF_PROVISIONING = /scim|okta|entra|azure|idp|identity|provision/i;

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

export interface ProviderAccount extends IdentityProviderAccount {
  /** Somebody said that it is the one; otherwise it is inferred. */
  isChosen: boolean;
}

/** The identity provider's service account: the chosen one while it is there, else the inferred one. */
export function findProviderAccount(
  accounts: readonly ServiceAccount[],
  { ownAccountId, providerAccountId }: { ownAccountId?: number; providerAccountId?: number }
): ProviderAccount | undefined {
  const chosen = accounts.find(({ id }) => id === providerAccountId && id !== ownAccountId);
  if (chosen) {
    return { account: chosen, token: lastUsed(chosen.tokens ?? []), isChosen: true };
  }
  const inferred = inferIdentityProviderAccount(accounts, ownAccountId);
  return inferred && { ...inferred, isChosen: false };
}

function lastUsed(tokens: readonly ServiceAccountToken[]): ServiceAccountToken | undefined {
  return tokens.filter(({ lastUsedAt }) => lastUsedAt !== undefined).sort((a, b) => lastUseMs(b) - lastUseMs(a))[0];
}

function lastUseMs(token: ServiceAccountToken | undefined): number {
  return token?.lastUsedAt === undefined ? 0 : Date.parse(token.lastUsedAt);
}

import { lastUseMs, liveTokens } from './liveTokens';
import { judgePermissions } from './judgePermissions';
import { judgeToken } from './judgeToken';
import { type Feature, type HeldPermissions, pluginFeatures, PROVIDER_FEATURES } from './permissions';
import { isYoung, ROTATION_DAYS } from './rotation';
import type { ServiceAccount, ServiceAccountToken } from './serviceAccount';
import type { AccountUse, Judgement, TokenFinding } from './TokenFinding';

export interface CredentialsToJudge {
  accounts: readonly ServiceAccount[];
  ownAccountId?: number;
  providerAccountId?: number;
  /** By id of the account; one that is absent could not be, or was not, read. */
  permissions?: ReadonlyMap<number, HeldPermissions>;
  /** What the identity provider must be able to do; both syncs unless told otherwise. */
  providerFeatures?: readonly Feature[];
  /** Whether roles beyond the basic ones exist (Enterprise, Cloud). */
  hasRoles?: boolean;
  nowMs: number;
}

const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 } as const;

/** What there is to know about the tokens and permissions of all service accounts, the gravest first. */
export function judgeCredentials(input: CredentialsToJudge): TokenFinding[] {
  return input.accounts
    .flatMap((account) => {
      const use = accountUse(account, input);
      return judgeAccount(account, use, input).map((judgement): TokenFinding => ({ ...judgement, account, use }));
    })
    .sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
}

/** Whose account it is. */
function accountUse(
  { id }: ServiceAccount,
  { ownAccountId, providerAccountId }: Pick<CredentialsToJudge, 'ownAccountId' | 'providerAccountId'>
): AccountUse {
  if (id === ownAccountId) {
    return 'own';
  }
  return id === providerAccountId ? 'provider' : 'other';
}

function judgeAccount(account: ServiceAccount, use: AccountUse, input: CredentialsToJudge): Judgement[] {
  const { permissions, providerFeatures = PROVIDER, hasRoles = true, nowMs } = input;
  return [
    ...disabled(account, use),
    ...judgePermissions({
      account,
      use,
      held: permissions?.get(account.id),
      needed: use === 'own' ? pluginFeatures(hasRoles) : providerFeatures,
      allowed: use === 'own' ? [] : PROVIDER,
      hasRoles,
    }),
    ...judgeTokens(account, use, nowMs),
  ];
}

const PROVIDER: readonly Feature[] = Object.values(PROVIDER_FEATURES);

function judgeTokens(account: ServiceAccount, use: AccountUse, nowMs: number): Judgement[] {
  const { tokens } = account;
  if (!tokens) {
    return [unread(account)];
  }
  const live = liveTokens(tokens, nowMs);
  return [
    ...severalLive(live, nowMs),
    ...tokens.flatMap((token) => {
      const isReplaced = live.some((other) => replaces(other, token));
      return judgeToken({ token, use, isReplaced, nowMs });
    }),
  ];
}

/** Whether a live token was used that is younger than this one, or that outlived it. */
function replaces(live: ServiceAccountToken, { createdAt, expiresAt = '' }: ServiceAccountToken): boolean {
  const usedMs = lastUseMs(live);
  return usedMs !== undefined && (Date.parse(live.createdAt) > Date.parse(createdAt) || usedMs > Date.parse(expiresAt));
}

function disabled({ isDisabled, login }: ServiceAccount, use: AccountUse): Judgement[] {
  if (!isDisabled) {
    return [];
  }
  return [
    {
      kind: 'disabled',
      severity: use === 'other' ? 'info' : 'error',
      cause: 'The account is disabled, so Grafana refuses all its tokens.',
      remedy:
        use === 'other'
          ? 'Delete it if nothing needs it any more.'
          : 'Enable it again under service accounts in Grafana.',
      evidence: [`account: ${login}`],
    },
  ];
}

function unread({ tokensFault, login }: ServiceAccount): Judgement {
  return {
    kind: 'unread',
    severity: 'warning',
    cause: 'Its tokens could not be read, so nothing is known about them.',
    remedy: 'Let the service account of SCIM Manager read service accounts, then read again.',
    evidence: [`account: ${login}`, ...(tokensFault ? [tokensFault.detail] : [])],
  };
}

function severalLive(live: ReturnType<typeof liveTokens>, nowMs: number): Judgement[] {
  const [newest] = live;
  if (!newest || live.length < 2) {
    return [];
  }
  const isRotating = isYoung(newest, nowMs);
  return [
    {
      kind: 'several-live',
      severity: isRotating ? 'info' : 'warning',
      cause: isRotating
        ? `${live.length} tokens work. That is normal during the first ${ROTATION_DAYS} days of a rotation.`
        : `${live.length} tokens work. Each is one more that can leak, and one more to look after.`,
      remedy: 'Revoke the older ones once nothing uses them.',
      evidence: live.map(({ name, lastUsedAt }) => `${name}, last used: ${lastUsedAt ?? 'never'}`),
    },
  ];
}

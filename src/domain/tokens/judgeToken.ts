import { hasExpired, isUnused, lastUseMs } from './liveTokens';
import type { ServiceAccountToken } from './serviceAccount';
import { daysLeft, daysSince, MAX_AGE_DAYS } from './tokenAge';
import type { AccountUse, Judgement } from './TokenFinding';

/** Days before the end at which the warning becomes a tighter one. */
const EXPIRY_THRESHOLDS = [1, 7, 14, 30, 60] as const;

const ERROR_WITHIN_DAYS = 7;
const WARNING_WITHIN_DAYS = 14;

export interface TokenToJudge {
  token: ServiceAccountToken;
  use: AccountUse;
  /** Whether another live token of the account does its work: this one is only a leftover. */
  isReplaced: boolean;
  nowMs: number;
}

type AboutToken = Pick<Judgement, 'kind' | 'severity' | 'days' | 'cause' | 'remedy'>;

/** What there is to know about one token; several things can be. */
export function judgeToken(input: TokenToJudge): Judgement[] {
  const { token, isReplaced, nowMs } = input;
  const found = hasExpired(token, nowMs) ? expired(input) : [...expiry(input), ...age(input), ...lastUse(input)];
  const evidence = evidenceOf(token);
  return found.map((about) => ({ ...(isReplaced ? asLeftover(about) : about), token, evidence }));
}

/** That a leftover ends is good; whatever else it is, it is to be revoked. */
const asLeftover = (about: AboutToken): AboutToken => ({
  ...about,
  severity: about.kind === 'expired' || about.kind === 'expiring' ? 'info' : about.severity,
  remedy: 'Another token of the account has taken over. Revoke this one once nothing needs it.',
});

function expired({ token, use, nowMs }: TokenToJudge): AboutToken[] {
  const days = daysSince(token.expiresAt ?? '', nowMs) ?? 0;
  return [
    {
      kind: 'expired',
      severity: use === 'other' ? 'warning' : 'error',
      days,
      cause: `The token expired ${ago(days)}. Grafana refuses whatever still sends it.`,
      remedy: `${REPLACE[use]}, then revoke this one.`,
    },
  ];
}

function expiry({ token: { expiresAt }, use, nowMs }: TokenToJudge): AboutToken[] {
  if (expiresAt === undefined) {
    const cause = 'The token never expires: whoever has copied it can use it for ever.';
    return [{ kind: 'no-expiry', severity: 'warning', cause, remedy: `${REPLACE[use]}: the new one has an end.` }];
  }
  const days = daysLeft(expiresAt, nowMs);
  const threshold = days === undefined ? undefined : EXPIRY_THRESHOLDS.find((limit) => days <= limit);
  if (days === undefined || threshold === undefined) {
    return [];
  }
  const cause = `The token expires ${days === 0 ? 'within a day' : `in ${plural(days)}`}.`;
  return [{ kind: 'expiring', severity: severityOf(threshold), days, cause, remedy: `${REPLACE[use]} before then.` }];
}

function severityOf(threshold: number): Judgement['severity'] {
  if (threshold <= ERROR_WITHIN_DAYS) {
    return 'error';
  }
  return threshold <= WARNING_WITHIN_DAYS ? 'warning' : 'info';
}

function age({ token, use, nowMs }: TokenToJudge): AboutToken[] {
  const days = daysSince(token.createdAt, nowMs) ?? 0;
  const cause = `The token is ${plural(days)} old. The longer one lives, the more places it has been copied to.`;
  return days <= MAX_AGE_DAYS ? [] : [{ kind: 'old', severity: 'warning', days, cause, remedy: `${REPLACE[use]}.` }];
}

function lastUse({ token, use, nowMs }: TokenToJudge): AboutToken[] {
  const isUsed = lastUseMs(token) !== undefined;
  const days = daysSince(isUsed ? (token.lastUsedAt ?? '') : token.createdAt, nowMs) ?? 0;
  if (!isUsed) {
    const cause = `The token was never used since it was made ${ago(days)}.`;
    return days < 1 ? [] : [{ kind: 'never-used', severity: 'warning', days, cause, remedy: NEVER_USED[use] }];
  }
  const cause = `The token was last used ${ago(days)}.`;
  return isUnused(token, nowMs) ? [{ kind: 'unused', severity: 'warning', days, cause, remedy: UNUSED[use] }] : [];
}

const NEVER_USED: Readonly<Record<AccountUse, string>> = {
  provider: 'Paste it at the identity provider. If its key is lost, revoke it and make another.',
  own: 'Rotate the token: that removes what an interrupted run left.',
  other: 'Revoke it if nothing is going to use it.',
};

const UNUSED: Readonly<Record<AccountUse, string>> = {
  provider: 'See whether provisioning still runs at the identity provider.',
  own: 'Rotate the token: that removes what an interrupted run left.',
  other: 'Revoke it if nothing needs it.',
};

const REPLACE: Readonly<Record<AccountUse, string>> = {
  provider: 'Rotate the token',
  own: 'Rotate the token',
  other: 'Replace the token where it is used',
};

const evidenceOf = ({ name, createdAt, expiresAt, lastUsedAt }: ServiceAccountToken): string[] => [
  `token: ${name}`,
  `created: ${createdAt}`,
  `expires: ${expiresAt ?? 'never'}`,
  `last used: ${lastUsedAt ?? 'never'}`,
];

const plural = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
const ago = (days: number): string => (days === 0 ? 'today' : `${plural(days)} ago`);

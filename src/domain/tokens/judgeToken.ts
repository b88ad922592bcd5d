import { hasExpired, lastUseMs } from './liveTokens';
import type { ServiceAccountToken } from './serviceAccount';
import { daysLeft, daysSince, MAX_AGE_DAYS } from './tokenAge';
import type { AccountUse, Judgement } from './TokenFinding';

/** Days before the end at which the warning becomes a tighter one. */
export const EXPIRY_THRESHOLDS = [1, 7, 14, 30, 60] as const;
export const UNUSED_DAYS = 30;

const ERROR_WITHIN_DAYS = 7;
const WARNING_WITHIN_DAYS = 14;

export interface TokenToJudge {
  token: ServiceAccountToken;
  use: AccountUse;
  /** Whether the same account has a younger token that is live and was used: this one is only a leftover. */
  isReplaced: boolean;
  nowMs: number;
}

/** What there is to know about one token; several things can be. */
export function judgeToken(input: TokenToJudge): Judgement[] {
  return hasExpired(input.token, input.nowMs) ? [expired(input)] : [expiry(input), age(input), lastUse(input)].flat();
}

function expired({ token, use, isReplaced, nowMs }: TokenToJudge): Judgement {
  const days = daysSince(token.expiresAt ?? '', nowMs) ?? 0;
  const base = { kind: 'expired' as const, token, days, evidence: evidenceOf(token) };
  const cause = `The token expired ${ago(days)}.`;
  return isReplaced
    ? { ...base, severity: 'info', cause, remedy: 'A younger token is in use. Revoke this one to tidy up.' }
    : {
        ...base,
        severity: use === 'other' ? 'warning' : 'error',
        cause: `${cause} Grafana refuses whatever still sends it.`,
        remedy: `${REPLACE[use]}, then revoke this one.`,
      };
}

function expiry({ token, use, isReplaced, nowMs }: TokenToJudge): Judgement[] {
  const { expiresAt } = token;
  const evidence = evidenceOf(token);
  if (expiresAt === undefined) {
    return [
      {
        kind: 'no-expiry',
        severity: 'warning',
        token,
        cause: 'The token never expires: whoever has copied it can use it for ever.',
        remedy: `${REPLACE[use]}: the new one has an end.`,
        evidence,
      },
    ];
  }
  const days = daysLeft(expiresAt, nowMs);
  const threshold = days === undefined ? undefined : EXPIRY_THRESHOLDS.find((limit) => days <= limit);
  if (days === undefined || threshold === undefined) {
    return [];
  }
  return [
    {
      kind: 'expiring',
      severity: isReplaced ? 'info' : severityOf(threshold),
      token,
      days,
      cause: `The token expires ${days === 0 ? 'within a day' : `in ${plural(days)}`}.`,
      remedy: isReplaced
        ? 'A younger token is in use. Revoke this one, or let it end.'
        : `${REPLACE[use]} before then.`,
      evidence,
    },
  ];
}

function severityOf(threshold: number): Judgement['severity'] {
  if (threshold <= ERROR_WITHIN_DAYS) {
    return 'error';
  }
  return threshold <= WARNING_WITHIN_DAYS ? 'warning' : 'info';
}

function age({ token, use, nowMs }: TokenToJudge): Judgement[] {
  const days = daysSince(token.createdAt, nowMs) ?? 0;
  return days <= MAX_AGE_DAYS
    ? []
    : [
        {
          kind: 'old',
          severity: 'warning',
          token,
          days,
          cause: `The token is ${plural(days)} old. The longer one lives, the more places it has been copied to.`,
          remedy: `${REPLACE[use]}.`,
          evidence: evidenceOf(token),
        },
      ];
}

function lastUse({ token, use, nowMs }: TokenToJudge): Judgement[] {
  const isUsed = lastUseMs(token) !== undefined;
  const days = daysSince(isUsed ? (token.lastUsedAt ?? '') : token.createdAt, nowMs) ?? 0;
  const evidence = evidenceOf(token);
  if (!isUsed) {
    const cause = `The token was never used since it was made ${ago(days)}.`;
    const remedy =
      use === 'provider'
        ? 'Paste it at the identity provider. If its key is lost, revoke it and make another.'
        : 'Revoke it if nothing is going to use it.';
    return days < 1 ? [] : [{ kind: 'never-used', severity: 'warning', token, days, cause, remedy, evidence }];
  }
  const cause = `The token was last used ${ago(days)}.`;
  const remedy =
    use === 'provider'
      ? 'See whether provisioning still runs at the identity provider. Revoke the token if nothing needs it.'
      : 'Revoke it if nothing needs it.';
  return days <= UNUSED_DAYS ? [] : [{ kind: 'unused', severity: 'warning', token, days, cause, remedy, evidence }];
}

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

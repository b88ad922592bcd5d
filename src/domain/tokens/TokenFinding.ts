import type { ServiceAccount, ServiceAccountToken } from './serviceAccount';

export const TOKEN_FINDING_KINDS = [
  'expired',
  'expiring',
  'no-expiry',
  'old',
  'never-used',
  'unused',
  'several-live',
  'over-privileged',
  'under-privileged',
  'disabled',
  'unread',
] as const;

export type TokenFindingKind = (typeof TOKEN_FINDING_KINDS)[number];

/** Whose account it is: the identity provider's, the plugin's own, or of something else. */
export type AccountUse = 'provider' | 'own' | 'other';

/** Something to know about the credentials of one service account. */
export interface TokenFinding {
  kind: TokenFindingKind;
  severity: 'error' | 'warning' | 'info';
  account: ServiceAccount;
  use: AccountUse;
  /** Absent when it is about the whole account. */
  token?: ServiceAccountToken;
  /** Until it expires, since it did, since it was made or used: whichever the finding is about. */
  days?: number;
  /** What is the case, and why that matters. */
  cause: string;
  /** What to do. */
  remedy: string;
  /** The values that were seen. */
  evidence: readonly string[];
}

/** A finding before it is said which account it is of. */
export type Judgement = Omit<TokenFinding, 'account' | 'use'>;

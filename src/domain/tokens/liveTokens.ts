import type { ServiceAccountToken } from './serviceAccount';
import { daysSince } from './tokenAge';

const UNUSED_DAYS = 30;

/** Whether a token has ended; one without an end, or whose end cannot be understood, has not. */
export const hasExpired = ({ expiresAt }: ServiceAccountToken, nowMs: number): boolean =>
  expiresAt !== undefined && Date.parse(expiresAt) <= nowMs;

/** The tokens that still open something, the youngest first; Grafana counts whole seconds, so ids break a tie. */
export function liveTokens(tokens: readonly ServiceAccountToken[], nowMs: number): ServiceAccountToken[] {
  return tokens
    .filter((token) => !hasExpired(token, nowMs))
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id);
}

/** When a token was used last, epoch milliseconds; undefined when Grafana has not seen it used. */
export function lastUseMs({ lastUsedAt }: ServiceAccountToken): number | undefined {
  const moment = lastUsedAt === undefined ? NaN : Date.parse(lastUsedAt);
  return Number.isNaN(moment) ? undefined : moment;
}

/** Whether a token was used, but not for more than 30 days. */
export const isUnused = ({ lastUsedAt }: ServiceAccountToken, nowMs: number): boolean =>
  lastUsedAt !== undefined && (daysSince(lastUsedAt, nowMs) ?? 0) > UNUSED_DAYS;

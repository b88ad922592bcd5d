const DAY_MS = 86_400_000;

/** A token that nobody has used for so many days may go. */
export const UNUSED_DAYS = 90;
/** So many days before a token lapses it is time to replace it. */
export const EXPIRING_DAYS = 14;

export type TokenState = 'ok' | 'expiring' | 'expired' | 'never-expires' | 'unused';

export interface TokenAge {
  state: TokenState;
  /** Until it lapses; for `expired` and `unused`, since it lapsed or was last used (or made). Absent: not known. */
  days?: number;
  /** Whole days since it was last used, or made where it never was. */
  idleDays: number;
}

export interface TokenDates {
  /** ISO 8601, all three. */
  createdAt: string;
  /** Absent: never. */
  expiresAt?: string;
  /** Absent: never used. */
  lastUsedAt?: string;
}

/** Whole days until a moment (ISO 8601), rounded down; negative once it has passed, undefined when it is no moment. */
export function daysLeft(expiresAt: string, nowMs: number): number | undefined {
  const moment = Date.parse(expiresAt);
  return Number.isNaN(moment) ? undefined : Math.floor((moment - nowMs) / DAY_MS);
}

/** Whole days that have passed since a moment; 0 when it is none, or still to come. */
function daysSince(moment: string, nowMs: number): number {
  const sinceMs = nowMs - Date.parse(moment);
  return sinceMs > 0 ? Math.floor(sinceMs / DAY_MS) : 0;
}

/** How old a token is and what is wrong with it, the gravest first. Reads `expiresAt`, as Grafana's own count of seconds is 0. */
export function tokenAge({ createdAt, expiresAt, lastUsedAt }: TokenDates, nowMs: number): TokenAge {
  const idleDays = daysSince(lastUsedAt ?? createdAt, nowMs);
  const left = expiresAt === undefined ? undefined : daysLeft(expiresAt, nowMs);
  if (left !== undefined && left < 0) {
    return { state: 'expired', days: daysSince(expiresAt ?? '', nowMs), idleDays };
  }
  if (idleDays >= UNUSED_DAYS) {
    return { state: 'unused', days: idleDays, idleDays };
  }
  if (left === undefined) {
    return { state: 'never-expires', idleDays };
  }
  return { state: left < EXPIRING_DAYS ? 'expiring' : 'ok', days: left, idleDays };
}

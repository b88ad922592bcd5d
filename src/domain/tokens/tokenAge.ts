export const DAY_MS = 86_400_000;

const HOUR_MS = 3_600_000;

/** A token should be replaced by then, and no bar of its age is longer. */
export const MAX_AGE_DAYS = 90;

/**
 * Whole days until a moment (ISO 8601), rounded down, but a day that began within the hour counts as whole: a token
 * of 90 days has 90 left when it has just been made. Negative once it has passed, undefined when it is no moment.
 */
export function daysLeft(expiresAt: string, nowMs: number): number | undefined {
  const leftMs = Date.parse(expiresAt) - nowMs;
  if (Number.isNaN(leftMs)) {
    return undefined;
  }
  return Math.floor((leftMs < 0 ? leftMs : leftMs + HOUR_MS) / DAY_MS);
}

/** Whole days since a moment (ISO 8601), rounded down; 0 for one that is yet to come, undefined when it is no moment. */
export function daysSince(iso: string, nowMs: number): number | undefined {
  const moment = Date.parse(iso);
  return Number.isNaN(moment) ? undefined : Math.max(0, Math.floor((nowMs - moment) / DAY_MS));
}

export interface AgeScale {
  /** Whole days since it was made. */
  ageDays: number;
  /** Share of 90 days that has passed, 0 to 1. */
  filled: number;
  isTooOld: boolean;
}

/** How old something is on a scale of 90 days; undefined when its making is no moment (ISO 8601). */
export function ageScale(createdAt: string, nowMs: number): AgeScale | undefined {
  const ageDays = daysSince(createdAt, nowMs);
  return ageDays === undefined
    ? undefined
    : { ageDays, filled: Math.min(1, ageDays / MAX_AGE_DAYS), isTooOld: ageDays > MAX_AGE_DAYS };
}

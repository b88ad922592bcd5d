const DAY_MS = 86_400_000;

/** Whole days until a moment (ISO 8601), rounded down; negative once it has passed, undefined when it is no moment. */
export function daysLeft(expiresAt: string, nowMs: number): number | undefined {
  const moment = Date.parse(expiresAt);
  return Number.isNaN(moment) ? undefined : Math.floor((moment - nowMs) / DAY_MS);
}

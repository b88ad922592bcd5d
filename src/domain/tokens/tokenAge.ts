export type TokenState = 'ok' | 'expiring' | 'expired' | 'never-expires' | 'unused';

/** Whole days until a moment (ISO 8601), rounded down; negative when it has passed, undefined when it is no moment. */
export declare function daysLeft(expiresAt: string, nowMs: number): number | undefined;

export const SERVICE_ACCOUNT_NAME = 'SCIM Manager';

const WANTED_DAYS = 90;
const SECONDS_PER_DAY = 86_400;

/** Seconds that a new token shall live: 90 days, never above the server's limit (days; absent or below 1: no limit). */
export function tokenLifetimeSeconds(limitDays?: number): number {
  const isLimited = limitDays !== undefined && limitDays >= 1;
  return (isLimited ? Math.min(WANTED_DAYS, limitDays) : WANTED_DAYS) * SECONDS_PER_DAY;
}

/** Unique within the organisation: Grafana refuses a taken name. */
export function tokenName(nowMs: number): string {
  return `${SERVICE_ACCOUNT_NAME} ${new Date(nowMs).toISOString()}`;
}

/** Whether a token was named here, and not by hand. */
export const isTokenName = (name: string): boolean => name.startsWith(`${SERVICE_ACCOUNT_NAME} `);

export declare const SERVICE_ACCOUNT_NAME: string;
/** Seconds that a new token shall live: 90 days, never above the server's limit (days; absent or below 1: no limit). */
export declare function tokenLifetimeSeconds(limitDays?: number): number;
/** Unique within the organisation: Grafana refuses a taken name. */
export declare function tokenName(nowMs: number): string;

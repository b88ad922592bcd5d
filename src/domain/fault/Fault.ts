/** Every way in which a request can end badly, whoever answered it. */
export const FAULT_KINDS = [
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
  'rate-limited',
  'unavailable',
  'network',
  'malformed',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Why one operation failed, classified once where requests are sent. */
export interface Fault {
  kind: FaultKind;
  /** Id of the operation that failed, e.g. `grafana.teams.search`. */
  operation: string;
  /** The server's own words, or ours where it gave none. Never a secret. */
  detail: string;
  /** HTTP status; absent when no answer came. */
  status?: number;
  /** RFC 7644 section 3.12. */
  scimType?: string;
  /** Grafana's `messageId`, or the `reason` of a Kubernetes Status. */
  messageId?: string;
  /** Permissions that the answer named as missing. */
  missingPermissions?: readonly string[];
  retryAfterMs?: number;
}

/** The outcome of something that may fail in a way the caller must look at. */
export type Result<T, F = Fault> = { ok: true; value: T } | { ok: false; fault: F };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const failed = <F>(fault: F): { ok: false; fault: F } => ({ ok: false, fault });

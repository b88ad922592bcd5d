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

/** Operation of a fault that lies in what a record holds, not in how Grafana answered. */
export const RECORD_READING = 'records.read';

/** Systems other than this Grafana that the plugin proxy asks; operations of theirs begin with the name and a dot. */
export const THIRD_PARTIES = ['okta'] as const;

export type ThirdParty = (typeof THIRD_PARTIES)[number];

/** What this Grafana says on its own account about a request to somebody else, when it was not even sent on. */
const NOT_SENT_ON = [
  'plugin-proxy.denied',
  'plugin-proxy.no-route',
  'plugin-proxy.not-enabled',
  'plugin-proxy.no-plugin',
];

/** Whose fault it is when not this Grafana's: a wrong token of Okta's is none of Grafana's. */
export function thirdPartyOf({ operation, kind, messageId = '' }: Fault): ThirdParty | undefined {
  const isOurs = kind === 'network' || NOT_SENT_ON.includes(messageId);
  return isOurs ? undefined : THIRD_PARTIES.find((name) => operation.startsWith(`${name}.`));
}

/** The outcome of something that may fail in a way the caller must look at. */
export type Result<T, F = Fault> = { ok: true; value: T } | { ok: false; fault: F };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const failed = <F>(fault: F): { ok: false; fault: F } => ({ ok: false, fault });

/** What the page knows of this Grafana without asking. */
export interface Stack {
  version: string;
  /** From the licence's edition; SCIM needs Enterprise. */
  isEnterprise: boolean;
  namespace: string;
  /** Without a trailing slash, sub-path included. */
  appUrl: string;
  isSamlEnabled: boolean;
  /** Longest life of a service account token in days; absent: no limit. */
  tokenExpirationDayLimit?: number;
  user: { login: string; name: string; isGrafanaAdmin: boolean; orgRole: string };
  /** The signed-in person's own permissions on this plugin. */
  can: { read: boolean; write: boolean };
}

/** Synchronous facts about this Grafana and the signed-in person. */
export declare function useStack(): Stack;

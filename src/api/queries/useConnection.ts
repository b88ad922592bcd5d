import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';

/** The plugin's `jsonData`. Every Viewer can read it. */
export interface PluginSettings {
  grafanaUrl?: string;
  namespace?: string;
  serviceAccountId?: number;
  serviceAccountLogin?: string;
  /** A provisioned mapping document (YAML text); it wins over the stored one. */
  mapping?: string;
  /** Name of this environment, as rules name it. */
  environment?: string;
}

export interface Connection {
  /** `broken`: a token is stored, but it does not work now (`fault` says how). */
  status: 'not-connected' | 'connected' | 'broken';
  fault?: Fault;
  settings: PluginSettings;
  hasToken: boolean;
  /** Whether a provisioning file sets the plugin's settings up; Grafana does not tell. */
  isProvisioned: boolean | 'unknown';
  /** Effective permissions of the stored token (action → scopes); only when connected. */
  permissions?: Readonly<Record<string, readonly string[]>>;
  /** When the token was proved last, epoch milliseconds. */
  provedAtMs?: number;
}

/** Reads the plugin's settings and proves the stored token through the plugin proxy. */
export declare function useConnection(): UseQueryResult<Connection, Fault>;

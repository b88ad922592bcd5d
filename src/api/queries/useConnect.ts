import type { UseMutationResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { PluginSettings } from './useConnection';

export const CONNECT_STEPS = ['account', 'access', 'token', 'store', 'prove', 'clean-up'] as const;
export type ConnectStepId = (typeof CONNECT_STEPS)[number];

export interface ConnectStep {
  id: ConnectStepId;
  /** `skipped`: nothing to do, or not possible here and not needed (detail says which). */
  state: 'running' | 'done' | 'skipped' | 'failed';
  detail?: string;
  fault?: Fault;
}

export interface ConnectInput {
  /** Defaults to this Grafana's own address and namespace. */
  grafanaUrl?: string;
  namespace?: string;
  onStep?: (step: ConnectStep) => void;
}

export interface ConnectOutcome {
  settings: PluginSettings;
  serviceAccountLogin: string;
  /** ISO 8601; absent when the token never expires. */
  tokenExpiresAt?: string;
}

/**
 * Creates (or finds) the plugin's service account and a new token with the signed-in person's session,
 * stores the token, proves it through the proxy and removes tokens that nothing uses any more.
 * Safe to run again after an interruption, and to replace a token.
 */
export declare function useConnect(): UseMutationResult<ConnectOutcome, Fault, ConnectInput>;

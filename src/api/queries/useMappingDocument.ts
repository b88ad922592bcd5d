import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';

export interface StoredMapping {
  /** YAML; empty when nothing was saved yet. */
  text: string;
  /** `provisioned`: it stands in the plugin's settings file, wins, and cannot be saved here. */
  source: 'record' | 'provisioned' | 'none';
  /** Version of the record, for `useSaveMappingDocument`; absent when there is none. */
  version?: number;
  savedBy?: string;
  /** ISO 8601. */
  savedAt?: string;
}

export interface SaveMapping {
  text: string;
  /** The version that was edited; absent: there was none. */
  version?: number;
  message?: string;
}

export declare function useMappingDocument(): UseQueryResult<StoredMapping, Fault>;

/** Fault `conflict` when somebody saved in between; its detail says who and when where that can be read. */
export declare function useSaveMappingDocument(): UseMutationResult<StoredMapping, Fault, SaveMapping>;

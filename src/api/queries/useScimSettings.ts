import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';

export type ScimSettingSource = 'dynamic' | 'ini' | 'unknown';

export interface ScimSetting {
  value: boolean | 'unknown';
  source: ScimSettingSource;
  /** What the ini file says, where it can be read. */
  iniValue?: boolean;
}

export interface ScimSettings {
  userSync: ScimSetting;
  groupSync: ScimSetting;
  rejectNonProvisioned: ScimSetting;
  /** `unavailable`: this Grafana has no SCIM (OSS, or too old). */
  availability: 'available' | 'unavailable';
  /** Whether the stored token may change the settings; `unknown` when its permissions could not be read. */
  canWrite: boolean | 'unknown';
  /** Of the dynamic object; absent when there is none. */
  resourceVersion?: string;
  /** What could not be read, and why. */
  faults: readonly Fault[];
}

export interface ScimSwitches {
  userSync: boolean;
  groupSync: boolean;
  rejectNonProvisioned: boolean;
}

export interface SaveScimSettings {
  switches: ScimSwitches;
  /** `resourceVersion` of the settings that the person saw; a newer one is a `conflict`. */
  basedOn?: string;
}

export declare function useScimSettings(): UseQueryResult<ScimSettings, Fault>;

/** Reads the dynamic object again, changes the three switches and stores it whole. */
export declare function useSaveScimSettings(): UseMutationResult<void, Fault, SaveScimSettings>;

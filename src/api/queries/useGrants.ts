import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { ActualGrants } from '../../domain/organisation/organisation';

export interface GrantsInput {
  /** Whose roles to read. */
  teamUids: readonly string[] | 'all';
  /** Which folders' grants to read; each costs one request. */
  folderUids: readonly string[];
  enabled?: boolean;
}

/** Actual grants (progress: `useProgress('grants')`). What could not be read stands in `unread`. */
export declare function useGrants(input: GrantsInput): UseQueryResult<ActualGrants, Fault>;

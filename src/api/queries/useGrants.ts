import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { FolderGrant, Grant } from '../../domain/organisation/organisation';

export interface GrantsInput {
  /** Whose roles to read. */
  teamUids: readonly string[] | 'all';
  /** Which folders' grants to read; each costs one request. */
  folderUids: readonly string[];
  enabled?: boolean;
}

export type UnreadGrants =
  | { kind: 'folder'; folderUid: string; fault: Fault }
  | { kind: 'team-roles'; teamUids: readonly string[]; fault: Fault };

export interface Grants {
  roleGrants: ReadonlyArray<Extract<Grant, { kind: 'role' }>>;
  /** Of teams, persons and basic roles, inherited ones included. */
  folderGrants: readonly FolderGrant[];
  /** What could not be read: unknown, never "none". */
  unread: readonly UnreadGrants[];
  /** False on OSS, where teams hold no roles. */
  hasRoles: boolean;
}

/** Actual grants (progress: `useProgress('grants')`). */
export declare function useGrants(input: GrantsInput): UseQueryResult<Grants, Fault>;

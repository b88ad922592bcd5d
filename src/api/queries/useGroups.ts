import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { Group } from '../../domain/organisation/organisation';

export interface Groups {
  groups: readonly Group[];
  /** `provisioned-teams`: SCIM could not be asked (`why`), so the groups are the teams that it left. */
  source: 'scim' | 'provisioned-teams';
  why?: Fault;
}

export declare function useGroups(): UseQueryResult<Groups, Fault>;

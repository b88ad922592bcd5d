import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { Role } from '../../domain/organisation/organisation';

export interface Roles {
  /** undefined: this Grafana has no role API (OSS). */
  roles: readonly Role[] | undefined;
}

/** Fixed and custom roles, `isDelegatable` told for the stored token. */
export declare function useRoles(): UseQueryResult<Roles, Fault>;

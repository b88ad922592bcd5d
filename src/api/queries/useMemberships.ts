import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { Membership } from '../../domain/organisation/organisation';

export interface Memberships {
  memberships: readonly Membership[];
  /** `bulk`: Grafana's identity API, in pages. `per-team`: one request a team, where the first is missing. */
  source: 'bulk' | 'per-team';
  /** Teams whose members could not be read. */
  unread: ReadonlyArray<{ teamUid: string; fault: Fault }>;
}

export declare function useMemberships(): UseQueryResult<Memberships, Fault>;

import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault } from '../../domain/fault/Fault';
import { listAccountRoles } from '../grafana/listAccountRoles';
import { send } from '../transport/send';
import { KEYS, resource } from './query';

export interface AccountRole {
  uid: string;
  name: string;
  displayName: string;
}

export interface AccountRoles {
  /** undefined: this Grafana has no role API (OSS). */
  roles: readonly AccountRole[] | undefined;
}

export const accountRolesQuery = (accountId: number) =>
  resource<AccountRoles>([...KEYS.accountRoles, accountId], async ({ signal }) => {
    const held = await send(listAccountRoles, { accountId }, { signal });
    if (held.ok) {
      return ok({ roles: held.value });
    }
    return held.fault.kind === 'not-found' ? ok({ roles: undefined }) : held;
  });

/** The RBAC roles that were given to one service account; idle while `accountId` is undefined. */
export function useAccountRoles(accountId: number | undefined): UseQueryResult<AccountRoles, Fault> {
  const query = accountRolesQuery(accountId ?? 0);
  return useQuery({ ...query, queryFn: accountId === undefined ? skipToken : query.queryFn });
}

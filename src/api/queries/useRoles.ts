import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault } from '../../domain/fault/Fault';
import type { Role } from '../../domain/organisation/organisation';
import { listRoles } from '../grafana/listRoles';
import { send } from '../transport/send';
import { KEYS, resource } from './query';

export interface Roles {
  /** undefined: this Grafana has no role API (OSS). */
  roles: readonly Role[] | undefined;
}

export const rolesQuery = resource<Roles>(KEYS.roles, async ({ signal }) => {
  const all = await send(listRoles, {}, { signal });
  if (!all.ok) {
    return all.fault.kind === 'not-found' ? ok({ roles: undefined }) : all;
  }
  const delegatable = await send(listRoles, { delegatable: true }, { signal });
  const uids = delegatable.ok ? new Set(delegatable.value.map(({ uid }) => uid)) : undefined;
  return ok({ roles: uids ? all.value.map((role) => ({ ...role, isDelegatable: uids.has(role.uid) })) : all.value });
});

/** Fixed and custom roles, `isDelegatable` told for the stored token. */
export function useRoles(): UseQueryResult<Roles, Fault> {
  return useQuery(rolesQuery);
}

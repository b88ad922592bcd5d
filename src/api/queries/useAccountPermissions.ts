import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault } from '../../domain/fault/Fault';
import type { HeldPermissions } from '../../domain/tokens/permissions';
import { getRole } from '../grafana/getRole';
import { searchPermissions } from '../grafana/searchPermissions';
import { inParallel } from '../transport/inParallel';
import { send } from '../transport/send';
import { KEYS, orThrow, resource } from './query';
import { accountRolesQuery } from './useAccountRoles';

const ROLES_AT_ONCE = 4;

export const accountPermissionsQuery = (accountId: number) =>
  resource<HeldPermissions>([...KEYS.accountPermissions, accountId], async ({ client, signal }) => {
    const [own, { roles = [] }] = await Promise.all([
      send(searchPermissions, { accountId }, { signal }),
      client.query(accountRolesQuery(accountId)),
    ]);
    if (!own.ok) {
      return own;
    }
    const read = async ({ uid: roleUid }: { uid: string }) => orThrow(await send(getRole, { roleUid }, { signal }));
    const given = await inParallel(roles, ROLES_AT_ONCE, read, signal);
    return ok(together([own.value, ...given.map(({ permissions }) => permissions)]));
  });

/**
 * What one service account may do, by its basic role, by roles given to it and by single grants: action → scopes. A
 * part that cannot be read is a fault, so that nothing is called missing that is only unseen. Idle while `accountId`
 * is undefined. Grafana keeps its answer for up to a minute.
 */
export function useAccountPermissions(accountId: number | undefined): UseQueryResult<HeldPermissions, Fault> {
  const query = accountPermissionsQuery(accountId ?? 0);
  return useQuery({ ...query, queryFn: accountId === undefined ? skipToken : query.queryFn });
}

function together(parts: readonly HeldPermissions[]): HeldPermissions {
  const scopes = new Map<string, Set<string>>();
  for (const [action, held] of parts.flatMap((part) => Object.entries(part))) {
    const known = scopes.get(action) ?? new Set();
    held.forEach((scope) => known.add(scope));
    scopes.set(action, known);
  }
  return Object.fromEntries([...scopes].map(([action, held]) => [action, [...held]]));
}

import type { Store } from '../store/createStore';
import type { Permission } from '../store/rows';
import { rolesOf, type AccessControl } from './AccessControl';

export interface SearchOptions {
  action: string;
  actionPrefix: string;
  scope: string;
}

/** `folders:uid:prod` is covered by itself, `folders:uid:*`, `folders:*` and `*`. */
function scopesOf(scope: string): ReadonlySet<string> {
  const parts = scope.split(':');
  const wildcards = parts.slice(0, -1).map((_, index) => `${parts.slice(0, index + 1).join(':')}:*`);
  return new Set([scope, '*', ...wildcards]);
}

function matcher({ action, actionPrefix, scope }: SearchOptions): (permission: Permission) => boolean {
  const scopes = scope === '' ? undefined : scopesOf(scope);
  return (permission) =>
    (scopes === undefined || scopes.has(permission.scope)) &&
    (action === '' ? permission.action.startsWith(actionPrefix) : permission.action === action);
}

/**
 * What everybody holds of some actions, people and service accounts alike, by id. Never kept.
 * What roles and teams hold is worked out once.
 */
export function searchPermissions(
  store: Store,
  rbac: AccessControl,
  options: SearchOptions,
  isWanted: (id: number) => boolean
): Map<number, Permission[]> {
  const matches = matcher(options);
  const known = new Map<string, Permission[]>();
  const once = (key: string, work: () => Permission[]): Permission[] => {
    const kept = known.get(key) ?? work().filter(matches);
    known.set(key, kept);
    return kept;
  };
  const found = new Map<number, Permission[]>();
  const collect = (id: number, who: Parameters<typeof rolesOf>[0]): void => {
    if (!isWanted(id)) {
      return;
    }
    const permissions = [
      ...rolesOf(who).flatMap((role) => once(`role:${role}`, () => rbac.ofBasicRole(role))),
      ...store.members
        .of('user', id)
        .flatMap(({ teamId }) => once(`team:${teamId}`, () => rbac.ofHolder({ kind: 'team', id: teamId }))),
      ...rbac.ofHolder({ kind: 'user', id }).filter(matches),
    ];
    if (permissions.length > 0) {
      found.set(id, permissions);
    }
  };
  for (const user of store.users.values()) {
    if (user.orgRole !== undefined || user.isGrafanaAdmin) {
      collect(user.id, user);
    }
  }
  for (const { id, role } of store.serviceAccounts.values()) {
    collect(id, { orgRole: role });
  }
  return found;
}

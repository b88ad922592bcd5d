import type { OrgRole } from '../../../src/domain/organisation/organisation';
import { findRole } from '../rbac/roleCatalogue';
import { basicRolePermissions, permissionsOfRole } from '../rbac/roles';
import type { RouteContext } from '../router/Route';
import type { Permission } from '../store/rows';
import type { Listed, ManagedResource } from './ManagedResource';

/** What roles carry that reach the resource, in one row a holder, named after the first of its roles. */
export function rowsByRole(context: RouteContext, managed: ManagedResource, scopes: readonly string[]): Listed[] {
  const actionsAmong = actionsOn(managed, scopes);
  const rows = new Map<string, Listed>();
  for (const { permissions, ...row } of [...basicRoles(context, managed), ...assignedRoles(context)]) {
    const actions = actionsAmong(permissions);
    const key = JSON.stringify(row.holder);
    const known = rows.get(key);
    if (known) {
      rows.set(key, { ...known, actions: [...known.actions, ...actions] });
    } else if (actions.length > 0) {
      rows.set(key, { ...row, actions, isManaged: false, isInherited: false });
    }
  }
  return [...rows.values()];
}

interface HeldRole extends Pick<Listed, 'id' | 'roleName' | 'holder'> {
  permissions: readonly Permission[];
}

function basicRoles({ sandbox }: RouteContext, { adminRowId = 0 }: ManagedResource): HeldRole[] {
  const roles: readonly OrgRole[] = ['Viewer', 'Editor', 'Admin'];
  return roles.map((role) => ({
    id: adminRowId,
    roleName: `basic:${role.toLowerCase()}`,
    holder: { kind: 'builtInRole', role },
    permissions: basicRolePermissions(role, sandbox),
  }));
}

/** Roles that were given to people and teams (Enterprise). */
function assignedRoles({ sandbox, store }: RouteContext): HeldRole[] {
  return store.roleAssignments.all().flatMap(({ id, roleUid, holder }) => {
    const role = findRole(sandbox, roleUid);
    return role ? [{ id, roleName: role.name, holder, permissions: permissionsOfRole(roleUid, store, sandbox) }] : [];
  });
}

/** Which of a resource's actions permissions give on one of its kind, each once. */
function actionsOn({ resource, attribute, levels, grants = levels }: ManagedResource, reaching: readonly string[]) {
  const scopes = new Set(['*', `${resource}:*`, `${resource}:${attribute}:*`, ...reaching]);
  const known = new Set(Object.values(grants).flat());
  return (permissions: readonly Permission[]): string[] => [
    ...new Set(permissions.flatMap((one) => (scopes.has(one.scope) && known.has(one.action) ? one.action : []))),
  ];
}

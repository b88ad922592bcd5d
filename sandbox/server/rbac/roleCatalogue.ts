import type { Sandbox } from '../Sandbox';
import type { Permission, RoleRow } from '../store/rows';
import type { BasicRole, FixedRole } from './declareRole';
import { basicRolePermissions, declaredRoles, roleUid } from './roles';

/** A role as one reads it, whoever declared it. */
export type CatalogueRole = Omit<RoleRow, 'id'>;

/** What Grafana writes for roles that come with it. */
const NEVER = '0001-01-01T00:00:00Z';

const BASIC_ROLES: Readonly<Record<string, BasicRole>> = {
  basic_none: 'None',
  basic_viewer: 'Viewer',
  basic_editor: 'Editor',
  basic_admin: 'Admin',
  basic_grafana_admin: 'Grafana Admin',
};

const declared = ({ name, displayName, description, group, hidden, permissions }: FixedRole): CatalogueRole => ({
  uid: roleUid(name),
  name,
  displayName,
  description,
  group,
  hidden: hidden ?? false,
  global: true,
  version: 0,
  permissions,
  createdAt: NEVER,
  updatedAt: NEVER,
});

/** Fixed roles, the plugin's and custom ones; not the basic roles. */
export const assignableRoles = (sandbox: Sandbox): CatalogueRole[] => [
  ...declaredRoles(sandbox).map(declared),
  ...sandbox.store.roles.all(),
];

/** By uid; basic roles have one, too. */
export function findRole(sandbox: Sandbox, uid: string): CatalogueRole | undefined {
  const basic = BASIC_ROLES[uid];
  return basic ? basicRole(sandbox, uid, basic) : assignableRoles(sandbox).find((role) => role.uid === uid);
}

const basicRole = (sandbox: Sandbox, uid: string, role: BasicRole): CatalogueRole => ({
  ...declared({
    name: uid.replace('_', ':'),
    displayName: role,
    description: `${role} role`,
    group: 'Basic',
    permissions: basicRolePermissions(role, sandbox),
    grants: [],
  }),
  uid,
});

const stamped = (role: CatalogueRole) => ({ updated: role.updatedAt, created: role.createdAt });

const permissionDto = (role: CatalogueRole) => (permission: Permission) => ({ ...permission, ...stamped(role) });

export const isCustom = ({ name }: CatalogueRole): boolean => !/^(fixed|basic|plugins|managed):/.test(name);

/** As lists show it: without permissions. */
export const roleDto = (role: CatalogueRole): Record<string, unknown> => ({
  version: role.version,
  uid: role.uid,
  name: role.name,
  displayName: role.displayName,
  description: role.description,
  group: role.group,
  ...(role.hidden ? { hidden: true } : {}),
  ...stamped(role),
  global: role.global,
});

export const fullRoleDto = (role: CatalogueRole): Record<string, unknown> => ({
  ...roleDto(role),
  ...(role.permissions.length === 0 ? {} : { permissions: role.permissions.map(permissionDto(role)) }),
});

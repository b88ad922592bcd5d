import { createHash } from 'node:crypto';
import type { PluginManifest } from '../plugin';
import type { Store } from '../store/createStore';
import type { Permission } from '../store/rows';
import { fixedRoles, type BasicRole, type FixedRole } from './fixedRoles';

export type { BasicRole } from './fixedRoles';

const ABOVE: Readonly<Record<BasicRole, readonly BasicRole[]>> = {
  None: [],
  Viewer: ['Editor', 'Admin'],
  Editor: ['Admin'],
  Admin: [],
  'Grafana Admin': [],
};

/** `fixed:teams:writer` → `fixed_<base64 of its SHA-1>`, as Grafana names the roles it declares. */
export const roleUid = (name: string): string =>
  `${name.split(':')[0]}_${createHash('sha1').update(name).digest('base64url')}`;

const holds = (role: BasicRole, { grants, except = [] }: FixedRole): boolean =>
  !except.includes(role) && grants.some((grant) => grant === role || ABOVE[grant].includes(role));

/** The roles of a plugin.json, named as Grafana names them. */
export function pluginRoles(plugin: PluginManifest | undefined): FixedRole[] {
  const grantees: readonly BasicRole[] = ['Viewer', 'Editor', 'Admin', 'Grafana Admin'];
  return (plugin?.roles ?? []).map(({ role, grants }) => ({
    name: `plugins:${plugin?.id ?? ''}:${role.name.toLowerCase().replace(/ /g, '-')}`,
    group: plugin?.name ?? '',
    displayName: role.name,
    description: role.description ?? '',
    permissions: role.permissions.map(({ action, scope = '' }) => ({ action, scope })),
    grants: grantees.filter((grantee) => grants.includes(grantee)),
  }));
}

const basics = new Map<BasicRole, Permission[]>();

function fixedPermissions(role: BasicRole): Permission[] {
  const known = basics.get(role);
  if (known) {
    return known;
  }
  const permissions = fixedRoles.filter((fixed) => holds(role, fixed)).flatMap((fixed) => fixed.permissions);
  basics.set(role, permissions);
  return permissions;
}

export const basicRolePermissions = (role: BasicRole, plugin: PluginManifest | undefined): Permission[] => [
  ...fixedPermissions(role),
  ...pluginRoles(plugin)
    .filter((declared) => holds(role, declared))
    .flatMap((declared) => declared.permissions),
];

/** What a role holds, by uid: custom, fixed or of the plugin. */
export function permissionsOfRole(uid: string, store: Store, plugin: PluginManifest | undefined): readonly Permission[] {
  const custom = store.roles.by('uid', uid);
  if (custom) {
    return custom.permissions;
  }
  const declared = [...fixedRoles, ...pluginRoles(plugin)].find(({ name }) => roleUid(name) === uid);
  return declared?.permissions ?? [];
}

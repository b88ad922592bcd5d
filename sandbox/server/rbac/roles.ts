import { createHash } from 'node:crypto';
import type { PluginManifest } from '../plugin';
import type { Edition } from '../Edition';
import type { Store } from '../store/createStore';
import type { Permission } from '../store/rows';
import { enterpriseRoles } from './enterpriseRoles';
import type { BasicRole, FixedRole } from './declareRole';
import { fixedRoles } from './fixedRoles';

export type { BasicRole } from './declareRole';

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

const holds = (role: BasicRole, { grants }: FixedRole): boolean =>
  grants.some((grant) => grant === role || ABOVE[grant].includes(role));

/** The roles of a plugin.json, named as Grafana names them. */
function pluginRoles(plugin: PluginManifest | undefined): FixedRole[] {
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

/** Where declared roles come from: Grafana's edition and the installed plugin. */
export interface RoleSources {
  edition: Edition;
  plugin: PluginManifest | undefined;
}

/** Where data sources have permissions of their own, their reader is no longer everybody's (pkg/api/accesscontrol.go). */
function enforced(role: FixedRole): FixedRole {
  return role.name === 'fixed:datasources:reader' ? { ...role, grants: ['Admin'] } : role;
}

const grafanaRoles: Readonly<Record<Edition, readonly FixedRole[]>> = {
  oss: fixedRoles,
  enterprise: [...fixedRoles.map(enforced), ...enterpriseRoles],
};

export const declaredRoles = ({ edition, plugin }: RoleSources): FixedRole[] => [
  ...grafanaRoles[edition],
  ...pluginRoles(plugin),
];

const basics = new Map<string, Permission[]>();

function fixedPermissions(role: BasicRole, edition: Edition): Permission[] {
  const key = `${edition}/${role}`;
  const known = basics.get(key);
  if (known) {
    return known;
  }
  const permissions = grafanaRoles[edition].filter((fixed) => holds(role, fixed)).flatMap((fixed) => fixed.permissions);
  basics.set(key, permissions);
  return permissions;
}

/** What Grafana's own roles give to a basic role, each as often as a role gives it. */
export const basicRolePermissions = (
  role: BasicRole,
  { edition }: Pick<RoleSources, 'edition'>
): readonly Permission[] => fixedPermissions(role, edition);

/** What the roles of a plugin.json give to a basic role. */
export const pluginPermissions = (role: BasicRole, plugin: PluginManifest | undefined): Permission[] =>
  pluginRoles(plugin)
    .filter((declared) => holds(role, declared))
    .flatMap((declared) => declared.permissions);

/** What a role holds, by uid: custom, fixed or of the plugin. */
export function permissionsOfRole(uid: string, store: Store, sources: RoleSources): readonly Permission[] {
  const custom = store.roles.by('uid', uid);
  if (custom) {
    return custom.permissions;
  }
  return declaredRoles(sources).find(({ name }) => roleUid(name) === uid)?.permissions ?? [];
}

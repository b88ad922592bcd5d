import type { OrgRole } from '../../../src/domain/organisation/organisation';
import type { Permission } from '../store/rows';

export type BasicRole = OrgRole | 'Grafana Admin';

/** A role that Grafana declares. `grants`: the basic roles that hold it, each with those above it. */
export interface FixedRole {
  name: string;
  group: string;
  displayName: string;
  description: string;
  hidden?: true;
  permissions: readonly Permission[];
  grants: readonly BasicRole[];
}

export const on = (scope: string, ...actions: string[]): Permission[] => actions.map((action) => ({ action, scope }));
/** Several verbs of one resource: `of('teams', 'read write', 'teams:*')`. */
export const of = (resource: string, verbs: string, scope: string): Permission[] =>
  on(scope, ...verbs.split(' ').map((verb) => `${resource}:${verb}`));

/** Reader and writer of who may manage a resource, as every managed resource has them. */
export const permissionRoles = (resource: string, group: string): FixedRole[] => [
  {
    name: `fixed:${resource}.permissions:reader`,
    group,
    displayName: 'Permission reader',
    description: '',
    permissions: on(`${resource}:*`, `${resource}.permissions:read`),
    grants: ['Admin'],
  },
  {
    name: `fixed:${resource}.permissions:writer`,
    group,
    displayName: 'Permission writer',
    description: '',
    permissions: on(`${resource}:*`, `${resource}.permissions:read`, `${resource}.permissions:write`),
    grants: ['Admin'],
  },
];

export const role = (
  name: string,
  [group, displayName, description]: [string, string, string],
  grants: readonly BasicRole[],
  ...permissions: Permission[][]
): FixedRole => ({
  name: `fixed:${name}`,
  group,
  displayName,
  description,
  permissions: permissions.flat(),
  grants,
});

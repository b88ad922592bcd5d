/** Effective permissions of one account: action → scopes, as Grafana answers them. */
export type HeldPermissions = Readonly<Record<string, readonly string[]>>;

export interface NeededPermission {
  action: string;
  /** On everything of these; absent: the action knows no scope. */
  scope?: string;
}

/** Something that works only with certain permissions. */
export interface Feature {
  id: string;
  title: string;
  needs: readonly NeededPermission[];
}

export interface MissingPermission {
  feature: Feature;
  action: string;
  /** Needed, and not held; empty when the action knows no scope. */
  scopes: readonly string[];
}

export interface PermissionComparison {
  missing: readonly MissingPermission[];
  /** Actions that are held and that nothing here needs, in alphabetical order. */
  superfluous: readonly string[];
}

const on = (scope: string, ...actions: readonly string[]): NeededPermission[] =>
  actions.map((action) => ({ action, scope }));
const unscoped = (action: string): NeededPermission => ({ action });

const USER_SYNC = on('users:*', 'org.users:read', 'org.users:write', 'org.users:add', 'org.users:remove');
const GROUP_SYNC = [...on('teams:*', 'teams:read', 'teams:write', 'teams:delete'), unscoped('teams:create')];

/**
 * What the identity provider's service account needs.
 * Source: Grafana 12.4, "Configure SCIM with Okta" and "… with Entra ID", service account permissions.
 */
export const PROVIDER_FEATURES = {
  userSync: { id: 'user-sync', title: 'User sync', needs: USER_SYNC },
  groupSync: { id: 'group-sync', title: 'Group sync', needs: GROUP_SYNC },
} as const satisfies Record<string, Feature>;

const ANY_EDITION: readonly Feature[] = [
  { id: 'people', title: 'People', needs: on('users:*', 'org.users:read') },
  {
    id: 'teams',
    title: 'Teams and who is in them',
    needs: on('teams:*', 'teams:read', 'teams.permissions:read'),
  },
  {
    id: 'folders',
    title: 'Folder permissions',
    needs: on('folders:*', 'folders:read', 'folders.permissions:read', 'folders.permissions:write'),
  },
  {
    id: 'service-accounts',
    title: 'Service accounts, their tokens and permissions',
    needs: [...on('serviceaccounts:*', 'serviceaccounts:read'), ...on('users:*', 'users.permissions:read')],
  },
  {
    id: 'records',
    title: 'Mapping document, ledger and reports',
    needs: [
      ...on('folders:*', 'dashboards:create', 'folders:create'),
      ...on('dashboards:*', 'dashboards:read', 'dashboards:write'),
    ],
  },
];

const ENTERPRISE_ONLY: readonly Feature[] = [
  {
    id: 'roles',
    title: 'Roles of teams',
    needs: [
      ...on('roles:*', 'roles:read'),
      ...on('teams:*', 'teams.roles:read'),
      ...on('permissions:type:delegate', 'teams.roles:add', 'teams.roles:remove'),
    ],
  },
  {
    id: 'data-sources',
    title: 'Data source permissions',
    needs: on('datasources:*', 'datasources:read', 'datasources.permissions:read', 'datasources.permissions:write'),
  },
  { id: 'scim-settings', title: 'SCIM settings', needs: on('settings:auth.scim:*', 'settings:read', 'settings:write') },
  { id: 'saml-settings', title: 'SAML settings', needs: on('settings:auth.saml:*', 'settings:read') },
  { id: 'self-test', title: 'SCIM self-test', needs: [...USER_SYNC, ...GROUP_SYNC] },
];

/** What the plugin's own service account needs, by feature. */
export const pluginFeatures = (isEnterprise: boolean): readonly Feature[] =>
  isEnterprise ? [...ANY_EDITION, ...ENTERPRISE_ONLY] : ANY_EDITION;

/**
 * What is missing for `features`, and what neither they nor `alsoAllowed` need. An action that is held on a part only
 * counts as missing: a list would silently be incomplete.
 */
export function comparePermissions(
  held: HeldPermissions,
  features: readonly Feature[],
  alsoAllowed: readonly Feature[] = []
): PermissionComparison {
  const needed = new Set([...features, ...alsoAllowed].flatMap(({ needs }) => needs.map(({ action }) => action)));
  return {
    missing: features.flatMap((feature) => missingFor(feature, held)),
    superfluous: Object.entries(held)
      .filter(([action, scopes]) => !needed.has(action) && !isEverybodys(scopes))
      .map(([action]) => action)
      .sort(),
  };
}

/** Grafana gives every account, even with the basic role None, the folder of what was shared with it. */
const isEverybodys = (scopes: readonly string[]): boolean =>
  scopes.length > 0 && scopes.every((scope) => scope === 'folders:uid:sharedwithme');

function missingFor(feature: Feature, held: HeldPermissions): MissingPermission[] {
  return feature.needs
    .filter((need) => !isHeld(need, held))
    .map(({ action, scope }) => ({ feature, action, scopes: scope === undefined ? [] : [scope] }));
}

function isHeld({ action, scope }: NeededPermission, held: HeldPermissions): boolean {
  const scopes = Object.hasOwn(held, action) ? held[action] : undefined;
  return scope === undefined ? scopes !== undefined : (scopes ?? []).some((own) => covers(own, scope));
}

/** `users:id:*` and `folders:uid:*` are everything of their kind, as `users:*` is. */
const WHOLE_KIND = /^([^:]+):(?:id|uid):\*$/;

/** Whether a held scope reaches everything that the needed one does. */
export function covers(held: string, needed: string): boolean {
  const whole = held.replace(WHOLE_KIND, '$1:*');
  return whole === needed || (isWildcard(whole) && needed.startsWith(whole.slice(0, -1)));
}

/** A star means everything below only as the whole scope or after a separator. */
const isWildcard = (scope: string): boolean => scope === '*' || /[:/]\*$/.test(scope);

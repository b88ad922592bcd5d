import { comparePermissions, covers, type Feature, type HeldPermissions } from '../tokens/permissions';

/** The folder of our records, in every Grafana that has them. */
const RECORDS_SCOPE = 'folders:uid:idops-scim-manager';

/** What the peer's token needs for each part of the comparison, and nothing more: reads alone. */
export const PEER_FEATURES = [
  {
    id: 'teams',
    title: 'Teams, groups and how many people',
    needs: [
      { action: 'teams:read', scope: 'teams:*' },
      { action: 'org.users:read', scope: 'users:*' },
    ],
  },
  {
    id: 'folders',
    title: 'Folders and who may use them',
    needs: [
      { action: 'folders:read', scope: 'folders:*' },
      { action: 'folders.permissions:read', scope: 'folders:*' },
    ],
  },
  {
    id: 'roles',
    title: 'Roles of teams',
    needs: [
      { action: 'roles:read', scope: 'roles:*' },
      { action: 'teams.roles:read', scope: 'teams:*' },
    ],
  },
  {
    id: 'data-sources',
    title: 'Data sources and who may use them',
    needs: [
      { action: 'datasources:read', scope: 'datasources:*' },
      { action: 'datasources.permissions:read', scope: 'datasources:*' },
    ],
  },
  { id: 'scim', title: 'SCIM settings', needs: [{ action: 'settings:read', scope: 'settings:auth.scim:*' }] },
  { id: 'mapping', title: 'Mapping document', needs: [{ action: 'dashboards:read', scope: RECORDS_SCOPE }] },
] as const satisfies readonly Feature[];

export interface PeerRights {
  /** Needed and not held, as `action` on `scope`. */
  missing: ReadonlyArray<{ title: string; action: string; scope: string }>;
  /** Actions that change something, which a token that only reads should not hold. */
  writes: readonly string[];
}

/** Verbs of Grafana's actions that change nothing. */
const READING = /:(read|query|access|explore|list|view|test)$/;

/** Open-source Grafana has neither roles of teams nor permissions on data sources to read. */
const ENTERPRISE_ONLY: readonly string[] = ['roles', 'data-sources'];

/** What a token lacks for the comparison with a Grafana of its edition, and what it could do there. */
export function judgePeerToken(held: HeldPermissions, isEnterprise: boolean): PeerRights {
  const features = PEER_FEATURES.filter(({ id }) => isEnterprise || !ENTERPRISE_ONLY.includes(id));
  const isHeld = (action: string, scope: string) => holds(held, action, scope);
  return {
    missing: comparePermissions(held, features).missing.flatMap(({ feature, action, scopes }) =>
      scopes.filter((scope) => !isHeld(action, scope)).map((scope) => ({ title: feature.title, action, scope }))
    ),
    writes: Object.keys(held)
      .filter((action) => !READING.test(action))
      .sort(),
  };
}

/** Whether an action is held on everything of a scope; a record can also be read by way of its dashboard. */
export function holds(held: HeldPermissions, action: string, scope: string): boolean {
  const scopes = Object.hasOwn(held, action) ? (held[action] ?? []) : [];
  return scopes.some((own) => covers(own, scope) || (scope === RECORDS_SCOPE && covers(own, 'dashboards:*')));
}

export const mayReadRecords = (held: HeldPermissions): boolean => holds(held, 'dashboards:read', RECORDS_SCOPE);

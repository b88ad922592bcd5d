import type { OrgRole } from '../../../src/domain/organisation/organisation';
import type { Row } from './Table';

/** Times are ISO 8601 in UTC; `id` is Grafana's numeric row id, `uid` its name in URLs. */
export interface UserRow extends Row {
  uid: string;
  login: string;
  email: string;
  name: string;
  theme: string;
  /** Hash, never the password. Empty: nobody can sign in with a password. */
  passwordHash: string;
  salt: string;
  isGrafanaAdmin: boolean;
  isDisabled: boolean;
  isProvisioned: boolean;
  emailVerified: boolean;
  /** Role in the organisation; undefined: not a member any more. */
  orgRole: OrgRole | undefined;
  /** The identity provider's id of the person, as SCIM sent it. */
  externalId: string;
  /** SCIM attributes that Grafana keeps and shows only over SCIM. */
  scim?: Readonly<Record<string, unknown>>;
  /** e.g. `SAML`; empty for a local password. */
  authLabels: readonly string[];
  createdAt: string;
  updatedAt: string;
  /** Ten years before creation until the person comes. */
  lastSeenAt: string;
}

export interface ServiceAccountRow extends Row {
  uid: string;
  name: string;
  login: string;
  role: OrgRole;
  isDisabled: boolean;
  createdAt: string;
  updatedAt: string;
  lastSeenAt: string;
}

export interface TokenRow extends Row {
  serviceAccountId: number;
  name: string;
  /** SHA-256 of the key. */
  keyHash: string;
  createdAt: string;
  lastUsedAt?: string;
  /** Undefined: does not expire. */
  expiresAt?: string;
}

export interface TeamRow extends Row {
  uid: string;
  name: string;
  email: string;
  isProvisioned: boolean;
  /** The SCIM group's externalId. */
  externalUid: string;
  /** SCIM attributes that Grafana keeps and shows only over SCIM. */
  scim?: Readonly<Record<string, unknown>>;
  createdAt: string;
  updatedAt: string;
}

export interface MemberRow extends Row {
  uid: string;
  teamId: number;
  userId: number;
  permission: 0 | 4;
  /** Written by a sync. */
  isExternal: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface FolderRow extends Row {
  uid: string;
  title: string;
  description: string;
  parentUid: string;
  version: number;
  createdBy: string;
  updatedBy: string;
  createdAt: string;
  updatedAt: string;
}

export interface DataSourceRow extends Row {
  uid: string;
  name: string;
  /** Id of its plugin. */
  type: string;
  access: string;
  url: string;
  user: string;
  database: string;
  basicAuth: boolean;
  basicAuthUser: string;
  withCredentials: boolean;
  isDefault: boolean;
  jsonData: object;
  /** Names of the secrets that are set. */
  secrets: readonly string[];
}

export interface DashboardRow extends Row {
  uid: string;
  title: string;
  slug: string;
  folderUid: string;
  tags: readonly string[];
  version: number;
  data: Readonly<Record<string, unknown>>;
  createdBy: string;
  updatedBy: string;
  createdAt: string;
  updatedAt: string;
}

export interface DashboardVersionRow extends Row {
  dashboardUid: string;
  version: number;
  parentVersion: number;
  restoredFrom: number;
  message: string;
  createdBy: string;
  createdAt: string;
  data: Readonly<Record<string, unknown>>;
}

export interface AnnotationRow extends Row {
  userId: number;
  dashboardUid: string;
  panelId: number;
  text: string;
  tags: readonly string[];
  /** Milliseconds since 1970. */
  time: number;
  timeEnd: number;
  created: number;
  updated: number;
  data: Readonly<Record<string, unknown>>;
}

export interface PluginSettingRow extends Row {
  pluginId: string;
  enabled: boolean;
  pinned: boolean;
  jsonData: Readonly<Record<string, unknown>> | null;
  secureJsonData: Readonly<Record<string, string>>;
  pluginVersion: string;
  updatedAt: string;
}

/** Who can hold a right. `user` is a person or a service account: Grafana numbers them together. */
export type Holder =
  | { kind: 'user'; id: number }
  | { kind: 'team'; id: number }
  | { kind: 'builtInRole'; role: OrgRole | 'Grafana Admin' };

/**
 * One holder's right on one resource, as `POST /api/access-control/:resource/:id/…` writes it:
 * a row of the holder's managed role. Folder inheritance is worked out when it is read.
 */
export interface ManagedPermissionRow extends Row {
  holder: Holder;
  /** e.g. `folders:uid:prod`, `teams:id:3`, `serviceaccounts:id:7`. */
  scope: string;
  /** e.g. `View`; the name of the level in its resource. */
  level: string;
  actions: readonly string[];
}

export interface Permission {
  action: string;
  /** `*` wildcards at the end; empty: none needed. */
  scope: string;
}

/** A custom role (Enterprise). */
export interface RoleRow extends Row {
  uid: string;
  name: string;
  displayName: string;
  description: string;
  group: string;
  hidden: boolean;
  global: boolean;
  version: number;
  permissions: readonly Permission[];
  createdAt: string;
  updatedAt: string;
}

/** A fixed, plugin or custom role given to somebody (Enterprise). */
export interface RoleAssignmentRow extends Row {
  roleUid: string;
  holder: Exclude<Holder, { kind: 'builtInRole' }>;
  createdAt: string;
}

/** An external group of Team Sync (Enterprise). */
export interface TeamGroupRow extends Row {
  uid: string;
  teamId: number;
  groupId: string;
}

export interface SessionRow extends Row {
  tokenHash: string;
  userId: number;
  createdAt: string;
}

/** `theme`, `homeDashboardUID`, `timezone`, `weekStart`, … by owner. */
export type Preferences = Readonly<Record<string, unknown>>;

/** Spec of the dynamic SCIM configuration object (Enterprise). */
export interface ScimConfig {
  enableUserSync: boolean;
  enableGroupSync: boolean;
  rejectNonProvisionedUsers: boolean;
  resourceVersion: number;
  createdAt: string;
  updatedAt: string;
}

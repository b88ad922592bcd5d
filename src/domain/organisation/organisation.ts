import type { Fault } from '../fault/Fault';

/** Grafana's basic roles of a person within one organisation, weakest first. */
export const ORG_ROLES = ['None', 'Viewer', 'Editor', 'Admin'] as const;
export type OrgRole = (typeof ORG_ROLES)[number];

/** Levels of a folder permission, weakest first. */
export const FOLDER_PERMISSIONS = ['View', 'Edit', 'Admin'] as const;
export type FolderPermission = (typeof FOLDER_PERMISSIONS)[number];

/** Levels of a data source permission (Enterprise), weakest first. */
export const DATA_SOURCE_PERMISSIONS = ['Query', 'Edit', 'Admin'] as const;
export type DataSourcePermission = (typeof DATA_SOURCE_PERMISSIONS)[number];

/** Levels of either kind, for what is stored of both. */
export const PERMISSIONS = ['View', 'Query', 'Edit', 'Admin'] as const satisfies ReadonlyArray<
  FolderPermission | DataSourcePermission
>;
export type Permission = (typeof PERMISSIONS)[number];

/** A member of the organisation. `uid` is the key everywhere; `id` is Grafana's numeric id. */
export interface Person {
  uid: string;
  id: number;
  login: string;
  email: string;
  name: string;
  role: OrgRole;
  isDisabled: boolean;
  isProvisioned: boolean;
  /** ISO 8601; absent where Grafana does not tell. */
  createdAt?: string;
  /** ISO 8601; absent when Grafana has never seen the person. */
  lastSeenAt?: string;
  /** How the person signed in last, e.g. `SAML`; empty for a local password. */
  authLabels: readonly string[];
}

export interface Team {
  uid: string;
  id: number;
  name: string;
  email: string;
  isProvisioned: boolean;
  /** The `externalId` of the SCIM group that made the team. */
  externalUid?: string;
}

/** That a person is in a team. */
export interface Membership {
  userUid: string;
  teamUid: string;
  permission: 'member' | 'admin';
  /** True for members that a sync wrote. */
  isExternal: boolean;
}

/** A SCIM group and the team that group sync made of it (absent: none found). */
export interface Group {
  id: string;
  displayName: string;
  externalId?: string;
  teamUid?: string;
}

export interface Folder {
  uid: string;
  title: string;
  parentUid?: string;
}

/** Its name is unique within the organisation and may change; its uid stays. */
export interface DataSource {
  uid: string;
  name: string;
  /** Id of its plugin, e.g. `prometheus`. */
  type: string;
}

/** An RBAC role (Enterprise): `fixed:…` or `custom:…` by name. */
export interface Role {
  uid: string;
  name: string;
  displayName: string;
  description: string;
  group: string;
  /** False when the asking token may not assign it; undefined when unknown. */
  isDelegatable?: boolean;
}

/** One right given to one team. */
export type Grant =
  | { kind: 'role'; teamUid: string; roleUid: string }
  | { kind: 'folder'; teamUid: string; folderUid: string; permission: FolderPermission }
  | { kind: 'datasource'; teamUid: string; dataSourceUid: string; permission: DataSourcePermission };

/** A folder permission as Grafana lists it, of whomever. */
export interface FolderGrant {
  folderUid: string;
  permission: FolderPermission;
  /** Exactly one of the three names who holds it. */
  teamUid?: string;
  userUid?: string;
  orgRole?: OrgRole;
  /** True when it comes from a parent folder. */
  isInherited: boolean;
  /** False for a right that a role carries and that cannot be changed on the folder. */
  isManaged: boolean;
}

/** A data source permission as Grafana lists it, of whomever. Nothing is inherited. */
export interface DataSourceGrant {
  dataSourceUid: string;
  permission: DataSourcePermission;
  /** Exactly one of the three names who holds it. */
  teamUid?: string;
  userUid?: string;
  orgRole?: OrgRole;
  /** False for a right that a role carries and that cannot be changed on the data source. */
  isManaged: boolean;
}

/** Whom and what a plan or an explanation is made from: complete lists, never a page of them. */
export interface Organisation {
  people: readonly Person[];
  teams: readonly Team[];
  memberships: readonly Membership[];
  groups: readonly Group[];
  folders: readonly Folder[];
  /** undefined: this Grafana has no roles (OSS), or they could not be read. */
  roles?: readonly Role[];
  /** undefined: this Grafana has no permissions on data sources, they could not be read, or nobody asked for them. */
  dataSources?: readonly DataSource[];
  /** False: this Grafana has no permissions on data sources (OSS). */
  hasDataSourcePermissions?: boolean;
}

export type RoleGrant = Extract<Grant, { kind: 'role' }>;

/** Grants that were asked for and could not be read: unknown, never "none". */
export type UnreadGrants =
  | { kind: 'folder'; folderUid: string; fault: Fault }
  | { kind: 'datasource'; dataSourceUid: string; fault: Fault }
  | { kind: 'team-roles'; teamUids: readonly string[]; fault: Fault };

/** The grants that Grafana holds now, as far as they were read. What is in neither list of what was read is unknown. */
export interface ActualGrants {
  roleGrants: readonly RoleGrant[];
  /** Of teams, persons and basic roles, inherited ones included. */
  folderGrants: readonly FolderGrant[];
  /** Teams whose roles were read without a fault. */
  rolesReadOf: readonly string[] | 'all';
  /** Folders whose grants were read without a fault. */
  foldersRead: readonly string[];
  /** Of teams, persons and basic roles. */
  dataSourceGrants: readonly DataSourceGrant[];
  /** Data sources whose grants were read without a fault. */
  dataSourcesRead: readonly string[];
  unread: readonly UnreadGrants[];
  /** False on OSS, where teams hold no roles. */
  hasRoles: boolean;
}

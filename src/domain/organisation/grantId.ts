import {
  DATA_SOURCE_PERMISSIONS,
  FOLDER_PERMISSIONS,
  PERMISSIONS,
  type DataSourcePermission,
  type FolderPermission,
  type Grant,
  type Permission,
} from './organisation';

/** How much a grant gives: a permission, or just that a role is held. */
export type Level = Permission | 'Role';

const RANKS: Readonly<Record<Level, number>> = { Role: 1, View: 1, Query: 1, Edit: 2, Admin: 3 };

type Target =
  | { kind: 'role'; roleUid: string }
  | { kind: 'folder'; folderUid: string }
  | { kind: 'datasource'; dataSourceUid: string };

/** Uid of the role, folder or data source that something is about. */
export function targetUid(target: Target): string {
  switch (target.kind) {
    case 'role':
      return target.roleUid;
    case 'folder':
      return target.folderUid;
    case 'datasource':
      return target.dataSourceUid;
  }
}

/** What a grant is about, without its level: at most one grant of a team stands there. */
export const grantId = (about: Target & { teamUid: string }): string =>
  `${about.kind}/${about.teamUid}/${targetUid(about)}`;

export const levelOf = (grant: Grant): Level => (grant.kind === 'role' ? 'Role' : grant.permission);

/** The same grant at another level; unchanged where its kind knows no such level. */
export function atLevel(grant: Grant, level: Level): Grant {
  switch (grant.kind) {
    case 'role':
      return grant;
    case 'folder':
      return isFolderPermission(level) ? { ...grant, permission: level } : grant;
    case 'datasource':
      return isDataSourcePermission(level) ? { ...grant, permission: level } : grant;
  }
}

/** Positive when `a` gives more than `b`; nothing (undefined) gives least. Only levels of one kind can be compared. */
export function compareLevels(a: Level | undefined, b: Level | undefined): number {
  return (a ? RANKS[a] : 0) - (b ? RANKS[b] : 0);
}

export function strongest<T extends Level>(a: T | undefined, b: T | undefined): T | undefined {
  return compareLevels(a, b) >= 0 ? a : b;
}

export const isFolderPermission = (value: unknown): value is FolderPermission =>
  FOLDER_PERMISSIONS.some((permission) => permission === value);

export const isDataSourcePermission = (value: unknown): value is DataSourcePermission =>
  DATA_SOURCE_PERMISSIONS.some((permission) => permission === value);

export const isPermission = (value: unknown): value is Permission =>
  PERMISSIONS.some((permission) => permission === value);

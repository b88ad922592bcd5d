import { FOLDER_PERMISSIONS, type FolderPermission, type Grant } from './organisation';

/** How much a grant gives: a folder permission, or just that a role is held. */
export type Level = FolderPermission | 'Role';

const RANKS: Readonly<Record<Level, number>> = { Role: 1, View: 1, Edit: 2, Admin: 3 };

/** What a grant is about, without its level: at most one grant of a team stands there. */
export function grantId(grant: Grant): string {
  return grant.kind === 'role'
    ? `role/${grant.teamUid}/${grant.roleUid}`
    : `folder/${grant.teamUid}/${grant.folderUid}`;
}

export const levelOf = (grant: Grant): Level => (grant.kind === 'role' ? 'Role' : grant.permission);

/** The same grant at another level. */
export function atLevel(grant: Grant, level: Level): Grant {
  return grant.kind === 'role' || level === 'Role' ? grant : { ...grant, permission: level };
}

/** Positive when `a` gives more than `b`; nothing (undefined) gives least. */
export function compareLevels(a: Level | undefined, b: Level | undefined): number {
  return (a ? RANKS[a] : 0) - (b ? RANKS[b] : 0);
}

export function strongest<T extends Level>(a: T | undefined, b: T | undefined): T | undefined {
  return compareLevels(a, b) >= 0 ? a : b;
}

export const isFolderPermission = (value: unknown): value is FolderPermission =>
  FOLDER_PERMISSIONS.some((permission) => permission === value);

import type { ActualGrants, FolderPermission, Organisation, OrgRole, Person } from '../organisation/organisation';

/** Where a person's access comes from. */
export type AccessSource =
  | {
      kind: 'team';
      teamUid: string;
      teamName: string;
      /** The SCIM group behind the team; absent: none. */
      groupId?: string;
      groupName?: string;
      /** False: the membership was made by hand, not by the identity provider. */
      isFromIdentityProvider: boolean;
    }
  | { kind: 'basic-role'; role: OrgRole }
  | { kind: 'direct' };

/** What the person holds. */
export type AccessTarget =
  | { kind: 'basic-role'; role: OrgRole }
  | { kind: 'role'; roleUid: string; roleName: string }
  | {
      kind: 'folder';
      folderUid: string;
      /** Titles from the top. */
      folderPath: readonly string[];
      permission: FolderPermission;
      /** Folders below that inherit it. */
      subfolderCount: number;
      /** The folder above that the right comes from, where that is known. */
      inheritedFrom?: string;
    }
  | { kind: 'membership' };

/** One way to one right. */
export interface AccessPath {
  source: AccessSource;
  target: AccessTarget;
  /** The path in words: group → team → role or folder. */
  text: string;
}

export interface AccessExplanation {
  paths: readonly AccessPath[];
  /** What could not be read and so may hide further access. */
  unknowns: readonly string[];
}

export declare function explainAccess(
  person: Person,
  organisation: Omit<Organisation, 'people'>,
  actual: ActualGrants
): AccessExplanation;

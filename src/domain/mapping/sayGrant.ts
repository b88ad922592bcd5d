import { folderTree } from '../organisation/folderTree';
import type { Grant, Organisation } from '../organisation/organisation';
import { grantId } from '../organisation/grantId';
import { folderFinder, roleFinder } from './lookup';
import type { DataSourceTarget, FolderTarget, Rule } from './rule';

const LONGEST_NAME = 500;

/** A grant in the words of a rule, or why a rule cannot say it. */
export type SaidGrant =
  { role: string } | { folder: FolderTarget } | { dataSource: DataSourceTarget } | { why: string };

export const isSayable = (name: string): boolean => name.trim() !== '' && name.length <= LONGEST_NAME;

/**
 * Finds the words of a rule that lead back to a grant: a role's name or a folder's path where only one bears it, else its
 * uid; a data source's uid.
 */
export function grantSayer({
  roles,
  folders,
  dataSources,
}: Pick<Organisation, 'roles' | 'folders' | 'dataSources'>): (grant: Grant) => SaidGrant {
  const tree = folderTree(folders);
  const find = folderFinder(folders);
  const dataSourceUids = new Set(dataSources?.map(({ uid }) => uid));
  const rolesByUid = new Map(roles?.map((role) => [role.uid, role]));
  const findRole = roleFinder(roles);

  function sayRole(roleUid: string): SaidGrant {
    const role = rolesByUid.get(roleUid);
    if (!role) {
      return { why: 'The role is not in the list of roles.' };
    }
    if (role.isDelegatable === false) {
      return { why: 'The service account may not give this role.' };
    }
    const said = [role.name, roleUid].find((word) => isSayable(word) && findRole(word) === role);
    return said === undefined ? { why: 'Neither name nor uid of the role leads to it alone.' } : { role: said };
  }

  return (grant) => {
    if (grant.kind === 'role') {
      return sayRole(grant.roleUid);
    }
    if (grant.kind === 'datasource') {
      const { dataSourceUid: uid, permission } = grant;
      return dataSourceUids.has(uid)
        ? { dataSource: { uid, permission } }
        : { why: 'The data source is not in the list of data sources.' };
    }
    const { folderUid, permission } = grant;
    if (!tree.has(folderUid)) {
      return { why: 'The folder is not in the list of folders.' };
    }
    const path = tree.path(folderUid).join('/');
    const leadsBack = isSayable(path) && find({ path, permission }) === folderUid;
    return { folder: leadsBack ? { path, permission } : { uid: folderUid, permission } };
  };
}

/** A grant that no rule says. */
export interface NotWritten {
  grant: Grant;
  why: string;
}

/** Grants as the roles, folders and data sources of one rule, in a fixed order, and those that it cannot say. */
export interface SaidGrants extends Pick<Rule, 'roles' | 'folders' | 'datasources'> {
  left: readonly NotWritten[];
}

export function sayAll(grants: readonly Grant[], say: (grant: Grant) => SaidGrant): SaidGrants {
  const roles: string[] = [];
  const folders: FolderTarget[] = [];
  const datasources: DataSourceTarget[] = [];
  const left: NotWritten[] = [];
  for (const grant of [...grants].sort((a, b) => (grantId(a) < grantId(b) ? -1 : 1))) {
    const said = say(grant);
    if ('why' in said) {
      left.push({ grant, why: said.why });
    } else if ('role' in said) {
      roles.push(said.role);
    } else if ('folder' in said) {
      folders.push(said.folder);
    } else {
      datasources.push(said.dataSource);
    }
  }
  return { roles: roles.sort(), folders, datasources, left };
}

import { addAccountRole } from './addAccountRole';
import { addTeamRole } from './addTeamRole';
import { closeRecordsFolder } from './closeRecordsFolder';
import { createAnnotation } from './createAnnotation';
import { createFolder } from './createFolder';
import { createRole } from './createRole';
import { createServiceAccount } from './createServiceAccount';
import { createToken } from './createToken';
import { deleteToken } from './deleteToken';
import { describeDataSourcePermissions } from './describeDataSourcePermissions';
import { getAdminSettings } from './getAdminSettings';
import { getDashboard } from './getDashboard';
import { getLicence } from './getLicence';
import { getOwnPermissions } from './getOwnPermissions';
import { getPluginSettings } from './getPluginSettings';
import { findRole, getRole } from './getRole';
import { getSsoSettings } from './getSsoSettings';
import { getTokenOwner } from './getTokenOwner';
import { findAccountRoles, listAccountRoles } from './listAccountRoles';
import { listDashboardVersions } from './listDashboardVersions';
import { listDataSourceGrants } from './listDataSourceGrants';
import { listDataSources } from './listDataSources';
import { listFolderGrants } from './listFolderGrants';
import { findRoles, listRoles } from './listRoles';
import { listTeamBindings } from './listTeamBindings';
import { listTeamGroups } from './listTeamGroups';
import { listTeamMembers } from './listTeamMembers';
import { listTeams } from './listTeams';
import { findTokens, listTokens } from './listTokens';
import { removeAccountRole } from './removeAccountRole';
import { removeTeamRole } from './removeTeamRole';
import { saveDashboard } from './saveDashboard';
import { savePluginSettings } from './savePluginSettings';
import { searchFolderPermissions } from './searchFolderPermissions';
import { searchFolders } from './searchFolders';
import { searchOrgUsers } from './searchOrgUsers';
import { searchPermissions } from './searchPermissions';
import { searchRecords } from './searchRecords';
import { findServiceAccounts, searchServiceAccounts } from './searchServiceAccounts';
import { searchTeamRoles } from './searchTeamRoles';
import { searchCountedTeams, searchTeams } from './searchTeams';
import { setTeamDataSourcePermission } from './setTeamDataSourcePermission';
import { setTeamFolderPermission } from './setTeamFolderPermission';
import { updateServiceAccount } from './updateServiceAccount';

/** What is asked of Grafana's own API. */
export const grafanaOperations = [
  addAccountRole,
  addTeamRole,
  closeRecordsFolder,
  createAnnotation,
  createFolder,
  createRole,
  createServiceAccount,
  createToken,
  deleteToken,
  describeDataSourcePermissions,
  getAdminSettings,
  getDashboard,
  getLicence,
  getOwnPermissions,
  getPluginSettings,
  findRole,
  getRole,
  getSsoSettings,
  getTokenOwner,
  findAccountRoles,
  listAccountRoles,
  listDashboardVersions,
  listDataSourceGrants,
  listDataSources,
  listFolderGrants,
  findRoles,
  listRoles,
  listTeamBindings,
  listTeamGroups,
  listTeamMembers,
  listTeams,
  findTokens,
  listTokens,
  removeAccountRole,
  removeTeamRole,
  saveDashboard,
  savePluginSettings,
  searchFolderPermissions,
  searchFolders,
  searchOrgUsers,
  searchPermissions,
  searchRecords,
  findServiceAccounts,
  searchServiceAccounts,
  searchTeamRoles,
  searchCountedTeams,
  searchTeams,
  setTeamDataSourcePermission,
  setTeamFolderPermission,
  updateServiceAccount,
] as const;

import { addAccountRole } from './addAccountRole';
import { addTeamRole } from './addTeamRole';
import { closeRecordsFolder } from './closeRecordsFolder';
import { createAnnotation } from './createAnnotation';
import { createFolder } from './createFolder';
import { createServiceAccount } from './createServiceAccount';
import { createToken } from './createToken';
import { deleteToken } from './deleteToken';
import { getAdminSettings } from './getAdminSettings';
import { getDashboard } from './getDashboard';
import { getOwnPermissions } from './getOwnPermissions';
import { getPluginSettings } from './getPluginSettings';
import { listAccountRoles } from './listAccountRoles';
import { listFolderGrants } from './listFolderGrants';
import { findRoles, listRoles } from './listRoles';
import { listTeamBindings } from './listTeamBindings';
import { listTeamMembers } from './listTeamMembers';
import { listTeams } from './listTeams';
import { getTokenOwner } from './getTokenOwner';
import { findTokens, listTokens } from './listTokens';
import { removeTeamRole } from './removeTeamRole';
import { saveDashboard } from './saveDashboard';
import { savePluginSettings } from './savePluginSettings';
import { searchFolders } from './searchFolders';
import { searchOrgUsers } from './searchOrgUsers';
import { searchRecords } from './searchRecords';
import { findServiceAccounts, searchServiceAccounts } from './searchServiceAccounts';
import { searchTeamRoles } from './searchTeamRoles';
import { searchTeams } from './searchTeams';
import { setTeamFolderPermission } from './setTeamFolderPermission';
import { updateServiceAccount } from './updateServiceAccount';

/** What is asked of Grafana's own API. */
export const grafanaOperations = [
  addAccountRole,
  addTeamRole,
  closeRecordsFolder,
  createAnnotation,
  createFolder,
  createServiceAccount,
  createToken,
  deleteToken,
  getAdminSettings,
  getDashboard,
  getOwnPermissions,
  getPluginSettings,
  getTokenOwner,
  listAccountRoles,
  listFolderGrants,
  findRoles,
  listRoles,
  listTeamBindings,
  listTeamMembers,
  listTeams,
  findTokens,
  listTokens,
  removeTeamRole,
  saveDashboard,
  savePluginSettings,
  searchFolders,
  searchOrgUsers,
  searchRecords,
  findServiceAccounts,
  searchServiceAccounts,
  searchTeamRoles,
  searchTeams,
  setTeamFolderPermission,
  updateServiceAccount,
] as const;

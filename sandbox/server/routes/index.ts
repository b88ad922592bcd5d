import type { Route } from '../router/Route';
import { accessControlRoutes } from './accessControl';
import { adminSettingsRoutes } from './adminSettings';
import { adminUserRoutes } from './adminUsers';
import { annotationRoutes } from './annotations';
import { apiGroupRoutes } from './apiGroups';
import { dashboardRoutes } from './dashboards';
import { dataSourcePermissionRoutes } from './dataSourcePermissions';
import { dataSourceRoutes } from './dataSources';
import { folderPermissionRoutes } from './folderPermissions';
import { folderRoutes } from './folders';
import { frontendSettingRoutes } from './frontendSettings';
import { healthRoutes } from './health';
import { iamRoutes } from './iam';
import { licensingRoutes } from './licensing';
import { organisationRoutes } from './organisations';
import { orgUserRoutes } from './orgUsers';
import { pluginProxyRoutes } from './pluginProxy';
import { pluginSettingRoutes } from './pluginSettings';
import { ownPreferenceRoutes } from './preferences';
import { publicPluginRoutes } from './publicPlugins';
import { roleRoutes } from './roles';
import { scimRoutes } from './scim';
import { scimConfigRoutes } from './scimConfig';
import { searchRoutes } from './search';
import { serviceAccountRoutes } from './serviceAccounts';
import { sessionRoutes } from './session';
import { ssoSettingsRoutes } from './ssoSettings';
import { teamMemberRoutes } from './teamMembers';
import { teamPermissionRoutes } from './teamPermissions';
import { teamRoleRoutes } from './teamRoles';
import { teamRoutes } from './teams';
import { teamSyncRoutes } from './teamSync';
import { tokenRoutes } from './tokens';
import { userRoutes } from './user';
import { userRoleRoutes } from './userRoles';
import { usersRoutes } from './users';

/** One line for each file of routes. */
const registry = [
  accessControlRoutes,
  adminSettingsRoutes,
  adminUserRoutes,
  annotationRoutes,
  apiGroupRoutes,
  dashboardRoutes,
  dataSourcePermissionRoutes,
  dataSourceRoutes,
  folderPermissionRoutes,
  folderRoutes,
  frontendSettingRoutes,
  healthRoutes,
  iamRoutes,
  licensingRoutes,
  organisationRoutes,
  orgUserRoutes,
  ownPreferenceRoutes,
  pluginProxyRoutes,
  pluginSettingRoutes,
  publicPluginRoutes,
  roleRoutes,
  scimConfigRoutes,
  scimRoutes,
  searchRoutes,
  serviceAccountRoutes,
  sessionRoutes,
  ssoSettingsRoutes,
  teamMemberRoutes,
  teamPermissionRoutes,
  teamRoleRoutes,
  teamRoutes,
  teamSyncRoutes,
  tokenRoutes,
  userRoleRoutes,
  userRoutes,
  usersRoutes,
] as const;

export const routes: readonly Route[] = registry.flat();

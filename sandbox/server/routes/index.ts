import type { Route } from '../router/Route';
import { accessControlRoutes } from './accessControl';
import { adminSettingsRoutes } from './adminSettings';
import { adminUserRoutes } from './adminUsers';
import { apiGroupRoutes } from './apiGroups';
import { healthRoutes } from './health';
import { iamRoutes } from './iam';
import { licensingRoutes } from './licensing';
import { organisationRoutes } from './organisations';
import { orgUserRoutes } from './orgUsers';
import { ownPreferenceRoutes } from './preferences';
import { roleRoutes } from './roles';
import { scimRoutes } from './scim';
import { scimConfigRoutes } from './scimConfig';
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
  apiGroupRoutes,
  healthRoutes,
  iamRoutes,
  licensingRoutes,
  organisationRoutes,
  orgUserRoutes,
  ownPreferenceRoutes,
  roleRoutes,
  scimConfigRoutes,
  scimRoutes,
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

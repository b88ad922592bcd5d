import type { Permission } from '../store/rows';
import { contentRoles } from './contentRoles';
import { on, permissionRoles, role, type FixedRole } from './declareRole';

const ORGANISATION: Permission[] = on('', 'orgs:read', 'orgs.quotas:read');
const ORG_USERS: Permission[] = on('users:*', 'org.users:read', 'users.permissions:read');
const USERS: Permission[] = on('global.users:*', 'users:read', 'users.authtoken:read', 'users.quotas:read');
const LDAP: Permission[] = on('', 'ldap.user:read', 'ldap.status:read');
const SSO_SCOPES = [
  'settings:auth.saml:*',
  ...['azuread', 'okta', 'github', 'gitlab', 'google', 'generic_oauth', 'ldap'].map(
    (provider) => `settings:auth.${provider}:*`
  ),
  'settings:auth.scim:*',
];

/** Source: the role declarations of Grafana 12.4; alerting's are left out, nothing here asks for them. */
export const fixedRoles: readonly FixedRole[] = [
  role('ldap:reader', ['LDAP', 'Reader', 'Reads LDAP configuration and status.'], ['Grafana Admin'], LDAP),
  role(
    'ldap:writer',
    ['LDAP', 'Writer', 'Reads and updates LDAP configuration, reads its status.'],
    ['Grafana Admin'],
    LDAP,
    on('', 'ldap.user:sync', 'ldap.config:reload')
  ),
  role(
    'org.users:reader',
    ['User administration', 'Reader (organizational)', 'Reads the people of one organization.'],
    ['Grafana Admin', 'Admin'],
    ORG_USERS
  ),
  role(
    'org.users:writer',
    [
      'User administration',
      'Writer (organizational)',
      'Adds, invites, reads and removes people of one organization and changes their role.',
    ],
    ['Grafana Admin', 'Admin'],
    ORG_USERS,
    on('users:*', 'org.users:add', 'org.users:write', 'org.users:remove')
  ),
  role(
    'settings:reader',
    ['Settings', 'Reader', 'Reads the settings of the instance.'],
    ['Grafana Admin'],
    on('settings:*', 'settings:read')
  ),
  role(
    'stats:reader',
    ['Statistics', 'Reader', 'Reads the statistics of the instance.'],
    ['Grafana Admin'],
    on('', 'server.stats:read')
  ),
  role(
    'users:reader',
    ['User administration', 'Reader (global)', 'Reads all people with their teams, sessions and quotas.'],
    ['Grafana Admin'],
    USERS
  ),
  role(
    'users:writer',
    ['User administration', 'Writer (global)', 'Reads and changes all people of the server.'],
    ['Grafana Admin'],
    USERS,
    on('', 'users:create'),
    on(
      'global.users:*',
      'users.password:write',
      'users:write',
      'users:delete',
      'users:enable',
      'users:disable',
      'users.permissions:write',
      'users:logout',
      'users.authtoken:write',
      'users.quotas:write'
    )
  ),
  role(
    'authentication.config:writer',
    ['Settings', 'Authentication config writer', 'Reads and updates the configuration of authentication.'],
    ['Grafana Admin'],
    ...SSO_SCOPES.map((scope) => on(scope, 'settings:read', 'settings:write'))
  ),
  role(
    'general.auth.config:writer',
    [
      'Settings',
      'General authentication config writer',
      'Reads and updates the general configuration of authentication.',
    ],
    ['Grafana Admin'],
    on('settings:auth:oauth_allow_insecure_email_lookup', 'settings:read', 'settings:write')
  ),
  role(
    'usagestats:reader',
    ['Statistics', 'Usage report reader', 'Views the usage report.'],
    ['Grafana Admin'],
    on('', 'server.usagestats.report:read')
  ),
  role(
    'organization:reader',
    ['Organizations', 'Reader', 'Reads an organization and its quotas.'],
    ['Viewer', 'Grafana Admin'],
    ORGANISATION
  ),
  role(
    'organization:writer',
    ['Organizations', 'Writer', 'Reads and updates an organization and its preferences.'],
    ['Admin'],
    ORGANISATION,
    on('', 'orgs.preferences:read', 'orgs:write', 'orgs.preferences:write')
  ),
  role(
    'organization:maintainer',
    ['Organizations', 'Maintainer', 'Creates, reads, changes and deletes organizations.'],
    ['Grafana Admin'],
    ORGANISATION,
    on('', 'orgs:create', 'orgs:write', 'orgs:delete', 'orgs.quotas:write')
  ),
  role(
    'teams:creator',
    ['Teams', 'Creator', 'Creates teams and reads the people to manage them.'],
    ['Admin'],
    on('', 'teams:create'),
    on('users:*', 'org.users:read')
  ),
  role('teams:read', ['Teams', 'Reader', 'Lists all teams.'], [], on('teams:*', 'teams:read')),
  role(
    'teams:writer',
    ['Teams', 'Writer', 'Creates, reads, changes and deletes teams and their members.'],
    ['Admin'],
    on('', 'teams:create'),
    on('teams:*', 'teams:delete', 'teams.permissions:read', 'teams.permissions:write', 'teams:read', 'teams:write')
  ),
  role(
    'serviceaccounts:reader',
    ['Service accounts', 'Reader', 'Reads service accounts and tokens.'],
    ['Admin'],
    on('serviceaccounts:*', 'serviceaccounts:read')
  ),
  role(
    'serviceaccounts:creator',
    ['Service accounts', 'Creator', 'Creates service accounts.'],
    ['Admin'],
    on('', 'serviceaccounts:create')
  ),
  role(
    'serviceaccounts:writer',
    ['Service accounts', 'Writer', 'Creates, reads, changes and deletes service accounts and who may manage them.'],
    ['Admin'],
    on('serviceaccounts:*', 'serviceaccounts:read', 'serviceaccounts:write'),
    on('', 'serviceaccounts:create'),
    on(
      'serviceaccounts:*',
      'serviceaccounts:delete',
      'serviceaccounts.permissions:read',
      'serviceaccounts.permissions:write'
    )
  ),
  ...contentRoles,
  ...permissionRoles('dashboards', 'Dashboards'),
  ...permissionRoles('folders', 'Folders'),
  ...permissionRoles('serviceaccounts', 'Service accounts'),
  ...permissionRoles('teams', 'Teams'),
  ...permissionRoles('receivers', 'Alerting'),
];

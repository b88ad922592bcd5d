import type { OrgRole } from '../../../src/domain/organisation/organisation';
import type { Permission } from '../store/rows';

export type BasicRole = OrgRole | 'Grafana Admin';

/** A role that Grafana declares. `grants`: the basic roles that hold it, each with those above it. */
export interface FixedRole {
  name: string;
  group: string;
  displayName: string;
  description: string;
  hidden?: true;
  permissions: readonly Permission[];
  grants: readonly BasicRole[];
}

export const on = (scope: string, ...actions: string[]): Permission[] => actions.map((action) => ({ action, scope }));
const of = (resource: string, verbs: string, scope: string): Permission[] =>
  on(scope, ...verbs.split(' ').map((verb) => `${resource}:${verb}`));

const GENERAL = 'folders:uid:general';

const DATA_SOURCES: Permission[] = on('datasources:*', 'datasources:read', 'datasources:query');
const ORGANISATION: Permission[] = on('', 'orgs:read', 'orgs.quotas:read');
const ORG_USERS: Permission[] = on('users:*', 'org.users:read', 'users.permissions:read');
const USERS: Permission[] = on('global.users:*', 'users:read', 'users.authtoken:read', 'users.quotas:read');
const LDAP: Permission[] = on('', 'ldap.user:read', 'ldap.status:read');
const FOLDERS: Permission[] = on('folders:*', 'folders:read', 'dashboards:read');
const SSO_SCOPES = [
  'settings:auth.saml:*',
  ...['azuread', 'okta', 'github', 'gitlab', 'google', 'generic_oauth', 'ldap'].map(
    (provider) => `settings:auth.${provider}:*`
  ),
  'settings:auth.scim:*',
];

/** Reader and writer of who may manage a resource, as every managed resource has them. */
const permissionRoles = (resource: string, group: string): FixedRole[] => [
  {
    name: `fixed:${resource}.permissions:reader`,
    group,
    displayName: 'Permission reader',
    description: '',
    permissions: on(`${resource}:*`, `${resource}.permissions:read`),
    grants: ['Admin'],
  },
  {
    name: `fixed:${resource}.permissions:writer`,
    group,
    displayName: 'Permission writer',
    description: '',
    permissions: on(`${resource}:*`, `${resource}.permissions:read`, `${resource}.permissions:write`),
    grants: ['Admin'],
  },
];

export const role = (
  name: string,
  [group, displayName, description]: [string, string, string],
  grants: readonly BasicRole[],
  ...permissions: Permission[][]
): FixedRole => ({
  name: `fixed:${name}`,
  group,
  displayName,
  description,
  permissions: permissions.flat(),
  grants,
});

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
    ['User administration', 'Writer (organizational)', 'Adds, invites, reads and removes people of one organization and changes their role.'],
    ['Grafana Admin', 'Admin'],
    ORG_USERS,
    on('users:*', 'org.users:add', 'org.users:write', 'org.users:remove')
  ),
  role('settings:reader', ['Settings', 'Reader', 'Reads the settings of the instance.'], ['Grafana Admin'], on('settings:*', 'settings:read')),
  role('stats:reader', ['Statistics', 'Reader', 'Reads the statistics of the instance.'], ['Grafana Admin'], on('', 'server.stats:read')),
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
    ['Settings', 'General authentication config writer', 'Reads and updates the general configuration of authentication.'],
    ['Grafana Admin'],
    on('settings:auth:oauth_allow_insecure_email_lookup', 'settings:read', 'settings:write')
  ),
  role('usagestats:reader', ['Statistics', 'Usage report reader', 'Views the usage report.'], ['Grafana Admin'], on('', 'server.usagestats.report:read')),
  role('plugins.app:reader', ['Plugins', 'Application Plugins Access', 'Opens app plugins.'], ['Viewer'], on('plugins:*', 'plugins.app:access')),
  role('plugins:writer', ['Plugins', 'Writer', 'Enables plugins and changes their settings.'], ['Admin'], on('plugins:*', 'plugins:write')),
  role('plugins:maintainer', ['Plugins', 'Maintainer', 'Installs and removes plugins.'], ['Grafana Admin'], on('', 'plugins:install')),
  role('provisioning:writer', ['Provisioning', 'Writer', 'Reloads provisioning.'], ['Grafana Admin'], on('provisioners:*', 'provisioning:reload')),
  role('datasources:reader', ['Data sources', 'Reader', 'Reads and queries all data sources.'], ['Viewer'], DATA_SOURCES),
  {
    ...role(
      'datasources.builtin:reader',
      ['Data sources', 'Built in data source reader', 'Reads and queries the built-in data source.'],
      ['Viewer'],
      on('datasources:uid:grafana', 'datasources:read', 'datasources:query')
    ),
    hidden: true,
  },
  role(
    'datasources:writer',
    ['Data sources', 'Writer', 'Creates, changes, deletes, reads and queries data sources.'],
    ['Admin'],
    DATA_SOURCES,
    on('datasources:*', 'datasources:write', 'datasources:delete'),
    on('', 'datasources:create')
  ),
  role('datasources.id:reader', ['Infrequently used', 'Data source ID reader', 'Reads the ID of a data source by its name.'], ['Viewer'], on('datasources:*', 'datasources.id:read')),
  role('datasources:creator', ['Data sources', 'Creator', 'Creates data sources.'], [], on('', 'datasources:create')),
  role('datasources:explorer', ['Data sources', 'Explorer', 'Opens Explore and Drilldown.'], ['Editor'], on('', 'datasources:explore')),
  role('organization:reader', ['Organizations', 'Reader', 'Reads an organization and its quotas.'], ['Viewer', 'Grafana Admin'], ORGANISATION),
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
  role('annotations:reader', ['Annotations', 'Reader (organization)', 'Reads annotations of the organization.'], ['Viewer'], on('annotations:*', 'annotations:read')),
  role(
    'annotations:writer',
    ['Annotations', 'Writer (organization)', 'Changes annotations of the organization.'],
    ['Editor'],
    of('annotations', 'create delete write', 'annotations:*')
  ),
  role('annotations.all:reader', ['Annotations', 'Reader (all)', 'Reads all annotations.'], ['Admin'], on('annotations:type:organization', 'annotations:read'), on('folders:*', 'annotations:read')),
  role(
    'annotations.all:writer',
    ['Annotations', 'Writer (all)', 'Changes all annotations.'],
    ['Admin'],
    of('annotations', 'create delete write', 'annotations:type:organization'),
    of('annotations', 'create delete write', 'folders:*')
  ),
  role('dashboards:creator', ['Dashboards', 'Creator', 'Creates dashboards under the root folder.'], ['Editor'], on(GENERAL, 'folders:read', 'dashboards:create')),
  role('dashboards:reader', ['Dashboards', 'Reader', 'Reads all dashboards.'], ['Admin'], on('dashboards:*', 'dashboards:read')),
  role(
    'dashboards:writer',
    ['Dashboards', 'Writer', 'Creates, reads, changes and deletes all dashboards and their permissions.'],
    ['Admin'],
    of('dashboards', 'read write delete', 'dashboards:*'),
    on('folders:*', 'dashboards:create'),
    of('dashboards.permissions', 'read write', 'dashboards:*')
  ),
  role('dashboards.public:writer', ['Dashboards', 'Writer (public)', 'Manages public dashboards.'], ['Admin'], on('dashboards:*', 'dashboards.public:write')),
  role('folders:creator', ['Folders', 'Creator', 'Creates folders under the root.'], ['Editor'], on(GENERAL, 'folders:create')),
  role('folders:reader', ['Folders', 'Reader', 'Reads all folders and dashboards.'], ['Admin'], FOLDERS),
  {
    ...role('folders.general:reader', ['Folders', 'Reader (root)', 'Opens the root folder.'], ['Viewer'], on(GENERAL, 'folders:read')),
    hidden: true,
  },
  role(
    'folders:writer',
    ['Folders', 'Writer', 'Creates, reads, changes and deletes all folders, dashboards and their permissions.'],
    ['Admin'],
    FOLDERS,
    of('folders', 'create write delete', 'folders:*'),
    of('dashboards', 'write delete create', 'folders:*'),
    of('dashboards.permissions', 'read write', 'folders:*')
  ),
  role('library.panels:creator', ['Library panels', 'Creator', 'Creates library panels under the root.'], ['Editor'], on(GENERAL, 'folders:read', 'library.panels:create')),
  role('library.panels:reader', ['Library panels', 'Reader', 'Reads all library panels.'], ['Admin'], on('folders:*', 'library.panels:read')),
  role('library.panels:general.reader', ['Library panels', 'Reader (root)', 'Reads library panels under the root.'], ['Viewer'], on(GENERAL, 'library.panels:read')),
  role('library.panels:writer', ['Library panels', 'Writer', 'Manages all library panels.'], ['Admin'], of('library.panels', 'read write delete create', 'folders:*')),
  role('library.panels:general.writer', ['Library panels', 'Writer (root)', 'Manages library panels under the root.'], ['Editor'], of('library.panels', 'read write delete create', GENERAL)),
  role('featuremgmt:reader', ['Feature Management', 'Reader', 'Reads feature toggles.'], ['Admin'], on('', 'featuremgmt.read')),
  role('featuremgmt:writer', ['Feature Management', 'Writer', 'Changes feature toggles.'], ['Admin'], on('', 'featuremgmt.write')),
  role('snapshots:creator', ['Snapshots', 'Creator', 'Creates snapshots.'], ['Editor'], on('', 'snapshots:create')),
  role('snapshots:deleter', ['Snapshots', 'Deleter', 'Deletes snapshots.'], ['Editor'], on('', 'snapshots:delete')),
  role('snapshots:reader', ['Snapshots', 'Reader', 'Reads snapshots.'], ['Viewer'], on('', 'snapshots:read')),
  role('serviceaccounts:reader', ['Service accounts', 'Reader', 'Reads service accounts and tokens.'], ['Admin'], on('serviceaccounts:*', 'serviceaccounts:read')),
  role('serviceaccounts:creator', ['Service accounts', 'Creator', 'Creates service accounts.'], ['Admin'], on('', 'serviceaccounts:create')),
  role(
    'serviceaccounts:writer',
    ['Service accounts', 'Writer', 'Creates, reads, changes and deletes service accounts and who may manage them.'],
    ['Admin'],
    on('serviceaccounts:*', 'serviceaccounts:read', 'serviceaccounts:write'),
    on('', 'serviceaccounts:create'),
    on('serviceaccounts:*', 'serviceaccounts:delete', 'serviceaccounts.permissions:read', 'serviceaccounts.permissions:write')
  ),
  role('provisioning.repositories:reader', ['Provisioning', 'Repositories Reader', 'Reads repositories.'], ['Viewer'], of('provisioning.repositories', 'read', '')),
  role('provisioning.repositories:writer', ['Provisioning', 'Repositories Writer', 'Manages repositories.'], ['Admin'], of('provisioning.repositories', 'create read write delete', '')),
  role('provisioning.connections:reader', ['Provisioning', 'Connections Reader', 'Reads connections.'], ['Admin'], of('provisioning.connections', 'read', '')),
  role('provisioning.connections:writer', ['Provisioning', 'Connections Writer', 'Manages connections.'], ['Admin'], of('provisioning.connections', 'create read write delete', '')),
  role('provisioning.jobs:reader', ['Provisioning', 'Jobs Reader', 'Reads jobs.'], ['Admin'], of('provisioning.jobs', 'read', '')),
  role('provisioning.jobs:writer', ['Provisioning', 'Jobs Writer', 'Manages jobs.'], ['Admin'], of('provisioning.jobs', 'create read write delete', '')),
  role('provisioning.historicjobs:reader', ['Provisioning', 'Historic Jobs Reader', 'Reads past jobs.'], ['Admin'], of('provisioning.historicjobs', 'read', '')),
  role('provisioning.settings:reader', ['Provisioning', 'Settings Reader', 'Reads provisioning settings.'], ['Viewer'], of('provisioning.settings', 'read', '')),
  role('provisioning.stats:reader', ['Provisioning', 'Stats Reader', 'Reads provisioning statistics.'], ['Admin'], of('provisioning.stats', 'read', '')),
  ...(['creator create', 'reader read', 'updater write', 'deleter delete'] as const).map((pair) => {
    const [noun = '', verb = ''] = pair.split(' ');
    return role(
      `secret.securevalues:${noun}`,
      ['Secrets Manager', `Secure Values ${noun}`, 'Manages secure values.'],
      ['Admin'],
      of('secret.securevalues', verb, 'secret.securevalues:*')
    );
  }),
  role('secret.keepers:reader', ['Secrets Manager', 'Keepers Reader', 'Reads keepers.'], ['Admin'], of('secret.keepers', 'read', 'secret.keepers:*')),
  role('secret.keepers:writer', ['Secrets Manager', 'Keepers Writer', 'Manages keepers.'], ['Admin'], of('secret.keepers', 'create read write delete', 'secret.keepers:*')),
  role('advisor.checks:reader', ['Advisor', 'Advisor Check Reader', 'Reads checks.'], ['Admin'], of('advisor.checks', 'read', 'advisor.checks:*')),
  role('advisor.checks:writer', ['Advisor', 'Advisor Check Writer', 'Manages checks.'], ['Admin'], of('advisor.checks', 'create read write delete', 'advisor.checks:*')),
  role('advisor.checktypes:reader', ['Advisor', 'Advisor Check Types Reader', 'Reads check types.'], ['Admin'], of('advisor.checktypes', 'read', 'advisor.checktypes:*')),
  role('advisor.checktypes:writer', ['Advisor', 'Advisor Check Types Writer', 'Manages check types.'], ['Admin'], of('advisor.checktypes', 'create read write delete', 'advisor.checktypes:*')),
  role('advisor.register:writer', ['Advisor', 'Advisor Register Writer', 'Registers check types.'], ['Admin'], of('advisor.register', 'create', 'advisor.register:*')),
  ...permissionRoles('dashboards', 'Dashboards'),
  ...permissionRoles('folders', 'Folders'),
  ...permissionRoles('serviceaccounts', 'Service accounts'),
  ...permissionRoles('teams', 'Teams'),
  ...permissionRoles('receivers', 'Alerting'),
];

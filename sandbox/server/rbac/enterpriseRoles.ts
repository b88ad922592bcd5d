import { on, role, type FixedRole } from './declareRole';

const DELEGATE = 'permissions:type:delegate';
const READ_ROLES = [
  on('roles:*', 'roles:read'),
  on('teams:*', 'teams.roles:read'),
  on('users:*', 'users.roles:read', 'users.permissions:read'),
];
const READ_LICENCE = on('', 'licensing:read', 'licensing.reports:read');
const READ_REPORTS = [on('reports:*', 'reports:read', 'reports:send'), on('', 'reports.settings:read')];

/**
 * Roles that Enterprise declares beside OSS's. Names, actions and grants: "RBAC role definitions" in the
 * documentation of Grafana 12.4. That organisation administrators assign roles stands in "Assign RBAC roles";
 * the table of basic roles names only the server administrator.
 */
export const enterpriseRoles: readonly FixedRole[] = [
  role('roles:reader', ['Roles', 'Reader', 'Reads roles and who holds them.'], [], ...READ_ROLES),
  role(
    'roles:writer',
    ['Roles', 'Writer', 'Manages roles and gives them to people and teams.'],
    ['Admin', 'Grafana Admin'],
    ...READ_ROLES,
    on(
      DELEGATE,
      'roles:write',
      'roles:delete',
      'teams.roles:add',
      'teams.roles:remove',
      'users.roles:add',
      'users.roles:remove'
    )
  ),
  role(
    'roles:resetter',
    ['Roles', 'Resetter', 'Resets basic roles.'],
    [],
    on('permissions:type:escalate', 'roles:write')
  ),
  role('licensing:reader', ['Licensing', 'Reader', 'Reads the licence and its reports.'], [], READ_LICENCE),
  role(
    'licensing:writer',
    ['Licensing', 'Writer', 'Reads, changes and removes the licence.'],
    ['Grafana Admin'],
    READ_LICENCE,
    on('', 'licensing:write', 'licensing:delete')
  ),
  role(
    'settings:writer',
    ['Settings', 'Writer', 'Reads and changes the settings of the instance.'],
    ['Grafana Admin'],
    on('settings:*', 'settings:read', 'settings:write')
  ),
  role('reports:reader', ['Reports', 'Reader', 'Reads reports and their settings.'], [], ...READ_REPORTS),
  role(
    'reports:writer',
    ['Reports', 'Writer', 'Manages reports and their settings.'],
    ['Admin'],
    ...READ_REPORTS,
    on('', 'reports:create', 'reports.settings:write'),
    on('reports:*', 'reports:write', 'reports:delete')
  ),
  role(
    'datasources.permissions:reader',
    ['Data sources', 'Permission reader', 'Reads who may use data sources.'],
    [],
    on('datasources:*', 'datasources.permissions:read')
  ),
  role(
    'datasources.permissions:writer',
    ['Data sources', 'Permission writer', 'Manages who may use data sources.'],
    ['Admin'],
    on('datasources:*', 'datasources.permissions:read', 'datasources.permissions:write')
  ),
  role(
    'datasources.caching:reader',
    ['Data sources', 'Caching reader', 'Reads query caching settings.'],
    [],
    on('datasources:*', 'datasources.caching:read')
  ),
  role(
    'datasources.caching:writer',
    ['Data sources', 'Caching writer', 'Changes query caching settings.'],
    ['Admin'],
    on('datasources:*', 'datasources.caching:read', 'datasources.caching:write')
  ),
  role(
    'datasources.insights:reader',
    ['Data sources', 'Insights reader', 'Reads insights into data sources.'],
    ['Viewer'],
    on('', 'datasources.insights:read')
  ),
  role(
    'dashboards.insights:reader',
    ['Dashboards', 'Insights reader', 'Reads insights into dashboards.'],
    ['Viewer'],
    on('', 'dashboards.insights:read')
  ),
  role(
    'queries:reader',
    ['Saved queries', 'Reader', 'Reads saved queries.'],
    ['Viewer'],
    on('queries:*', 'queries:read')
  ),
  role(
    'queries:writer',
    ['Saved queries', 'Writer', 'Manages saved queries.'],
    ['Editor'],
    on('queries:*', 'queries:read', 'queries:write')
  ),
];

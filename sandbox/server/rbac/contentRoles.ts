import type { Permission } from '../store/rows';
import { of, on, role, type FixedRole } from './declareRole';

const GENERAL = 'folders:uid:general';
const DATA_SOURCES: Permission[] = on('datasources:*', 'datasources:read', 'datasources:query');
const FOLDERS: Permission[] = on('folders:*', 'folders:read', 'dashboards:read');

/** Roles about what Grafana shows: data sources, dashboards, folders, plugins and the like. */
export const contentRoles: readonly FixedRole[] = [
  role(
    'plugins.app:reader',
    ['Plugins', 'Application Plugins Access', 'Opens app plugins.'],
    ['Viewer'],
    on('plugins:*', 'plugins.app:access')
  ),
  role(
    'plugins:writer',
    ['Plugins', 'Writer', 'Enables plugins and changes their settings.'],
    ['Admin'],
    on('plugins:*', 'plugins:write')
  ),
  role(
    'plugins:maintainer',
    ['Plugins', 'Maintainer', 'Installs and removes plugins.'],
    ['Grafana Admin'],
    on('', 'plugins:install')
  ),
  role(
    'provisioning:writer',
    ['Provisioning', 'Writer', 'Reloads provisioning.'],
    ['Grafana Admin'],
    on('provisioners:*', 'provisioning:reload')
  ),
  role(
    'datasources:reader',
    ['Data sources', 'Reader', 'Reads and queries all data sources.'],
    ['Viewer'],
    DATA_SOURCES
  ),
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
  role(
    'datasources.id:reader',
    ['Infrequently used', 'Data source ID reader', 'Reads the ID of a data source by its name.'],
    ['Viewer'],
    on('datasources:*', 'datasources.id:read')
  ),
  role('datasources:creator', ['Data sources', 'Creator', 'Creates data sources.'], [], on('', 'datasources:create')),
  role(
    'datasources:explorer',
    ['Data sources', 'Explorer', 'Opens Explore and Drilldown.'],
    ['Editor'],
    on('', 'datasources:explore')
  ),
  role(
    'annotations:reader',
    ['Annotations', 'Reader (organization)', 'Reads annotations of the organization.'],
    ['Viewer'],
    on('annotations:*', 'annotations:read')
  ),
  role(
    'annotations:writer',
    ['Annotations', 'Writer (organization)', 'Changes annotations of the organization.'],
    ['Editor'],
    of('annotations', 'create delete write', 'annotations:*')
  ),
  role(
    'annotations.all:reader',
    ['Annotations', 'Reader (all)', 'Reads all annotations.'],
    ['Admin'],
    on('annotations:type:organization', 'annotations:read'),
    on('folders:*', 'annotations:read')
  ),
  role(
    'annotations.all:writer',
    ['Annotations', 'Writer (all)', 'Changes all annotations.'],
    ['Admin'],
    of('annotations', 'create delete write', 'annotations:type:organization'),
    of('annotations', 'create delete write', 'folders:*')
  ),
  role(
    'dashboards:creator',
    ['Dashboards', 'Creator', 'Creates dashboards under the root folder.'],
    ['Editor'],
    on(GENERAL, 'folders:read', 'dashboards:create')
  ),
  role(
    'dashboards:reader',
    ['Dashboards', 'Reader', 'Reads all dashboards.'],
    ['Admin'],
    on('dashboards:*', 'dashboards:read')
  ),
  role(
    'dashboards:writer',
    ['Dashboards', 'Writer', 'Creates, reads, changes and deletes all dashboards and their permissions.'],
    ['Admin'],
    of('dashboards', 'read write delete', 'dashboards:*'),
    on('folders:*', 'dashboards:create'),
    of('dashboards.permissions', 'read write', 'dashboards:*')
  ),
  role(
    'dashboards.public:writer',
    ['Dashboards', 'Writer (public)', 'Manages public dashboards.'],
    ['Admin'],
    on('dashboards:*', 'dashboards.public:write')
  ),
  role(
    'folders:creator',
    ['Folders', 'Creator', 'Creates folders under the root.'],
    ['Editor'],
    on(GENERAL, 'folders:create')
  ),
  role('folders:reader', ['Folders', 'Reader', 'Reads all folders and dashboards.'], ['Admin'], FOLDERS),
  {
    ...role(
      'folders.general:reader',
      ['Folders', 'Reader (root)', 'Opens the root folder.'],
      ['Viewer'],
      on(GENERAL, 'folders:read')
    ),
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
  role(
    'library.panels:creator',
    ['Library panels', 'Creator', 'Creates library panels under the root.'],
    ['Editor'],
    on(GENERAL, 'folders:read', 'library.panels:create')
  ),
  role(
    'library.panels:reader',
    ['Library panels', 'Reader', 'Reads all library panels.'],
    ['Admin'],
    on('folders:*', 'library.panels:read')
  ),
  role(
    'library.panels:general.reader',
    ['Library panels', 'Reader (root)', 'Reads library panels under the root.'],
    ['Viewer'],
    on(GENERAL, 'library.panels:read')
  ),
  role(
    'library.panels:writer',
    ['Library panels', 'Writer', 'Manages all library panels.'],
    ['Admin'],
    of('library.panels', 'read write delete create', 'folders:*')
  ),
  role(
    'library.panels:general.writer',
    ['Library panels', 'Writer (root)', 'Manages library panels under the root.'],
    ['Editor'],
    of('library.panels', 'read write delete create', GENERAL)
  ),
  role(
    'featuremgmt:reader',
    ['Feature Management', 'Reader', 'Reads feature toggles.'],
    ['Admin'],
    on('', 'featuremgmt.read')
  ),
  role(
    'featuremgmt:writer',
    ['Feature Management', 'Writer', 'Changes feature toggles.'],
    ['Admin'],
    on('', 'featuremgmt.write')
  ),
  role('snapshots:creator', ['Snapshots', 'Creator', 'Creates snapshots.'], ['Editor'], on('', 'snapshots:create')),
  role('snapshots:deleter', ['Snapshots', 'Deleter', 'Deletes snapshots.'], ['Editor'], on('', 'snapshots:delete')),
  role('snapshots:reader', ['Snapshots', 'Reader', 'Reads snapshots.'], ['Viewer'], on('', 'snapshots:read')),
  role(
    'provisioning.repositories:reader',
    ['Provisioning', 'Repositories Reader', 'Reads repositories.'],
    ['Viewer'],
    of('provisioning.repositories', 'read', '')
  ),
  role(
    'provisioning.repositories:writer',
    ['Provisioning', 'Repositories Writer', 'Manages repositories.'],
    ['Admin'],
    of('provisioning.repositories', 'create read write delete', '')
  ),
  role(
    'provisioning.connections:reader',
    ['Provisioning', 'Connections Reader', 'Reads connections.'],
    ['Admin'],
    of('provisioning.connections', 'read', '')
  ),
  role(
    'provisioning.connections:writer',
    ['Provisioning', 'Connections Writer', 'Manages connections.'],
    ['Admin'],
    of('provisioning.connections', 'create read write delete', '')
  ),
  role(
    'provisioning.jobs:reader',
    ['Provisioning', 'Jobs Reader', 'Reads jobs.'],
    ['Admin'],
    of('provisioning.jobs', 'read', '')
  ),
  role(
    'provisioning.jobs:writer',
    ['Provisioning', 'Jobs Writer', 'Manages jobs.'],
    ['Admin'],
    of('provisioning.jobs', 'create read write delete', '')
  ),
  role(
    'provisioning.historicjobs:reader',
    ['Provisioning', 'Historic Jobs Reader', 'Reads past jobs.'],
    ['Admin'],
    of('provisioning.historicjobs', 'read', '')
  ),
  role(
    'provisioning.settings:reader',
    ['Provisioning', 'Settings Reader', 'Reads provisioning settings.'],
    ['Viewer'],
    of('provisioning.settings', 'read', '')
  ),
  role(
    'provisioning.stats:reader',
    ['Provisioning', 'Stats Reader', 'Reads provisioning statistics.'],
    ['Admin'],
    of('provisioning.stats', 'read', '')
  ),
  ...(['creator create', 'reader read', 'updater write', 'deleter delete'] as const).map((pair) => {
    const [noun = '', verb = ''] = pair.split(' ');
    return role(
      `secret.securevalues:${noun}`,
      ['Secrets Manager', `Secure Values ${noun}`, 'Manages secure values.'],
      ['Admin'],
      of('secret.securevalues', verb, 'secret.securevalues:*')
    );
  }),
  role(
    'secret.keepers:reader',
    ['Secrets Manager', 'Keepers Reader', 'Reads keepers.'],
    ['Admin'],
    of('secret.keepers', 'read', 'secret.keepers:*')
  ),
  role(
    'secret.keepers:writer',
    ['Secrets Manager', 'Keepers Writer', 'Manages keepers.'],
    ['Admin'],
    of('secret.keepers', 'create read write delete', 'secret.keepers:*')
  ),
  role(
    'advisor.checks:reader',
    ['Advisor', 'Advisor Check Reader', 'Reads checks.'],
    ['Admin'],
    of('advisor.checks', 'read', 'advisor.checks:*')
  ),
  role(
    'advisor.checks:writer',
    ['Advisor', 'Advisor Check Writer', 'Manages checks.'],
    ['Admin'],
    of('advisor.checks', 'create read write delete', 'advisor.checks:*')
  ),
  role(
    'advisor.checktypes:reader',
    ['Advisor', 'Advisor Check Types Reader', 'Reads check types.'],
    ['Admin'],
    of('advisor.checktypes', 'read', 'advisor.checktypes:*')
  ),
  role(
    'advisor.checktypes:writer',
    ['Advisor', 'Advisor Check Types Writer', 'Manages check types.'],
    ['Admin'],
    of('advisor.checktypes', 'create read write delete', 'advisor.checktypes:*')
  ),
  role(
    'advisor.register:writer',
    ['Advisor', 'Advisor Register Writer', 'Registers check types.'],
    ['Admin'],
    of('advisor.register', 'create', 'advisor.register:*')
  ),
];

import { DATA_SOURCE_LEVELS } from '../dataSources/dataSourceActions';
import { message } from '../reply';
import type { Route } from '../router/Route';
import { resourcePermissionRoutes } from './resourcePermissions';

/** Who may use a data source. Source: "Data source permissions API" in the documentation of Grafana 12.4 Enterprise. */
export const dataSourcePermissionRoutes: Route[] = resourcePermissionRoutes({
  resource: 'datasources',
  attribute: 'uid',
  levels: DATA_SOURCE_LEVELS,
  assignments: { users: true, serviceAccounts: true, teams: true, builtInRoles: true },
  resolve: ({ store }, uid) => store.dataSources.by('uid', uid)?.uid,
  validate: ({ store }, uid) => (store.dataSources.by('uid', uid) ? undefined : message(404, 'Not found')),
}).map((route) => ({ ...route, needs: 'licence' }));

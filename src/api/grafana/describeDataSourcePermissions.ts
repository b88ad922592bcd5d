import * as v from 'valibot';
import { operation } from '../transport/Operation';

/** The levels of a data source permission, strongest first. OSS has no such address: fault `not-found`. */
export const describeDataSourcePermissions = operation({
  id: 'grafana.describeDataSourcePermissions',
  method: 'GET',
  via: 'proxy',
  path: '/api/access-control/datasources/description',
  action: 'read',
  request: () => ({}),
  schema: v.object({ permissions: v.array(v.string()) }),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/datasource_permissions/',
  openApi: { path: '/access-control/{resource}/description' },
});

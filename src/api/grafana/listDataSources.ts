import * as v from 'valibot';
import type { DataSource } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';

/** All data sources that the token may read; Grafana gives them in one list. */
export const listDataSources = operation({
  id: 'grafana.listDataSources',
  method: 'GET',
  via: 'proxy',
  path: '/api/datasources',
  action: 'read',
  request: () => ({}),
  schema: v.pipe(
    v.array(v.object({ uid: v.string(), name: v.string(), type: v.string() })),
    v.transform((rows): DataSource[] => rows.map(({ uid, name, type }) => ({ uid, name, type })))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/data_source/#get-all-data-sources',
  openApi: { path: '/datasources' },
});

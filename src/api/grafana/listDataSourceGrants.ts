import * as v from 'valibot';
import { DATA_SOURCE_PERMISSIONS, type DataSourceGrant } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import { grantRow, holderOf, withAdministrators } from './grantRow';

type Row = v.InferOutput<typeof grantRow>;

/** Who may do what with one data source (Enterprise), the rights that roles carry included. */
export const listDataSourceGrants = operation({
  id: 'grafana.listDataSourceGrants',
  method: 'GET',
  via: 'proxy',
  path: '/api/access-control/datasources/:dataSourceUid',
  action: 'read',
  request: ({ dataSourceUid }: { dataSourceUid: string }) => ({ path: { dataSourceUid } }),
  schema: v.pipe(
    v.array(grantRow),
    v.transform((rows): Array<Omit<DataSourceGrant, 'dataSourceUid'>> => withAdministrators(rows.flatMap(grant)))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/datasource_permissions/',
  openApi: { path: '/access-control/{resource}/{resourceID}' },
});

const level = v.picklist(DATA_SOURCE_PERMISSIONS);

function grant({ isManaged, isInherited, permission, ...holder }: Row): Array<Omit<DataSourceGrant, 'dataSourceUid'>> {
  const held = holderOf(holder);
  return held && v.is(level, permission) ? [{ isManaged: isManaged && !isInherited, permission, ...held }] : [];
}

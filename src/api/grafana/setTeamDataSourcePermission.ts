import type { DataSourcePermission } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import { anyAnswer } from './fields';

interface TeamDataSourcePermission {
  dataSourceUid: string;
  teamUid: string;
  /** `''` removes. */
  permission: DataSourcePermission | '';
}

/** Gives one team one level on one data source (Enterprise). */
export const setTeamDataSourcePermission = operation({
  id: 'grafana.setTeamDataSourcePermission',
  method: 'POST',
  via: 'proxy',
  path: '/api/access-control/datasources/:dataSourceUid/teams/:teamUid',
  action: 'write',
  isIdempotent: true,
  request: ({ dataSourceUid, teamUid, permission }: TeamDataSourcePermission) => ({
    path: { dataSourceUid, teamUid },
    body: { permission },
  }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/datasource_permissions/',
  openApi: { path: '/access-control/{resource}/{resourceID}/teams/{teamID}' },
});

import * as v from 'valibot';
import { RECORDS_FOLDER_UID } from '../records/folder';
import { operation } from '../transport/Operation';

/** The dashboards with one tag in the records folder, by title. */
export const searchRecords = operation({
  id: 'grafana.searchRecords',
  method: 'GET',
  via: 'proxy',
  path: '/api/search',
  action: 'read',
  request: ({ tag, limit }: { tag: string; limit: number }) => ({
    query: { type: 'dash-db', tag, folderUIDs: RECORDS_FOLDER_UID, limit, sort: 'alpha-desc' },
  }),
  schema: v.array(v.object({ uid: v.string(), title: v.string() })),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/folder_dashboard_search/',
  openApi: { path: '/search' },
});

import * as v from 'valibot';
import { operation } from '../transport/Operation';

/** A dashboard with its whole content; keys that Grafana does not know are in it too. */
export const getDashboard = operation({
  id: 'grafana.getDashboard',
  method: 'GET',
  via: 'proxy',
  path: '/api/dashboards/uid/:uid',
  action: 'read',
  request: ({ uid }: { uid: string }) => ({ path: { uid } }),
  schema: v.object({
    meta: v.object({ folderUid: v.optional(v.string()), updated: v.string() }),
    dashboard: v.looseObject({ version: v.number() }),
  }),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/dashboard/#get-dashboard-by-uid',
  openApi: { path: '/dashboards/uid/{uid}' },
});

import * as v from 'valibot';
import { operation } from '../transport/Operation';

interface DashboardSave {
  /** With `version`: the one that was read; a newer one is a 412. Without: there must be none yet. */
  dashboard: { uid: string; title: string; version?: number; [key: string]: unknown };
  folderUid: string;
  message: string;
}

export const saveDashboard = operation({
  id: 'grafana.saveDashboard',
  method: 'POST',
  via: 'proxy',
  path: '/api/dashboards/db',
  action: 'write',
  request: (save: DashboardSave) => ({ body: { ...save, overwrite: false } }),
  schema: v.object({ version: v.number() }),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/dashboard/#create--update-dashboard',
  openApi: { path: '/dashboards/db' },
});

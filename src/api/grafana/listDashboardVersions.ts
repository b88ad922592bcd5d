import * as v from 'valibot';
import { operation } from '../transport/Operation';
import { orNull } from './fields';

/** The newest versions of a dashboard, each with its whole content. Grafana keeps 20 unless told otherwise. */
export const listDashboardVersions = operation({
  id: 'grafana.listDashboardVersions',
  method: 'GET',
  via: 'proxy',
  path: '/api/dashboards/uid/:uid/versions',
  action: 'read',
  request: ({ uid, limit }: { uid: string; limit: number }) => ({ path: { uid }, query: { limit } }),
  schema: v.object({
    versions: orNull(
      v.array(
        v.object({
          version: v.number(),
          created: v.string(),
          createdBy: v.string(),
          message: v.string(),
          data: v.looseObject({}),
        })
      )
    ),
  }),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/dashboard_versions/',
  openApi: { path: '/dashboards/uid/{uid}/versions' },
});

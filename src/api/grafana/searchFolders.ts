import * as v from 'valibot';
import type { Folder } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';

const hit = v.object({ uid: v.string(), title: v.string(), folderUid: v.optional(v.string()) });

/**
 * One page of all folders, nested ones included, each with its parent; `page` is 1-based, `limit` at most 5,000.
 * (`GET /api/folders` lists the children of one folder only: a request for each folder.)
 */
export const searchFolders = operation({
  id: 'grafana.searchFolders',
  method: 'GET',
  via: 'proxy',
  path: '/api/search',
  action: 'read',
  request: ({ page, limit }: { page: number; limit: number }) => ({ query: { type: 'dash-folder', limit, page } }),
  schema: v.pipe(
    v.array(hit),
    v.transform((hits) => hits.map(folder))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/folder_dashboard_search/',
  openApi: { path: '/search' },
});

function folder({ uid, title, folderUid }: v.InferOutput<typeof hit>): Folder {
  return { uid, title, ...(folderUid ? { parentUid: folderUid } : {}) };
}

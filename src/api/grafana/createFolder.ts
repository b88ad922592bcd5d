import { operation } from '../transport/Operation';
import { anyAnswer } from './fields';

/** A uid that is taken is a 412. A new folder lets every Viewer and Editor in. */
export const createFolder = operation({
  id: 'grafana.createFolder',
  method: 'POST',
  via: 'proxy',
  path: '/api/folders',
  action: 'write',
  request: (body: { uid: string; title: string }) => ({ body }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/folder/#create-folder',
  openApi: { path: '/folders' },
});

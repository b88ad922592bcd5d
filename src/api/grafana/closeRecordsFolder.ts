import { operation } from '../transport/Operation';
import { RECORDS_FOLDER_UID } from '../records/folder';
import { anyAnswer } from './fields';

/** Takes the basic roles Viewer and Editor out of the records folder, in one request. */
export const closeRecordsFolder = operation({
  id: 'grafana.closeRecordsFolder',
  method: 'POST',
  via: 'proxy',
  path: `/api/access-control/folders/${RECORDS_FOLDER_UID}`,
  action: 'write',
  isIdempotent: true,
  request: () => ({
    body: {
      permissions: [
        { builtInRole: 'Viewer', permission: '' },
        { builtInRole: 'Editor', permission: '' },
      ],
    },
  }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/',
  openApi: { path: '/access-control/{resource}/{resourceID}' },
});

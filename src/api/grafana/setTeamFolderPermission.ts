import type { FolderPermission } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import { anyAnswer } from './fields';

interface TeamFolderPermission {
  folderUid: string;
  teamUid: string;
  /** `''` removes. Grafana answers 200 to a word that it does not know and removes the grant: hence the type. */
  permission: FolderPermission | '';
}

/** Gives one team one level in one folder. */
export const setTeamFolderPermission = operation({
  id: 'grafana.setTeamFolderPermission',
  method: 'POST',
  via: 'proxy',
  path: '/api/access-control/folders/:folderUid/teams/:teamUid',
  action: 'write',
  isIdempotent: true,
  request: ({ folderUid, teamUid, permission }: TeamFolderPermission) => ({
    path: { folderUid, teamUid },
    body: { permission },
  }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/',
  openApi: { path: '/access-control/{resource}/{resourceID}/teams/{teamID}' },
});

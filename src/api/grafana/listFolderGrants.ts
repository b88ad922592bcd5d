import * as v from 'valibot';
import { FOLDER_PERMISSIONS, type FolderGrant } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import { grantRow, holderOf, withAdministrators } from './grantRow';

type Row = v.InferOutput<typeof grantRow>;

/** Who may do what in one folder, inherited rights included. An unknown folder is a 500. */
export const listFolderGrants = operation({
  id: 'grafana.listFolderGrants',
  method: 'GET',
  via: 'proxy',
  path: '/api/access-control/folders/:folderUid',
  action: 'read',
  request: ({ folderUid }: { folderUid: string }) => ({ path: { folderUid } }),
  schema: v.pipe(
    v.array(grantRow),
    v.transform((rows): Array<Omit<FolderGrant, 'folderUid'>> =>
      withAdministrators(rows.flatMap(grant)).map((held) => ({ isInherited: false, ...held }))
    )
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/',
  openApi: { path: '/access-control/{resource}/{resourceID}' },
});

const level = v.picklist(FOLDER_PERMISSIONS);

function grant({ isManaged, isInherited, permission, ...holder }: Row): Array<Omit<FolderGrant, 'folderUid'>> {
  const held = holderOf(holder);
  return held && v.is(level, permission) ? [{ isManaged, isInherited, permission, ...held }] : [];
}

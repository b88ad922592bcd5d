import * as v from 'valibot';
import { FOLDER_PERMISSIONS, type FolderGrant } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import { orgRole } from './fields';

const row = v.object({
  isManaged: v.boolean(),
  isInherited: v.boolean(),
  teamUid: v.optional(v.string()),
  userUid: v.optional(v.string()),
  builtInRole: v.optional(v.string()),
  /** Empty when the actions of a role add up to none of the levels. */
  permission: v.string(),
});
type Row = v.InferOutput<typeof row>;

/** Who may do what in one folder, inherited rights included. An unknown folder is a 500. */
export const listFolderGrants = operation({
  id: 'grafana.listFolderGrants',
  method: 'GET',
  via: 'proxy',
  path: '/api/access-control/folders/:folderUid',
  action: 'read',
  request: ({ folderUid }: { folderUid: string }) => ({ path: { folderUid } }),
  schema: v.pipe(
    v.array(row),
    v.transform((rows): Array<Omit<FolderGrant, 'folderUid'>> => rows.flatMap(grant))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/',
  openApi: { path: '/access-control/{resource}/{resourceID}' },
});

const level = v.picklist(FOLDER_PERMISSIONS);

function grant({ isManaged, isInherited, permission, ...holder }: Row): Array<Omit<FolderGrant, 'folderUid'>> {
  const held = holderOf(holder);
  return held && v.is(level, permission) ? [{ isManaged, isInherited, permission, ...held }] : [];
}

function holderOf({ teamUid, userUid, builtInRole }: Pick<Row, 'teamUid' | 'userUid' | 'builtInRole'>) {
  if (teamUid) {
    return { teamUid };
  }
  if (userUid) {
    return { userUid };
  }
  return v.is(orgRole, builtInRole) ? { orgRole: builtInRole } : undefined;
}

import { descendantsOf, folderScope, GENERAL_UID, SHARED_WITH_ME_UID } from '../folders/tree';
import { folderDto, ROOT, SHARED_WITH_ME } from '../folders/folderDto';
import { folderNotFound } from '../folders/folderNotFound';
import { listFolders } from '../folders/listFolders';
import { createFolder, deleteFolder, moveFolder, updateFolder } from '../folders/writeFolder';
import { permission } from '../rbac/evaluate';
import { message, ok } from '../reply';
import { bind, flag, integer, maybeText, text } from '../router/bind';
import { toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import type { FolderRow } from '../store/rows';

const uidOf = ({ params }: RouteContext): string => params['uid'] ?? '';

const may = (verb: string) => (context: RouteContext) => permission(`folders:${verb}`, folderScope(uidOf(context)));

const findFolder = ({ store }: RouteContext, uid: string): FolderRow | undefined => {
  const virtual = { [GENERAL_UID]: ROOT, [SHARED_WITH_ME_UID]: SHARED_WITH_ME }[uid];
  return virtual ?? store.folders.by('uid', uid);
};

const answer = (context: RouteContext, folder: FolderRow | Response | undefined): Response =>
  folder instanceof Response ? folder : folder ? ok(folderDto(context, folder)) : folderNotFound();

const badRequest = (): Response => message(400, 'bad request data');

export const folderRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/folders',
    access: permission('folders:read'),
    handler(context) {
      const folders = listFolders(context);
      return folders instanceof Response ? folders : ok(folders.map(hit));
    },
  },
  {
    method: 'POST',
    path: '/api/folders',
    access: permission('folders:create'),
    handler(context) {
      const body = bind(context, { uid: text, title: text, description: text, parentUid: text });
      return body ? answer(context, createFolder(context, body)) : badRequest();
    },
  },
  {
    method: 'GET',
    path: '/api/folders/id/:id',
    access: (context) => permission('folders:read', folderScope(byId(context)?.uid ?? '')),
    handler(context) {
      return toInteger(context.params['id']) === undefined
        ? message(400, 'id is invalid')
        : answer(context, byId(context));
    },
  },
  {
    method: 'GET',
    path: '/api/folders/:uid',
    access: may('read'),
    handler: (context) => answer(context, findFolder(context, uidOf(context))),
  },
  {
    method: 'PUT',
    path: '/api/folders/:uid',
    access: may('write'),
    handler(context) {
      const body = bind(context, { title: maybeText, description: maybeText, version: integer, overwrite: flag });
      return body ? answer(context, updateFolder(context, uidOf(context), body)) : badRequest();
    },
  },
  {
    method: 'DELETE',
    path: '/api/folders/:uid',
    access: may('delete'),
    handler: (context) => deleteFolder(context, uidOf(context)) ?? message(200, 'Folder deleted'),
  },
  {
    method: 'POST',
    path: '/api/folders/:uid/move',
    access: may('write'),
    handler(context) {
      const body = bind(context, { parentUid: text });
      return body ? answer(context, moveFolder(context, uidOf(context), body.parentUid)) : badRequest();
    },
  },
  {
    method: 'GET',
    path: '/api/folders/:uid/counts',
    access: may('read'),
    handler({ store, params }) {
      const uid = params['uid'] ?? '';
      const below = descendantsOf(store, uid);
      const dashboard = [uid, ...below.map((folder) => folder.uid)].reduce(
        (total, one) => total + store.dashboards.countOf('folder', one),
        0
      );
      return ok({ alertrule: 0, dashboard, folder: below.length, librarypanel: 0 });
    },
  },
];

const byId = ({ store, params }: RouteContext): FolderRow | undefined =>
  store.folders.get(toInteger(params['id']) ?? 0);

const hit = ({ id, uid, title, parentUid }: FolderRow): object => ({
  id,
  uid,
  title,
  ...(parentUid === '' ? {} : { parentUid }),
});

import { authorName } from '../folders/author';
import { folderUrl } from '../folders/folderDto';
import { folderScope } from '../folders/tree';
import { permission } from '../rbac/evaluate';
import type { RouteContext } from '../router/Route';
import type { DashboardRow, DashboardVersionRow } from '../store/rows';
import { dashboardScope } from './saveDashboard';

const ANONYMOUS = 'Anonymous';

export const dashboardUrl = ({ uid, slug }: Pick<DashboardRow, 'uid' | 'slug'>): string => `/d/${uid}/${slug}`;

/** What a write answers. */
export const savedDto = (row: DashboardRow): object => ({
  folderUid: row.folderUid,
  id: row.id,
  slug: row.slug,
  status: 'success',
  uid: row.uid,
  url: dashboardUrl(row),
  version: row.version,
});

/** A dashboard with what who asks may do. */
export function dashboardDto(context: RouteContext, row: DashboardRow): object {
  const { store, can } = context;
  const scope = dashboardScope(row.uid);
  const canEdit = can(permission('dashboards:write', scope));
  // Nobody's name can be told before somebody has written a second version.
  const nameOf = (author: string) => (row.updatedBy === '' ? ANONYMOUS : authorName(store, author));
  return {
    meta: {
      type: 'db',
      canSave: canEdit,
      canEdit,
      canAdmin: can(permission('dashboards.permissions:write', scope)),
      canStar: true,
      canDelete: can(permission('dashboards:delete', scope)),
      slug: row.slug,
      url: dashboardUrl(row),
      expires: '0001-01-01T00:00:00Z',
      created: row.createdAt,
      updated: row.updatedAt,
      updatedBy: nameOf(row.updatedBy),
      createdBy: nameOf(row.createdBy),
      version: row.version,
      hasAcl: false,
      isFolder: false,
      apiVersion: 'v0alpha1',
      ...folderMeta(context, row),
      provisioned: false,
      provisionedExternalId: '',
      annotationsPermissions: {
        dashboard: annotationRights(context, scope),
        organization: annotationRights(context, 'annotations:type:organization'),
      },
    },
    dashboard: { ...row.data, id: row.id, uid: row.uid, version: row.version },
  };
}

/** The folder's name only for those who may read the folder. */
function folderMeta({ store, can }: RouteContext, { folderUid }: DashboardRow): object {
  const folder = store.folders.by('uid', folderUid);
  if (!folder) {
    return { folderId: 0, folderUid: '', folderTitle: 'General', folderUrl: '' };
  }
  const isVisible = can(permission('folders:read', folderScope(folderUid)));
  const title = isVisible ? folder.title : '';
  return {
    folderId: isVisible ? folder.id : 0,
    folderUid,
    folderTitle: title,
    folderUrl: folderUrl({ uid: folderUid, title }),
  };
}

const annotationRights = ({ can }: RouteContext, scope: string): object => ({
  canAdd: can(permission('annotations:create', scope)),
  canEdit: can(permission('annotations:write', scope)),
  canDelete: can(permission('annotations:delete', scope)),
});

/** One version of a dashboard. */
export const versionDto = (dashboard: DashboardRow, version: DashboardVersionRow): object => ({
  id: version.version,
  dashboardId: dashboard.id,
  uid: dashboard.uid,
  parentVersion: version.parentVersion,
  restoredFrom: version.restoredFrom,
  version: version.version,
  created: version.createdAt,
  message: version.message,
  data: { ...version.data, uid: dashboard.uid, version: version.version },
});

import { isDeepStrictEqual } from 'node:util';
import { timestamp } from '../clock';
import { authorOf } from '../folders/author';
import { slugify } from '../folders/slugify';
import type { RouteContext } from '../router/Route';
import { putGrant } from '../store/grants';
import type { DashboardRow, Holder } from '../store/rows';
import { DASHBOARD_LEVELS } from './dashboardActions';

export interface DashboardContent {
  uid: string;
  title: string;
  folderUid: string;
  /** Without `id`, `uid` and `version`, which are not content. */
  data: Readonly<Record<string, unknown>>;
}

interface Annotated {
  message: string;
  restoredFrom?: number;
}

const tagsOf = (data: DashboardContent['data']): string[] => {
  const tags = data['tags'];
  return Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [];
};

/** Creates a dashboard with the rights that Grafana gives to a new one. */
export function createDashboard(context: RouteContext, content: DashboardContent, annotated: Annotated): DashboardRow {
  const { store, sandbox, principal } = context;
  const now = timestamp(sandbox.clock);
  const row = store.dashboards.insert({
    ...content,
    slug: slugify(content.title),
    tags: tagsOf(content.data),
    version: 1,
    createdBy: authorOf(principal),
    updatedBy: '',
    createdAt: now,
    updatedAt: now,
  });
  keepVersion(context, row, annotated);
  grantDefaults(context, row);
  return row;
}

/** Writes a new version; what is the same already stays as it is. */
export function updateDashboard(
  context: RouteContext,
  before: DashboardRow,
  content: DashboardContent,
  annotated: Annotated
): DashboardRow {
  const { store, sandbox, principal } = context;
  if (before.folderUid === content.folderUid && isDeepStrictEqual(before.data, content.data)) {
    return before;
  }
  const change = {
    ...content,
    slug: slugify(content.title),
    tags: tagsOf(content.data),
    version: before.version + 1,
    updatedBy: authorOf(principal),
    updatedAt: timestamp(sandbox.clock),
  };
  const row = store.dashboards.update(before.id, change) ?? before;
  keepVersion(context, row, annotated);
  return row;
}

function keepVersion({ store }: RouteContext, row: DashboardRow, { message, restoredFrom = 0 }: Annotated): void {
  store.dashboardVersions.insert({
    dashboardUid: row.uid,
    version: row.version,
    parentVersion: row.version - 1,
    restoredFrom,
    message,
    createdBy: row.updatedBy,
    createdAt: row.updatedAt,
    data: row.data,
  });
}

function grantDefaults(context: RouteContext, { uid, folderUid }: DashboardRow): void {
  const { store, principal, sandbox } = context;
  const scope = `dashboards:uid:${uid}`;
  const grant = (holder: Holder, level: keyof typeof DASHBOARD_LEVELS) =>
    putGrant(context, { holder, scope, level, actions: DASHBOARD_LEVELS[level] });
  if (principal.kind !== 'anonymous' && (store.users.get(principal.id) ?? store.serviceAccounts.get(principal.id))) {
    grant({ kind: 'user', id: principal.id }, 'Admin');
    sandbox.rbac.forget(principal.id);
  }
  if (folderUid === '') {
    grant({ kind: 'builtInRole', role: 'Editor' }, 'Edit');
    grant({ kind: 'builtInRole', role: 'Viewer' }, 'View');
  }
}

import { DASHBOARD_LEVELS } from '../dashboards/dashboardActions';
import { dashboardDto, savedDto, versionDto } from '../dashboards/dashboardDto';
import { dashboardFault } from '../dashboards/dashboardFault';
import { removeDashboard } from '../dashboards/removeDashboard';
import { dashboardScope, saveDashboard } from '../dashboards/saveDashboard';
import { updateDashboard } from '../dashboards/writeVersion';
import { authorName } from '../folders/author';
import { folderScope, GENERAL_UID, parentsOf } from '../folders/tree';
import { any, permission } from '../rbac/evaluate';
import { failure, json, message, ok } from '../reply';
import { bind, flag, integer, text } from '../router/bind';
import { queryInteger, toInteger } from '../router/query';
import { accessDenied } from '../router/accessDenied';
import type { Route, RouteContext } from '../router/Route';
import type { DashboardRow, DashboardVersionRow } from '../store/rows';
import { isDeepStrictEqual } from 'node:util';
import type { ManagedResource } from './ManagedResource';
import { resourcePermissionRoutes } from './resourcePermissions';

type Handler = (context: RouteContext, dashboard: DashboardRow) => Response;

const DEFAULT_VERSIONS = 1000;

/** A dashboard that is not there is told from one that may not be used. */
const withDashboard =
  (action: string, handler: Handler) =>
  (context: RouteContext): Response => {
    const uid = context.params['uid'] ?? '';
    const dashboard = context.store.dashboards.by('uid', uid);
    const needed = permission(action, dashboardScope(uid));
    if (context.can(needed)) {
      return dashboard ? handler(context, dashboard) : dashboardFault.notFound();
    }
    return dashboard
      ? accessDenied(context, needed)
      : json(404, { title: 'Not found', message: 'Dashboard not found' });
  };

const object = (value: unknown): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError('no dashboard');
  }
  return { ...value };
};

function post(context: RouteContext): Response {
  const command = bind(context, {
    dashboard: object,
    message: text,
    overwrite: flag,
    folderUid: text,
    folderId: integer,
    isFolder: flag,
  });
  if (!command) {
    return message(400, 'bad request data');
  }
  if (command.isFolder) {
    return message(400, 'Use folders endpoint for saving folders.');
  }
  const saved = saveDashboard(context, command);
  return saved instanceof Response ? saved : ok(savedDto(saved));
}

const newestFirst = ({ store }: RouteContext, { uid }: DashboardRow): DashboardVersionRow[] =>
  store.dashboardVersions.of('dashboard', uid).reverse();

/** A page of versions; the token says how many came before. */
function versions(context: RouteContext, dashboard: DashboardRow): Response {
  const all = newestFirst(context, dashboard);
  const limit = Math.max(queryInteger(context, 'limit'), 0) || DEFAULT_VERSIONS;
  const token = context.query.get('continueToken') ?? '';
  const offset = token === '' ? 0 : toInteger(Buffer.from(token, 'base64').toString());
  if (offset === undefined) {
    return message(404, `No versions found for dashboardId ${dashboard.id}`);
  }
  const end = offset + limit;
  return ok({
    continueToken: end < all.length ? Buffer.from(String(end)).toString('base64') : '',
    versions: all.slice(offset, end).map((version) => ({
      ...versionDto(dashboard, version),
      message: summary(version),
      createdBy: authorName(context.store, version.createdBy || dashboard.createdBy),
    })),
  });
}

function summary({ parentVersion, restoredFrom, message: said }: DashboardVersionRow): string {
  if (parentVersion === 0) {
    return 'Initial save';
  }
  return restoredFrom > 0 ? `Restored from version ${restoredFrom}` : said;
}

function version(context: RouteContext, dashboard: DashboardRow): Response {
  const number = toInteger(context.params['version']);
  if (number === undefined) {
    return message(500, 'Internal Server Error');
  }
  const found = context.store.dashboardVersions.by('version', `${dashboard.uid}/${number}`);
  return found
    ? ok({ ...versionDto(dashboard, found), createdBy: authorName(context.store, found.createdBy) })
    : message(500, `Dashboard version ${number} not found for dashboardId ${dashboard.id}`);
}

function restore(context: RouteContext, dashboard: DashboardRow): Response {
  const body = bind(context, { version: integer });
  if (!body) {
    return message(400, 'bad request data');
  }
  const old = context.store.dashboardVersions.by('version', `${dashboard.uid}/${body.version}`);
  if (!old) {
    return dashboardFault.notFound();
  }
  if (isDeepStrictEqual(old.data, dashboard.data)) {
    return dashboardFault.isIdentical();
  }
  const title = typeof old.data['title'] === 'string' ? old.data['title'] : dashboard.title;
  const restored = updateDashboard(
    context,
    dashboard,
    { uid: dashboard.uid, title, folderUid: dashboard.folderUid, data: old.data },
    { message: `Restored from version ${old.version}`, restoredFrom: old.version }
  );
  return ok(savedDto(restored));
}

function remove({ store }: RouteContext, dashboard: DashboardRow): Response {
  removeDashboard(store, dashboard);
  const { title, uid } = dashboard;
  return ok({ message: `Dashboard ${title} deleted`, title, uid });
}

function tags({ store, sandbox, principal }: RouteContext): Response {
  const can = sandbox.rbac.decider(principal);
  const counts = new Map<string, number>();
  for (const dashboard of store.dashboards.values()) {
    const isVisible = can(permission('dashboards:read', dashboardScope(dashboard.uid)));
    for (const tag of isVisible ? dashboard.tags : []) {
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  return ok([...counts].map(([term, count]) => ({ term, count })));
}

const dashboardPermissions: ManagedResource = {
  resource: 'dashboards',
  attribute: 'uid',
  levels: DASHBOARD_LEVELS,
  takesUnknownLevels: true,
  onlyManaged: true,
  assignments: { users: true, serviceAccounts: true, teams: true, builtInRoles: true },
  validate: ({ store }, uid) => (store.dashboards.by('uid', uid) ? undefined : dashboardFault.notFound()),
  inheritedScopes({ store }, uid) {
    const dashboard = store.dashboards.by('uid', uid);
    const folder = store.folders.by('uid', dashboard?.folderUid ?? '');
    const above = folder && parentsOf(store, folder);
    if (!dashboard) {
      return failure(500, 'accesscontrol.internal', 'InternalError');
    }
    return folder ? [...(above ?? []), folder].map((one) => folderScope(one.uid)) : [folderScope(GENERAL_UID)];
  },
};

export const dashboardRoutes: Route[] = [
  {
    method: 'POST',
    path: '/api/dashboards/db',
    access: any(permission('dashboards:create'), permission('dashboards:write')),
    handler: post,
  },
  { method: 'GET', path: '/api/dashboards/tags', handler: tags },
  {
    method: 'GET',
    path: '/api/dashboards/uid/:uid',
    handler: withDashboard('dashboards:read', (context, dashboard) => ok(dashboardDto(context, dashboard))),
  },
  { method: 'DELETE', path: '/api/dashboards/uid/:uid', handler: withDashboard('dashboards:delete', remove) },
  { method: 'GET', path: '/api/dashboards/uid/:uid/versions', handler: withDashboard('dashboards:write', versions) },
  {
    method: 'GET',
    path: '/api/dashboards/uid/:uid/versions/:version',
    handler: withDashboard('dashboards:write', version),
  },
  { method: 'POST', path: '/api/dashboards/uid/:uid/restore', handler: withDashboard('dashboards:write', restore) },
  ...resourcePermissionRoutes(dashboardPermissions),
];

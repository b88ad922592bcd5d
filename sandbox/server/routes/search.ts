import { dashboardUrl } from '../dashboards/dashboardDto';
import { dashboardScope } from '../dashboards/saveDashboard';
import { folderUrl } from '../folders/folderDto';
import { slugify } from '../folders/slugify';
import { folderScope, GENERAL_UID, SHARED_WITH_ME_UID } from '../folders/tree';
import { permission } from '../rbac/evaluate';
import { message, ok } from '../reply';
import { queryInteger, toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import type { DashboardRow, FolderRow } from '../store/rows';

const MAX_LIMIT = 5000;
const DEFAULT_LIMIT = 1000;
const TYPES: ReadonlySet<string> = new Set(['', 'dash-db', 'dash-folder', 'dash-annotation', 'dash-folder-alerting']);
const isDashboardType = (type: string): boolean => type === '' || type === 'dash-db' || type === 'dash-annotation';
const isFolderType = (type: string): boolean => type === '' || type.startsWith('dash-folder');

/** A dashboard or a folder that was found. */
type Found = { kind: 'dash-db'; row: DashboardRow } | { kind: 'dash-folder'; row: FolderRow };

function search(context: RouteContext): Response {
  const { query, principal, store } = context;
  const limit = queryInteger(context, 'limit');
  if (query.get('deleted') === 'true') {
    const isAdmin = principal.kind !== 'anonymous' && principal.orgRole === 'Admin';
    return isAdmin ? ok([]) : message(401, 'Unauthorized');
  }
  if (limit > MAX_LIMIT) {
    return message(
      422,
      `Limit is above maximum allowed (${MAX_LIMIT}), use page parameter to access hits beyond limit`
    );
  }
  if (bothGiven(context, 'dashboardIds', 'dashboardUIDs') || bothGiven(context, 'folderIds', 'folderUIDs')) {
    return message(400, 'search supports UIDs or IDs, not both');
  }
  const type = query.get('type') ?? '';
  if (!TYPES.has(type)) {
    return message(500, 'Search failed');
  }
  if (query.get('starred') === 'true') {
    return ok([]);
  }
  const dashboards = isDashboardType(type) ? store.dashboards.slice('title', 0, store.dashboards.size) : [];
  const folders = isFolderType(type) ? store.folders.slice('title', 0, store.folders.size) : [];
  const candidates: Found[] = [
    ...folders.map((row) => ({ kind: 'dash-folder' as const, row })),
    ...dashboards.map((row) => ({ kind: 'dash-db' as const, row })),
  ];
  const matches = filtersOf(context);
  const found = candidates.filter((one) => matches.every((match) => match(one)));
  const size = limit > 0 ? limit : DEFAULT_LIMIT;
  const offset = (Math.max(queryInteger(context, 'page'), 1) - 1) * size;
  return ok(
    sorted(found, query.get('sort') ?? '')
      .slice(offset, offset + size)
      .map((one) => hit(context, one))
  );
}

const numbersOf = ({ query }: RouteContext, name: string): number[] =>
  query.getAll(name).flatMap((text) => toInteger(text) ?? []);

const bothGiven = (context: RouteContext, ids: string, uids: string): boolean =>
  numbersOf(context, ids).length > 0 && context.query.getAll(uids).length > 0;

type Match = (found: Found) => boolean;

function filtersOf(context: RouteContext): Match[] {
  const { query } = context;
  const title = (query.get('query') ?? '').toLowerCase();
  const can = context.sandbox.rbac.decider(context.principal);
  const uids = query.getAll('dashboardUIDs').length > 0 ? query.getAll('dashboardUIDs') : query.getAll('dashboardUID');
  const ids = numbersOf(context, 'dashboardIds');
  const tags = query.getAll('tag');
  return [
    ({ row }) => row.title.toLowerCase().includes(title),
    ({ row }) => uids.length === 0 || uids.includes(row.uid),
    ({ row }) => ids.length === 0 || ids.includes(row.id),
    ({ kind, row }) => tags.length === 0 || (kind === 'dash-db' && tags.every((tag) => row.tags.includes(tag))),
    inFolders(context, can),
    isVisible(context, can),
  ];
}

const parentOf = ({ kind, row }: Found): string => (kind === 'dash-db' ? row.folderUid : row.parentUid);

function inFolders(context: RouteContext, can: RouteContext['can']): Match {
  const { query, store } = context;
  const ids = numbersOf(context, 'folderIds').map((id) => store.folders.get(id)?.uid ?? '');
  const uids = [...query.getAll('folderUIDs'), ...ids].map((uid) => (uid === GENERAL_UID ? '' : uid));
  if (uids.includes(SHARED_WITH_ME_UID)) {
    return (found) => {
      const parent = parentOf(found);
      return found.kind === 'dash-db' && parent !== '' && !can(permission('folders:read', folderScope(parent)));
    };
  }
  return (found) => uids.length === 0 || uids.includes(parentOf(found));
}

function isVisible({ query }: RouteContext, can: RouteContext['can']): Match {
  const verb = query.get('permission') === 'Edit' ? 'write' : 'read';
  return ({ kind, row }) =>
    kind === 'dash-db'
      ? can(permission(`dashboards:${verb}`, dashboardScope(row.uid)))
      : can(permission(`folders:${verb}`, folderScope(row.uid)));
}

/** Folders first when no order is asked for; else by title alone. */
function sorted(found: readonly Found[], sort: string): Found[] {
  const titleOf = ({ row }: Found) => row.title.toLowerCase();
  const byTitle = (a: Found, b: Found) => (titleOf(a) < titleOf(b) ? -1 : titleOf(a) > titleOf(b) ? 1 : 0);
  if (sort === 'alpha-desc') {
    return [...found].sort((a, b) => byTitle(b, a));
  }
  return sort === 'alpha-asc' ? [...found].sort(byTitle) : [...found];
}

function hit({ store }: RouteContext, found: Found): object {
  const { kind, row } = found;
  const folder = store.folders.by('uid', parentOf(found));
  const description = kind === 'dash-db' ? row.data['description'] : row.description;
  return {
    id: row.id,
    uid: row.uid,
    orgId: store.org.id,
    title: row.title,
    uri: `db/${slugify(row.title)}`,
    url: kind === 'dash-db' ? dashboardUrl(row) : folderUrl(row),
    slug: '',
    type: kind,
    tags: kind === 'dash-db' ? [...row.tags].sort() : [],
    isStarred: false,
    ...(typeof description === 'string' && description !== '' ? { description } : {}),
    ...inFolder(parentOf(found), folder),
    sortMeta: 0,
    isDeleted: false,
  };
}

/** A folder that is not there has a uid and an address all the same. */
function inFolder(uid: string, folder: FolderRow | undefined): object {
  if (uid === '') {
    return {};
  }
  const { id, title } = folder ?? { id: 0, title: '' };
  return {
    ...(folder ? { folderId: id, folderTitle: title } : {}),
    folderUid: uid,
    folderUrl: folderUrl({ uid, title }),
  };
}

export const searchRoutes: Route[] = [{ method: 'GET', path: '/api/search', handler: search }];

import { validateUid } from '../folders/validateUid';
import { folderScope, GENERAL_UID } from '../folders/tree';
import { permission } from '../rbac/evaluate';
import type { RouteContext } from '../router/Route';
import type { DashboardRow } from '../store/rows';
import { dashboardFault } from './dashboardFault';
import { createDashboard, updateDashboard, type DashboardContent } from './writeVersion';

const MAX_TITLE_BYTES = 5000;
const MAX_MESSAGE_BYTES = 500;
const MAX_TAG_BYTES = 50;
/** What Grafana's API server reads of one request (pkg/services/apiserver/service.go). */
const MAX_CONTENT_BYTES = 16 * 1024 * 1024;

export interface SaveCommand {
  dashboard: Readonly<Record<string, unknown>>;
  message: string;
  overwrite: boolean;
  folderUid: string;
  folderId: number;
}

export const dashboardScope = (uid: string): string => `dashboards:uid:${uid}`;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? Math.trunc(value) : 0);

/** Creates a dashboard or writes its next version, as `POST /api/dashboards/db` does. */
export function saveDashboard(context: RouteContext, command: SaveCommand): DashboardRow | Response {
  const title = textOf(command.dashboard['title']);
  const uid = textOf(command.dashboard['uid']);
  const invalid = validate(command, title) ?? validateUid(uid);
  if (invalid) {
    return invalid;
  }
  const folderUid = folderOf(context, command);
  if (folderUid === undefined) {
    return dashboardFault.folderNotFound();
  }
  const existing = findExisting(context, numberOf(command.dashboard['id']), uid);
  if (existing instanceof Response) {
    return existing;
  }
  const refused = existing ? mayUpdate(context, existing, command, folderUid) : mayCreateIn(context, folderUid);
  if (refused) {
    return refused;
  }
  const content = {
    uid: existing?.uid ?? (uid || context.sandbox.ids.uid()),
    title,
    folderUid,
    data: contentOf(command.dashboard, title),
  };
  return write(context, existing, content, command.message);
}

function write(
  context: RouteContext,
  existing: DashboardRow | undefined,
  content: DashboardContent,
  message: string
): DashboardRow | Response {
  const tags = content.data['tags'];
  if (Array.isArray(tags) && tags.some((tag) => typeof tag === 'string' && Buffer.byteLength(tag) > MAX_TAG_BYTES)) {
    return dashboardFault.tagTooLong();
  }
  if (Buffer.byteLength(JSON.stringify(content.data)) > MAX_CONTENT_BYTES) {
    return dashboardFault.tooLarge();
  }
  return existing
    ? updateDashboard(context, existing, content, { message })
    : createDashboard(context, content, { message });
}

function validate({ message }: SaveCommand, title: string): Response | undefined {
  if (title === '') {
    return dashboardFault.titleEmpty();
  }
  if (Buffer.byteLength(title) > MAX_TITLE_BYTES) {
    return dashboardFault.titleTooLong();
  }
  return Buffer.byteLength(message) > MAX_MESSAGE_BYTES ? dashboardFault.messageTooLong() : undefined;
}

/** The uid of an existing folder, empty for the root; undefined when there is no such folder. */
function folderOf({ store }: RouteContext, { folderUid, folderId }: SaveCommand): string | undefined {
  if (folderUid === GENERAL_UID || (folderUid === '' && folderId === 0)) {
    return '';
  }
  return (folderUid === '' ? store.folders.get(folderId) : store.folders.by('uid', folderUid))?.uid;
}

/** `id`, `uid` and `version` are not content: Grafana keeps them beside it. */
function contentOf(dashboard: SaveCommand['dashboard'], title: string): Readonly<Record<string, unknown>> {
  const { uid: _uid, version: _version, id, ...content } = dashboard;
  return { ...content, title, ...(typeof id === 'number' || id === undefined ? {} : { id }) };
}

function findExisting(context: RouteContext, id: number, uid: string): DashboardRow | Response | undefined {
  const { store, can } = context;
  const byId = id > 0 ? store.dashboards.get(id) : undefined;
  if (id > 0 && !byId) {
    return dashboardFault.notFoundById();
  }
  const byUid = uid === '' ? undefined : store.dashboards.by('uid', uid);
  if (byId && byUid && byId !== byUid) {
    return dashboardFault.sameUid();
  }
  const existing = byId ?? byUid;
  return existing && !can(permission('dashboards:read', dashboardScope(existing.uid)))
    ? dashboardFault.mayNotRead()
    : existing;
}

function mayUpdate(
  context: RouteContext,
  existing: DashboardRow,
  { dashboard, overwrite }: SaveCommand,
  folderUid: string
): Response | undefined {
  if (!overwrite && numberOf(dashboard['version']) !== existing.version) {
    return dashboardFault.changed();
  }
  const moved = folderUid === existing.folderUid ? undefined : mayCreateIn(context, folderUid);
  const canWrite = context.can(permission('dashboards:write', dashboardScope(existing.uid)));
  return moved ?? (canWrite ? undefined : dashboardFault.mayNotSave());
}

const mayCreateIn = ({ can }: RouteContext, folderUid: string): Response | undefined =>
  can(permission('dashboards:create', folderScope(folderUid || GENERAL_UID))) ? undefined : dashboardFault.mayNotSave();

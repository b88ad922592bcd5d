import { avatarUrl } from '../avatar';
import { dashboardScope } from '../dashboards/saveDashboard';
import { permission, type Evaluator } from '../rbac/evaluate';
import { failure, message, ok } from '../reply';
import { bind, integer, text, texts } from '../router/bind';
import { like, queryFlag, queryInteger, toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import type { AnnotationRow } from '../store/rows';

const ORGANIZATION = 'annotations:type:organization';
const DEFAULT_LIMIT = 100;
const MAX_TAGS_LENGTH = 500;

type JsonObject = Readonly<Record<string, unknown>>;

const maybeObject = (value: unknown): JsonObject | undefined => {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'object') {
    throw new TypeError('no object');
  }
  return { ...value };
};
const maybeTexts = (value: unknown): string[] | undefined =>
  value === undefined || value === null ? undefined : texts(value);

const COMMAND = { time: integer, timeEnd: integer, text, tags: maybeTexts, data: maybeObject };

const idOf = ({ params }: RouteContext): number | undefined => toInteger(params['id']);

const scopeOf = ({ dashboardUid }: Pick<AnnotationRow, 'dashboardUid'>): string =>
  dashboardUid === '' ? ORGANIZATION : dashboardScope(dashboardUid);

/** On the annotation itself, or on what it stands for: the organisation or its dashboard. */
const may =
  (verb: string) =>
  (context: RouteContext): Evaluator => {
    const row = context.store.annotations.get(idOf(context) ?? 0);
    const scopes = [`annotations:id:${context.params['id'] ?? ''}`, ...(row ? [scopeOf(row)] : [])];
    return permission(`annotations:${verb}`, ...scopes);
  };

const isVisible = ({ can }: Pick<RouteContext, 'can'>, row: AnnotationRow): boolean =>
  can(permission('annotations:read', scopeOf(row)));

/** `key:value` and `key` tags without spaces around, each once. */
function parseTags(tags: readonly string[]): string[] {
  const parsed = tags.map((tag) => {
    const [key = '', value = ''] = tag.split(':').map((part) => part.replace(/^ +| +$/g, ''));
    return key === '' || value === '' ? key : `${key}:${value}`;
  });
  return [...new Set(parsed.filter((tag) => tag !== ''))];
}

function refuseTags(tags: readonly string[]): Response | undefined {
  const length = tags.reduce((total, tag) => total + Buffer.byteLength(tag) + 3, tags.length > 0 ? 1 : 2);
  return length > MAX_TAGS_LENGTH
    ? failure(400, 'annotations.tag-limit-exceeded', 'Tags length exceeds the maximum allowed.')
    : undefined;
}

/** A time alone is a moment; the wrong way round, the ends change places. */
function rangeOf(time: number, timeEnd: number): Pick<AnnotationRow, 'time' | 'timeEnd'> {
  const end = timeEnd || time;
  const start = time || end;
  return { time: Math.min(start, end), timeEnd: Math.max(start, end) };
}

function create(context: RouteContext): Response {
  const { store, sandbox, principal, can } = context;
  const body = bind(context, { ...COMMAND, dashboardId: integer, dashboardUID: text, panelId: integer });
  if (!body) {
    return message(400, 'bad request data');
  }
  const byId = body.dashboardId === 0 ? undefined : store.dashboards.get(body.dashboardId);
  if (body.dashboardId !== 0 && body.dashboardUID === '' && !byId) {
    return message(400, 'Invalid dashboard ID in annotation request');
  }
  const dashboardUid = body.dashboardUID || (byId?.uid ?? '');
  if (!can(permission('annotations:create', scopeOf({ dashboardUid })))) {
    const isUnknown = dashboardUid !== '' && !store.dashboards.by('uid', dashboardUid);
    return isUnknown
      ? message(500, 'Error while checking annotation permissions')
      : message(403, 'Access denied to save the annotation');
  }
  const tags = parseTags(body.tags ?? []);
  const refused = body.text === '' ? message(400, 'Failed to save annotation') : refuseTags(tags);
  if (refused) {
    return refused;
  }
  const now = sandbox.clock.now();
  const { id } = store.annotations.insert({
    userId: principal.kind === 'anonymous' ? 0 : principal.id,
    dashboardUid,
    panelId: body.panelId,
    text: body.text,
    tags,
    ...rangeOf(body.time || now, body.timeEnd),
    created: now,
    updated: now,
    data: body.data ?? {},
  });
  return ok({ id, message: 'Annotation added' });
}

type Match = (row: AnnotationRow) => boolean;

function filtersOf(context: RouteContext): Match[] {
  const { query, store, sandbox, principal } = context;
  const can = sandbox.rbac.decider(principal);
  const number = (name: string) => queryInteger(context, name);
  const [from, to, panelId, userId] = [number('from'), number('to'), number('panelId'), number('userId')];
  const dashboardUid = query.get('dashboardUID') || store.dashboards.get(number('dashboardId'))?.uid || '';
  const tags = parseTags(query.getAll('tags'));
  const isAlert = query.get('type') === 'alert' || number('alertId') > 0 || Boolean(query.get('alertUID'));
  const hasTag = (row: AnnotationRow) => (tag: string) => row.tags.includes(tag);
  return [
    () => !isAlert,
    (row) => dashboardUid === '' || row.dashboardUid === dashboardUid,
    (row) => panelId === 0 || row.panelId === panelId,
    (row) => userId === 0 || row.userId === userId,
    (row) => from <= 0 || to <= 0 || (row.time <= to && row.timeEnd >= from),
    (row) => tags.length === 0 || (queryFlag(context, 'matchAny') ? tags.some(hasTag(row)) : tags.every(hasTag(row))),
    (row) => isVisible({ can }, row),
  ];
}

/** The latest end first; of the same time the last written. */
function find(context: RouteContext): Response {
  const { store, query } = context;
  const dashboardId = queryInteger(context, 'dashboardId');
  if (dashboardId !== 0 && !query.get('dashboardUID') && !store.dashboards.get(dashboardId)) {
    return message(400, 'Invalid dashboard ID in annotation request');
  }
  const matches = filtersOf(context);
  const limit = queryInteger(context, 'limit') || DEFAULT_LIMIT;
  const found = store.annotations
    .all()
    .filter((row) => matches.every((match) => match(row)))
    .sort((a, b) => b.timeEnd - a.timeEnd || b.time - a.time || b.id - a.id);
  return ok((limit < 0 ? found : found.slice(0, limit)).map((row) => dto(context, row)));
}

function dto({ store }: RouteContext, row: AnnotationRow): object {
  const author = store.users.get(row.userId) ?? store.serviceAccounts.get(row.userId);
  const email = author === undefined ? '' : 'email' in author ? author.email : author.login;
  const dashboard = store.dashboards.by('uid', row.dashboardUid);
  return {
    id: row.id,
    ...(dashboard ? { dashboardId: dashboard.id } : {}),
    dashboardUID: row.dashboardUid,
    ...(row.panelId === 0 ? {} : { panelId: row.panelId }),
    created: row.created,
    updated: row.updated,
    time: row.time,
    timeEnd: row.timeEnd,
    ...(row.text === '' ? {} : { text: row.text }),
    ...(row.tags.length === 0 ? {} : { tags: row.tags }),
    ...(author ? { login: author.login } : {}),
    ...(email === '' ? {} : { email, avatarUrl: avatarUrl(email) }),
    data: row.data,
  };
}

/** The annotation of the path, for those who may see it. */
const withAnnotation =
  (handler: (context: RouteContext, row: AnnotationRow) => Response) =>
  (context: RouteContext): Response => {
    const id = idOf(context);
    if (id === undefined) {
      return message(400, 'annotationId is invalid');
    }
    const row = context.store.annotations.get(id);
    return row && isVisible(context, row) ? handler(context, row) : message(404, 'Annotation not found');
  };

function change(
  { store, sandbox }: RouteContext,
  row: AnnotationRow,
  next: Partial<AnnotationRow>
): Response | undefined {
  const tags = parseTags(next.tags ?? []);
  const refused = refuseTags(tags);
  if (!refused) {
    const range = rangeOf(next.time || row.time, next.timeEnd || row.timeEnd);
    store.annotations.update(row.id, { ...next, tags, ...range, updated: sandbox.clock.now() });
  }
  return refused;
}

/** Replaces text and tags; times and data stay when they are left out. */
const put = withAnnotation((context, row) => {
  const body = bind(context, COMMAND);
  if (!body) {
    return message(400, 'bad request data');
  }
  const { data = row.data, tags = [], ...rest } = body;
  return change(context, row, { ...rest, tags, data }) ?? message(200, 'Annotation updated');
});

/** Changes what is given. */
const patch = withAnnotation((context, row) => {
  const body = bind(context, COMMAND);
  if (!body) {
    return message(400, 'bad request data');
  }
  const { data = row.data, tags = [...row.tags] } = body;
  const next = { data, tags, text: body.text || row.text, time: body.time, timeEnd: body.timeEnd };
  return change(context, row, next) ?? message(200, 'Annotation patched');
});

function remove(context: RouteContext): Response {
  const id = idOf(context);
  if (id === undefined) {
    return message(400, 'annotationId is invalid');
  }
  context.store.annotations.delete(id);
  return message(200, 'Annotation deleted');
}

function tagCounts(context: RouteContext): Response {
  const matches = like(context.query.get('tag') ?? '');
  const counts = new Map<string, number>();
  for (const tag of context.store.annotations.all().flatMap((row) => row.tags)) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const limit = queryInteger(context, 'limit') || DEFAULT_LIMIT;
  const tags = [...counts]
    .filter(([tag]) => tag.split(':').some(matches))
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));
  return ok({ result: { tags: tags.slice(0, limit) } });
}

export const annotationRoutes: Route[] = [
  { method: 'GET', path: '/api/annotations', access: permission('annotations:read'), handler: find },
  { method: 'POST', path: '/api/annotations', access: permission('annotations:create'), handler: create },
  { method: 'GET', path: '/api/annotations/tags', access: permission('annotations:read'), handler: tagCounts },
  {
    method: 'GET',
    path: '/api/annotations/:id',
    access: may('read'),
    handler: withAnnotation((context, row) => ok(dto(context, row))),
  },
  { method: 'PUT', path: '/api/annotations/:id', access: may('write'), handler: put },
  { method: 'PATCH', path: '/api/annotations/:id', access: may('write'), handler: patch },
  { method: 'DELETE', path: '/api/annotations/:id', access: may('delete'), handler: remove },
];

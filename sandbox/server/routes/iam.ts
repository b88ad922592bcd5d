import { avatarUrl } from '../avatar';
import { ageOf } from '../age';
import {
  API_VERSION,
  bindingObject,
  GROUP,
  listObject,
  namedObject,
  serviceAccountObject,
  teamObject,
  userObject,
} from '../iam/objects';
import { continuedPage, fieldSelectors, fill } from '../iam/page';
import { forbidden, internal, missing, unsupported } from '../iam/statuses';
import { permission } from '../rbac/evaluate';
import { reaches } from '../rbac/metadata';
import { ok, status } from '../reply';
import { like, queryInteger, toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import type { Row } from '../store/Table';
import type { MemberRow, UserRow } from '../store/rows';
import { selectPeople } from './people';
import { findTeams } from './teams';

const BASE = `/apis/${API_VERSION}`;
const IN_NAMESPACE = `${BASE}/namespaces/:namespace`;

interface Served<R extends Row> {
  resource: string;
  kind: string;
  action: string;
  /** Scopes that name one row, without the id. */
  prefix: string;
  read(context: RouteContext, from: number, limit: number): R[];
  byName(context: RouteContext, name: string): R | undefined;
  toObject(context: RouteContext, row: R): object;
  /** Left out: every row belongs to the organisation. */
  isListed?(row: R): boolean;
  /** Lists of people carry none. */
  hasVersion: boolean;
}

/** Answers only for the organisation's own namespace. */
const inNamespace =
  (handler: (context: RouteContext) => Response) =>
  (context: RouteContext): Response =>
    context.params['namespace'] === context.sandbox.namespace ? handler(context) : internal('invalid org id');

const asked = ({ params }: RouteContext, resource: string, verb: string) => ({
  group: GROUP,
  resource,
  verb,
  namespace: params['namespace'] ?? '',
});

const UNAUTHORIZED = 'unauthorized request';

function served<R extends Row>(api: Served<R>): Route[] {
  const seenBy = ({ sandbox, principal }: RouteContext): ((row: R) => boolean) => {
    const isSeen = reaches(sandbox.rbac.permissions(principal), api.action, api.prefix);
    return (row) => isSeen(row.id) && (api.isListed?.(row) ?? true);
  };
  const list = (context: RouteContext): Response => {
    if (!context.can(permission(api.action))) {
      return forbidden(context, asked(context, api.resource, 'list'), UNAUTHORIZED);
    }
    const { rows, next } = fill(
      (from, limit) => api.read(context, from, limit),
      seenBy(context),
      continuedPage(context)
    );
    const resourceVersion = api.hasVersion ? String(context.sandbox.clock.now()) : undefined;
    const items = rows.map((row) => api.toObject(context, row));
    return ok(listObject(api.kind, items, { next, resourceVersion }));
  };
  const get = (context: RouteContext): Response => {
    const name = context.params['name'] ?? '';
    const row = api.byName(context, name);
    if (row ? !seenBy(context)(row) : !context.can(permission(api.action, `${api.prefix.split(':')[0] ?? ''}:*`))) {
      return forbidden(context, asked(context, api.resource, 'get'), UNAUTHORIZED);
    }
    return row ? ok(namedObject(api.kind, api.toObject(context, row))) : missing(GROUP, api.kind.toLowerCase(), name);
  };
  return [
    { method: 'GET', path: `${IN_NAMESPACE}/${api.resource}`, handler: inNamespace(list) },
    { method: 'GET', path: `${IN_NAMESPACE}/${api.resource}/:name`, handler: inNamespace(get) },
    ...readOnly(api.resource),
  ];
}

/** What cannot be written says so to everybody. */
const readOnly = (resource: string): Route[] => {
  const refuse = (verb: string) => inNamespace(() => unsupported(GROUP, resource, verb));
  return [
    { method: 'POST', path: `${IN_NAMESPACE}/${resource}`, handler: refuse('create') },
    { method: 'DELETE', path: `${IN_NAMESPACE}/${resource}`, handler: refuse('deleteCollection') },
    { method: 'PUT', path: `${IN_NAMESPACE}/${resource}/:name`, handler: refuse('update') },
    { method: 'PATCH', path: `${IN_NAMESPACE}/${resource}/:name`, handler: refuse('update') },
    { method: 'DELETE', path: `${IN_NAMESPACE}/${resource}/:name`, handler: refuse('delete') },
  ];
};

const users = served({
  resource: 'users',
  kind: 'User',
  action: 'users:read',
  prefix: 'global.users:id:',
  hasVersion: false,
  read: ({ store }, from, limit): UserRow[] => store.users.fromId(from, limit),
  byName: ({ store }, name) => store.users.by('uid', name),
  isListed: (user) => user.orgRole !== undefined,
  toObject: ({ sandbox }, user) => userObject(sandbox, user),
});

const teams = served({
  resource: 'teams',
  kind: 'Team',
  action: 'teams:read',
  prefix: 'teams:id:',
  hasVersion: true,
  read: ({ store }, from, limit) => store.teams.fromId(from, limit),
  byName: ({ store }, name) => store.teams.by('uid', name),
  toObject: ({ sandbox }, team) => teamObject(sandbox, team),
});

const serviceAccounts = served({
  resource: 'serviceaccounts',
  kind: 'ServiceAccount',
  action: 'serviceaccounts:read',
  prefix: 'serviceaccounts:id:',
  hasVersion: true,
  read: ({ store }, from, limit) => store.serviceAccounts.fromId(from, limit),
  byName: ({ store }, name) => store.serviceAccounts.by('uid', name),
  toObject: ({ sandbox }, account) => serviceAccountObject(sandbox, account),
});

/** Everybody sees the own memberships, and those of teams whose permissions may be read. */
function seesBinding({ sandbox, principal }: RouteContext): (member: MemberRow) => boolean {
  const reachesTeam = reaches(sandbox.rbac.permissions(principal), 'teams.permissions:read', 'teams:id:');
  const own = principal.kind === 'anonymous' ? 0 : principal.id;
  return ({ userId, teamId }) => userId === own || reachesTeam(teamId);
}

/**
 * Grafana lists memberships by team but continues by row: with `limit`, a member who joined an
 * earlier team later than the page's last row is in no page. Found in its team_bindings_query.sql.
 */
function listBindings(context: RouteContext): Response {
  const { sandbox } = context;
  const { limit, from } = continuedPage(context);
  const rows: MemberRow[] = [];
  const isSelected = selected(context);
  if (isSelected instanceof Response) {
    return isSelected;
  }
  for (const member of bindingsOf(context)) {
    if (rows.length === limit) {
      break;
    }
    if ((from === 0 || member.id > from) && isSelected(member)) {
      rows.push(member);
    }
  }
  const next = rows.length === limit ? rows.at(-1)?.id : undefined;
  const items = rows.filter(seesBinding(context)).map((member) => bindingObject(sandbox, member));
  return ok(listObject('TeamBinding', items, { next }));
}

/** Only the team's or the person's rows where a field selector names one. */
function bindingsOf(context: RouteContext): Iterable<MemberRow> {
  const { store } = context;
  const teamName = fieldSelectors(context).get('spec.teamRef.name');
  const team = teamName === undefined ? undefined : store.teams.by('uid', teamName);
  if (teamName !== undefined) {
    return team ? store.members.of('team', team.id) : [];
  }
  return store.members.inOrder('team');
}

function selected(context: RouteContext): ((member: MemberRow) => boolean) | Response {
  const selectors = fieldSelectors(context);
  const subject = selectors.get('spec.subject.name');
  const external = selectors.get('spec.external');
  if (external !== undefined && external !== 'true' && external !== 'false') {
    return status(500, `invalid value for field selector spec.external: ${external}`);
  }
  const userId = subject === undefined ? undefined : (context.store.users.by('uid', subject)?.id ?? 0);
  return (member) =>
    (userId === undefined || member.userId === userId) &&
    (external === undefined || member.isExternal === (external === 'true'));
}

function getBinding(context: RouteContext): Response {
  const name = context.params['name'] ?? '';
  const member = context.store.members.by('uid', name);
  if (!member) {
    return missing(GROUP, 'teambinding', name);
  }
  if (!seesBinding(context)(member)) {
    const team = context.store.teams.get(member.teamId)?.uid ?? '';
    return status(403, `teambindings.${GROUP} "${name}" is forbidden: user cannot access team ${team}`, 'Forbidden', {
      name,
      group: GROUP,
      kind: 'teambindings',
    });
  }
  return ok(namedObject('TeamBinding', bindingObject(context.sandbox, member)));
}

interface SearchPage {
  limit: number;
  offset: number;
}

function searchPage(context: RouteContext, { fallback, max }: { fallback: number; max: number }): SearchPage {
  const { query } = context;
  const limit = query.has('limit') ? queryInteger(context, 'limit') : fallback;
  const capped = Math.min(limit > 0 ? limit : fallback, max);
  const page = query.has('offset')
    ? Math.floor(queryInteger(context, 'offset') / capped) + 1
    : Math.max(queryInteger(context, 'page'), 1);
  return { limit: capped, offset: (page - 1) * capped };
}

function searchTeams(context: RouteContext): Response {
  const { limit, offset } = searchPage(context, { fallback: 50, max: 100 });
  const found = findTeams(context);
  return ok({
    totalHits: found.length,
    hits: found.slice(offset, offset + limit).map(({ uid, name }) => ({ name: uid, title: name })),
  });
}

const USER_SORTS: Readonly<Record<string, (user: UserRow) => string>> = {
  title: (user) => user.name,
  login: (user) => user.login,
  email: (user) => user.email,
  lastSeenAt: (user) => user.lastSeenAt,
};

/** `title`, `-login`, …: unknown fields do not sort. */
function userSort(names: readonly string[]): ((a: UserRow, b: UserRow) => number) | undefined {
  const keys = names.flatMap((name) => {
    const key = USER_SORTS[name.replace(/^-/, '')];
    return key ? [{ key, sign: name.startsWith('-') ? -1 : 1 }] : [];
  });
  const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
  return keys.length === 0
    ? undefined
    : (a, b) => keys.reduce((order, { key, sign }) => order || sign * compare(key(a), key(b)), 0);
}

function searchUsers(context: RouteContext): Response {
  const { store, sandbox, principal, query } = context;
  const { limit, offset } = searchPage(context, { fallback: 30, max: 100 });
  const isSeen = reaches(sandbox.rbac.permissions(principal), 'org.users:read', 'users:id:');
  const matches = like((query.get('query') ?? '').replaceAll('*', ''));
  const { rows, total } = selectPeople(store, {
    matches: (user) => isSeen(user.id) && (matches(user.name) || matches(user.login) || matches(user.email)),
    sort: userSort(query.getAll('sort')),
    offset,
    limit,
    isOrganisation: true,
  });
  return ok({
    offset: 0,
    totalHits: total,
    hits: rows.map((user) => ({
      name: user.uid,
      title: user.name,
      login: user.login,
      email: user.email,
      role: user.orgRole,
      lastSeenAt: Date.parse(user.lastSeenAt) / 1000,
      lastSeenAtAge: ageOf(user.lastSeenAt, sandbox.clock),
      provisioned: user.isProvisioned,
      score: 0,
    })),
    queryCost: 0,
    maxScore: 0,
  });
}

/** Names and pictures for `user:1`, `user:<uid>`, `service-account:2`. */
function display({ store, query }: RouteContext): Response {
  const keys = query.getAll('key');
  const items = keys.flatMap((key) => {
    const name = key.slice(key.indexOf(':') + 1);
    const id = toInteger(name);
    const user = id === undefined ? store.users.by('uid', name) : store.users.get(id);
    const account = id === undefined ? store.serviceAccounts.by('uid', name) : store.serviceAccounts.get(id);
    const row = user ?? account;
    return row
      ? [
          {
            identity: { type: user ? 'user' : 'service-account', name: row.uid },
            displayName: row.name || row.login,
            avatarURL: avatarUrl(user?.email ?? `${row.name}@localhost`),
            internalId: row.id,
          },
        ]
      : [];
  });
  return ok({ metadata: {}, keys, display: items });
}

const UNAVAILABLE = 'Unavailable functionality';

/** Resources that only Enterprise fills. */
const refused = (resource: string, reason: string): Route => ({
  method: 'GET',
  path: `${IN_NAMESPACE}/${resource}`,
  handler: inNamespace((context) => forbidden(context, asked(context, resource, 'list'), reason)),
});

const RESOURCES = ['users', 'teams', 'teambindings', 'serviceaccounts'];

export const iamRoutes: Route[] = [
  ...users,
  ...teams,
  ...serviceAccounts,
  { method: 'GET', path: `${IN_NAMESPACE}/teambindings`, handler: inNamespace(listBindings) },
  { method: 'GET', path: `${IN_NAMESPACE}/teambindings/:name`, handler: inNamespace(getBinding) },
  ...readOnly('teambindings'),
  { method: 'GET', path: `${IN_NAMESPACE}/searchTeams`, handler: inNamespace(searchTeams) },
  { method: 'GET', path: `${IN_NAMESPACE}/searchUsers`, handler: inNamespace(searchUsers) },
  { method: 'GET', path: `${IN_NAMESPACE}/display`, handler: inNamespace(display) },
  refused('roles', UNAVAILABLE),
  refused('globalroles', UNAVAILABLE),
  refused('rolebindings', UNAUTHORIZED),
  {
    method: 'GET',
    path: `${IN_NAMESPACE}/externalgroupmappings`,
    handler: inNamespace(() => status(500, 'unavailable functionality')),
  },
  {
    method: 'GET',
    path: `${IN_NAMESPACE}/resourcepermissions`,
    handler: inNamespace(() => status(404, 'the server could not find the requested resource', 'NotFound', {})),
  },
  {
    method: 'GET',
    path: BASE,
    handler: () =>
      ok({
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: API_VERSION,
        resources: RESOURCES.map((name) => ({ name, namespaced: true, verbs: ['get', 'list'] })),
      }),
  },
];

import { avatarUrlByName } from '../avatar';
import { timestamp } from '../clock';
import { permission, type Evaluator } from '../rbac/evaluate';
import { metadataFor, reaches, visibleIds, type Metadata } from '../rbac/metadata';
import { failure, message, ok } from '../reply';
import { bind, requiredText, text } from '../router/bind';
import { like, pageOf, sortOf, toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import { putMember } from '../store/memberships';
import { removeTeam } from '../store/removal';
import type { TeamRow } from '../store/rows';
import { preferenceRoutes } from './preferences';

/** The id behind an id or uid in a path; undefined when no team has the uid. */
export const teamIdOf = ({ store }: RouteContext, idOrUid: string): number | undefined =>
  toInteger(idOrUid) ?? store.teams.by('uid', idOrUid)?.id;

/** `teams:id:…` of the team in the path; a uid that no team has is 404 before anything else. */
export const onTeam =
  (action: string) =>
  (context: RouteContext): Evaluator | Response => {
    const id = teamIdOf(context, context.params['teamId'] ?? '');
    return id === undefined ? message(404, 'Not found') : permission(action, `teams:id:${id}`);
  };

/** Runs with the team in the path. */
export const withTeam =
  (handler: (context: RouteContext, team: TeamRow) => Response) =>
  (context: RouteContext): Response => {
    const team = context.store.teams.get(teamIdOf(context, context.params['teamId'] ?? '') ?? 0);
    return team ? handler(context, team) : message(404, 'Team not found');
  };

/** Grafana guards what SCIM made only by the ini file, not by the dynamic configuration. */
export const isGuarded = ({ store }: RouteContext, team: TeamRow): boolean =>
  team.isProvisioned && /^(1|t|true|yes|on|y)$/i.test(store.ini['auth.scim']?.['group_sync_enabled'] ?? '');

const teamOf = ({ store }: RouteContext, team: TeamRow, accessControl?: Metadata): object => ({
  id: team.id,
  uid: team.uid,
  orgId: store.org.id,
  name: team.name,
  email: team.email,
  externalUID: team.externalUid,
  isProvisioned: team.isProvisioned,
  avatarUrl: avatarUrlByName(team.email, team.name),
  memberCount: store.members.countOf('team', team.id),
  permission: 0,
  accessControl: accessControl ?? null,
});

/** The teams of a person, as far as the reader may see them. */
export function teamsOfUser(context: RouteContext, userId: number): object[] {
  const { store, sandbox, principal } = context;
  const isSeen = reaches(sandbox.rbac.permissions(principal), 'teams:read', 'teams:id:');
  return store.members
    .of('user', userId)
    .map(({ teamId }) => store.teams.get(teamId))
    .filter((team) => team !== undefined && isSeen(team.id))
    .flatMap((team) => (team ? [teamOf(context, team)] : []));
}

function create(context: RouteContext): Response {
  const { store, sandbox, principal } = context;
  const body = bind(context, { name: requiredText, email: text });
  if (!body) {
    return message(400, 'bad request data');
  }
  if (store.teams.by('name', body.name)) {
    return message(409, 'Team name taken');
  }
  const now = timestamp(sandbox.clock);
  const team = store.teams.insert({
    uid: sandbox.ids.uid(),
    ...body,
    isProvisioned: false,
    externalUid: '',
    createdAt: now,
    updatedAt: now,
  });
  if (principal.kind === 'user') {
    putMember(sandbox, { teamId: team.id, userId: principal.id, permission: 4 });
  }
  if (principal.kind !== 'anonymous') {
    sandbox.rbac.forget(principal.id);
  }
  return ok({ message: 'Team created', teamId: team.id, uid: team.uid });
}

function update(context: RouteContext): Response {
  const body = bind(context, { name: text, email: text });
  return body ? withTeam((_context, team) => change(context, team, body))(context) : message(400, 'bad request data');
}

function change(context: RouteContext, team: TeamRow, body: { name: string; email: string }): Response {
  const { store, sandbox } = context;
  if (team.isProvisioned && body.name !== team.name) {
    return message(400, 'Team name cannot be changed for provisioned teams');
  }
  const other = store.teams.by('name', body.name);
  if (other && other.id !== team.id) {
    return message(400, 'Team name taken');
  }
  store.teams.update(team.id, {
    name: body.name || team.name,
    email: body.email,
    updatedAt: timestamp(sandbox.clock),
  });
  return message(200, 'Team updated');
}

function remove(context: RouteContext, team: TeamRow): Response {
  if (isGuarded(context, team)) {
    return message(400, 'Cannot delete provisioned teams');
  }
  removeTeam(context, team.id);
  return message(200, 'Team deleted');
}

/** `teamId` narrows the list but not the count: so does Grafana. */
function search(context: RouteContext): Response {
  const { store, query } = context;
  const { page, perPage, offset } = pageOf(context);
  const sort = sortOf<TeamRow>(context, {
    name: (team) => team.name.toLowerCase(),
    email: (team) => team.email,
    memberCount: (team) => store.members.countOf('team', team.id),
  });
  if (!sort) {
    return failure(400, 'unknown sorting option', 'BadRequest');
  }
  const found = findTeams(context);
  const wanted = new Set(query.getAll('teamId').flatMap((id) => toInteger(id) ?? []));
  const listed = wanted.size === 0 ? found : found.filter((team) => wanted.has(team.id));
  const sorted = query.get('sort') ? [...listed].sort((a, b) => sort(a, b) || a.id - b.id) : listed;
  const metadata = metadataFor(context, 'teams:id:');
  return ok({
    totalCount: found.length,
    teams: sorted.slice(offset, offset + perPage).map((team) => teamOf(context, team, metadata?.(team.id))),
    page,
    perPage,
  });
}

/** Teams that the reader may see and the request names, by name in the order of its bytes. */
export function findTeams({ store, sandbox, principal, query }: RouteContext): TeamRow[] {
  const ids = visibleIds(sandbox.rbac.permissions(principal), 'teams:read', 'teams:id:');
  const name = query.get('name') ?? '';
  const matches = like(query.get('query') ?? '');
  return store.teams.filter(
    'name',
    (team) => (ids === 'all' || ids.has(String(team.id))) && (name === '' || team.name === name) && matches(team.name)
  );
}

const show = (context: RouteContext, team: TeamRow): Response =>
  ok(teamOf(context, team, metadataFor(context, 'teams:id:')?.(team.id)));

export const teamRoutes: Route[] = [
  { method: 'GET', path: '/api/teams/search', access: permission('teams:read'), handler: search },
  { method: 'POST', path: '/api/teams', access: permission('teams:create'), handler: create },
  { method: 'GET', path: '/api/teams/:teamId', access: onTeam('teams:read'), handler: withTeam(show) },
  { method: 'PUT', path: '/api/teams/:teamId', access: onTeam('teams:write'), handler: update },
  { method: 'DELETE', path: '/api/teams/:teamId', access: onTeam('teams:delete'), handler: withTeam(remove) },
  ...preferenceRoutes({
    path: '/api/teams/:teamId/preferences',
    read: onTeam('teams:read'),
    write: onTeam('teams:write'),
    keyOf: (context) => `team:${teamIdOf(context, context.params['teamId'] ?? '') ?? 0}`,
  }),
];

import { message, ok } from '../reply';
import { bind, text } from '../router/bind';
import { like, pageOf } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import type { TeamGroupRow, TeamRow } from '../store/rows';
import { onTeam, withTeam } from './teams';

const PATH = '/api/teams/:teamId/groups';

const dto =
  ({ store }: RouteContext, team: TeamRow) =>
  ({ groupId, uid }: TeamGroupRow) => ({
    orgId: store.org.id,
    teamId: team.id,
    teamUid: team.uid,
    groupId,
    uid,
  });

const list = withTeam((context, team) => ok(context.store.teamGroups.of('team', team.id).map(dto(context, team))));

const add = withTeam((context, team) => {
  const { store, sandbox } = context;
  const body = bind(context, { groupId: text });
  if (!body || body.groupId === '') {
    return message(400, 'bad request data');
  }
  if (store.teamGroups.by('pair', `${team.id}/${body.groupId}`)) {
    return message(400, 'Group is already added to this team');
  }
  store.teamGroups.insert({ uid: sandbox.ids.uid(), teamId: team.id, groupId: body.groupId });
  return message(200, 'Group added to Team');
});

const remove = withTeam(({ store, query }, team) => {
  const group = store.teamGroups.by('pair', `${team.id}/${query.get('groupId') ?? ''}`);
  if (!group) {
    return message(404, 'Team group not found');
  }
  store.teamGroups.delete(group.id);
  return message(200, 'Team Group removed');
});

const search = withTeam((context, team) => {
  const matches = like(context.query.get('query') ?? '');
  const name = context.query.get('name');
  const { page, perPage, offset } = pageOf(context);
  const found = context.store.teamGroups
    .of('team', team.id)
    .filter(({ groupId }) => matches(groupId) && (name === null || name === groupId));
  return ok({
    totalCount: found.length,
    teamGroups: found.slice(offset, offset + perPage).map(dto(context, team)),
    page,
    perPage,
  });
});

/** Team Sync: external groups of a team. */
export const teamSyncRoutes: Route[] = [
  { method: 'GET', path: PATH, needs: 'licence', access: onTeam('teams.permissions:read'), handler: list },
  { method: 'POST', path: PATH, needs: 'licence', access: onTeam('teams.permissions:write'), handler: add },
  { method: 'DELETE', path: PATH, needs: 'licence', access: onTeam('teams.permissions:write'), handler: remove },
  {
    method: 'GET',
    path: `${PATH}/search`,
    needs: 'licence',
    access: onTeam('teams.permissions:read'),
    handler: search,
  },
];

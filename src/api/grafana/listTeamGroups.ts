import * as v from 'valibot';
import { operation } from '../transport/Operation';
import { listOf } from './fields';

/** The external groups that Team Sync gives to one team (Enterprise): their ids. On OSS a 404. */
export const listTeamGroups = operation({
  id: 'grafana.listTeamGroups',
  method: 'GET',
  via: 'proxy',
  path: '/api/teams/:teamId/groups',
  action: 'read',
  request: ({ teamId }: { teamId: number }) => ({ path: { teamId } }),
  schema: v.pipe(
    listOf(v.object({ groupId: v.string() })),
    v.transform((groups): readonly string[] => groups.map(({ groupId }) => groupId))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/team_sync/#get-external-groups',
  openApi: { path: '/teams/{teamId}/groups' },
});

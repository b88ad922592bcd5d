import * as v from 'valibot';
import { operation } from '../transport/Operation';
import { orNull } from './fields';

/** The roles of many teams in one request (Enterprise): team id → uids of its roles. */
export const searchTeamRoles = operation({
  id: 'grafana.searchTeamRoles',
  method: 'POST',
  via: 'proxy',
  path: '/api/access-control/teams/roles/search',
  action: 'read',
  request: ({ teamIds }: { teamIds: readonly number[] }) => ({ body: { teamIds } }),
  schema: v.pipe(
    v.record(v.string(), orNull(v.array(v.object({ uid: v.string() })))),
    v.transform((byTeam): ReadonlyMap<number, readonly string[]> => new Map(Object.entries(byTeam).map(roleUids)))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#list-roles-assigned-to-multiple-teams',
  openApi: { path: '/access-control/teams/roles/search' },
});

function roleUids([teamId, roles]: [string, ReadonlyArray<{ uid: string }> | null | undefined]): [number, string[]] {
  return [Number(teamId), (roles ?? []).map(({ uid }) => uid)];
}

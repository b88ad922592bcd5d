import * as v from 'valibot';
import { listOf } from '../grafana/fields';
import { operation } from '../transport/Operation';

/** Uids of one team's roles (Enterprise). The search for many teams is a POST, which the peer never gets. */
export const listPeerTeamRoles = operation({
  id: 'peer.listTeamRoles',
  method: 'GET',
  via: 'proxy',
  path: '/peer/api/access-control/teams/:teamId/roles',
  action: 'read',
  request: ({ teamId }: { teamId: number }) => ({ path: { teamId } }),
  schema: v.pipe(
    listOf(v.object({ uid: v.string() })),
    v.transform((roles) => roles.map(({ uid }) => uid))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#list-roles-assigned-to-a-team',
  openApi: { path: '/access-control/teams/{teamId}/roles' },
});

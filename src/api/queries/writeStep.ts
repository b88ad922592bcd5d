import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { Step } from '../../domain/mapping/plan';
import type { Grant, RoleGrant, Team } from '../../domain/organisation/organisation';
import { addTeamRole } from '../grafana/addTeamRole';
import { removeTeamRole } from '../grafana/removeTeamRole';
import { setTeamDataSourcePermission } from '../grafana/setTeamDataSourcePermission';
import { setTeamFolderPermission } from '../grafana/setTeamFolderPermission';
import { send } from '../transport/send';

/** Makes the grant of one step so, by one request. A removed role that is gone already is no fault. */
export function writeStep(teams: readonly Team[]): (step: Step) => Promise<Result<void>> {
  const idOf = new Map(teams.map(({ uid, id }) => [uid, id]));
  return async ({ kind, grant }) => {
    if (kind === 'keep') {
      return ok(undefined);
    }
    const written = await write(grant, idOf.get(grant.teamUid), kind === 'remove');
    return written.ok ? ok(undefined) : written;
  };
}

function write(grant: Grant, teamId: number | undefined, isRemoval: boolean): Promise<Result<unknown>> {
  switch (grant.kind) {
    case 'role':
      return writeRole(grant, teamId, isRemoval);
    case 'folder':
      return send(setTeamFolderPermission, { ...grant, permission: isRemoval ? '' : grant.permission });
    case 'datasource':
      return send(setTeamDataSourcePermission, { ...grant, permission: isRemoval ? '' : grant.permission });
  }
}

async function writeRole(
  { roleUid, teamUid }: RoleGrant,
  teamId: number | undefined,
  isRemoval: boolean
): Promise<Result<unknown>> {
  if (teamId === undefined) {
    return failed(unknownTeam(teamUid));
  }
  const written = await send(isRemoval ? removeTeamRole : addTeamRole, { teamId, roleUid });
  return isRemoval && !written.ok && written.fault.kind === 'not-found' ? ok(undefined) : written;
}

const unknownTeam = (teamUid: string): Fault => ({
  kind: 'not-found',
  operation: addTeamRole.id,
  detail: `There is no team ${teamUid} any more.`,
});

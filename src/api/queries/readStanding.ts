import type { QueryClient } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import { foldersOfGrants } from '../../domain/mapping/plan';
import type { Standing } from '../../domain/mapping/planOfSteps';
import type { Grant } from '../../domain/organisation/organisation';
import { settled } from './query';
import { foldersQuery } from './useFolders';
import { grantsQuery } from './useGrants';
import { groupsQuery } from './useGroups';
import { ledgerQuery } from './useLedger';
import { membershipsQuery } from './useMemberships';
import { peopleQuery } from './usePeople';
import { rolesQuery } from './useRoles';
import { teamsQuery } from './useTeams';

export interface StandingRead extends Standing {
  /** Why something in it is unknown: roles, members of some teams, grants. */
  gaps: readonly Fault[];
  /** Teams whose members are unknown. */
  unreadTeams: ReadonlySet<string>;
}

/**
 * What stands now, and what was applied last: the grants of all teams, on the folders that the ledger and `grants`
 * name. Rejects with a fault when a list that nothing can be said without cannot be read.
 */
export async function readStanding(client: QueryClient, grants: readonly Grant[] = []): Promise<StandingRead> {
  const [{ ledger }, people, teams, members, { groups }, folders, roles] = await Promise.all([
    client.query(ledgerQuery),
    client.query(peopleQuery),
    client.query(teamsQuery),
    client.query(membershipsQuery),
    client.query(groupsQuery),
    client.query(foldersQuery),
    settled(client.query(rolesQuery)),
  ]);
  const folderUids = foldersOfGrants(grants, ledger, folders);
  const actual = await client.query(grantsQuery({ teamUids: 'all', folderUids }));
  return {
    ledger,
    actual,
    organisation: {
      people,
      teams,
      memberships: members.memberships,
      groups,
      folders,
      roles: roles.ok ? roles.value.roles : undefined,
    },
    gaps: [...(roles.ok ? [] : [roles.fault]), ...[...members.unread, ...actual.unread].map(({ fault }) => fault)],
    unreadTeams: new Set(members.unread.map(({ teamUid }) => teamUid)),
  };
}

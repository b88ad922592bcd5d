import type { QueryClient } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import { dataSourcesOfGrants, foldersOfGrants } from '../../domain/mapping/plan';
import type { Standing } from '../../domain/mapping/planOfSteps';
import type { Grant } from '../../domain/organisation/organisation';
import { settled } from './query';
import { dataSourcePart, dataSourcesQuery } from './useDataSources';
import { foldersQuery } from './useFolders';
import { grantsQuery } from './useGrants';
import { groupsQuery } from './useGroups';
import { ledgerQuery } from './useLedger';
import { membershipsQuery } from './useMemberships';
import { peopleQuery } from './usePeople';
import { rolesQuery } from './useRoles';
import { teamsQuery } from './useTeams';

export interface StandingRead extends Standing {
  /** Why something in it is unknown: roles, data sources, members of some teams, grants. */
  gaps: readonly Fault[];
  /** Teams whose members are unknown. */
  unreadTeams: ReadonlySet<string>;
}

/**
 * What stands now, and what was applied last: the grants of all teams, on the folders and data sources that the ledger
 * and `grants` name, or on every one of them (a request each). Rejects with a fault when a list that nothing can be
 * said without cannot be read.
 */
export async function readStanding(
  client: QueryClient,
  grants: readonly Grant[] | 'everything' = []
): Promise<StandingRead> {
  const [{ ledger }, people, teams, members, { groups }, folders, roles, sources] = await Promise.all([
    client.query(ledgerQuery),
    client.query(peopleQuery),
    client.query(teamsQuery),
    client.query(membershipsQuery),
    client.query(groupsQuery),
    client.query(foldersQuery),
    settled(client.query(rolesQuery)),
    settled(client.query(dataSourcesQuery)),
  ]);
  const named = dataSourcePart(sources.ok ? sources.value : undefined);
  const isAll = grants === 'everything';
  const folderUids = isAll ? uidsOf(folders) : foldersOfGrants(grants, ledger, folders);
  const dataSourceUids = isAll
    ? uidsOf(named.dataSources ?? [])
    : dataSourcesOfGrants(grants, ledger, named.dataSources);
  const actual = await client.query(grantsQuery({ teamUids: 'all', folderUids, dataSourceUids }));
  const unread = [...members.unread, ...actual.unread].map(({ fault }) => fault);
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
      ...named,
    },
    gaps: [...[roles, sources].flatMap((read) => (read.ok ? [] : read.fault)), ...unread],
    unreadTeams: new Set(members.unread.map(({ teamUid }) => teamUid)),
  };
}

const uidsOf = (items: ReadonlyArray<{ uid: string }>): string[] => items.map(({ uid }) => uid).sort();

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { Group, Team } from '../../domain/organisation/organisation';
import { listGroups } from '../scim/listGroups';
import { allCounted } from '../transport/pages';
import { send } from '../transport/send';
import { stack } from '../transport/stack';
import { isMissing, KEYS, resource } from './query';
import { teamOfGroup } from './teamOfGroup';
import { withProgress } from './useProgress';
import { teamsQuery } from './useTeams';

export interface Groups {
  groups: readonly Group[];
  /**
   * `provisioned-teams`: SCIM could not be asked (`why`), so the groups are the teams that it made.
   * `teams`: this edition has no SCIM (`why`), so every team stands in for a group of its name.
   */
  source: 'scim' | 'provisioned-teams' | 'teams';
  why?: Fault;
}

const PAGE_SIZE = 1000;

export const groupsQuery = resource<Groups>(KEYS.groups, async ({ client, signal }) => {
  const [teams, listed] = await Promise.all([
    client.query(teamsQuery),
    withProgress('groups', (onPage) =>
      allCounted(
        (offset, count) =>
          send(listGroups, { startIndex: offset + 1, count, excludedAttributes: 'members' }, { signal }),
        {
          size: PAGE_SIZE,
          keyOf: ({ id }) => id,
          signal,
          onPage,
        }
      )
    ),
  ]);
  return groupsFrom(listed, teams, stack().isEnterprise);
});

/** The groups of a Grafana: as SCIM lists them, else the teams that stand for them. */
export function groupsFrom(
  listed: Result<readonly Group[]>,
  teams: readonly Team[],
  isEnterprise: boolean
): Result<Groups> {
  if (listed.ok) {
    return ok({ groups: withTeams(listed.value, teams), source: 'scim' });
  }
  if (!isMissing(listed.fault)) {
    return listed;
  }
  return isEnterprise
    ? ok({
        groups: groupsOfTeams(teams.filter(({ isProvisioned }) => isProvisioned)),
        source: 'provisioned-teams',
        why: listed.fault,
      })
    : ok({ groups: groupsOfTeams(teams), source: 'teams', why: listed.fault });
}

/** The SCIM groups, each with its team (progress: `useProgress('groups')`). */
export function useGroups(): UseQueryResult<Groups, Fault> {
  return useQuery(groupsQuery);
}

function withTeams(groups: readonly Group[], teams: readonly Team[]): Group[] {
  const teamUidOf = teamOfGroup(teams);
  return groups.map((group) => {
    const teamUid = teamUidOf(group);
    return teamUid ? { ...group, teamUid } : group;
  });
}

function groupsOfTeams(teams: readonly Team[]): Group[] {
  return teams.map(({ uid, name, externalUid }) => ({
    id: uid,
    displayName: name,
    teamUid: uid,
    ...(externalUid ? { externalId: externalUid } : {}),
  }));
}

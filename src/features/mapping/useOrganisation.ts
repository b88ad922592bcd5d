import { useMemo } from 'react';
import { dataSourcePart, useDataSources } from '../../api/queries/useDataSources';
import { useFolders } from '../../api/queries/useFolders';
import { useGroups } from '../../api/queries/useGroups';
import { useMemberships } from '../../api/queries/useMemberships';
import { usePeople } from '../../api/queries/usePeople';
import { useRoles } from '../../api/queries/useRoles';
import { useTeams } from '../../api/queries/useTeams';
import type { Organisation } from '../../domain/organisation/organisation';

/** People, teams, groups and the rest; roles and data sources may be missing, then rules that name one are findings. */
export function useOrganisation() {
  const people = usePeople();
  const teams = useTeams();
  const memberships = useMemberships();
  const groups = useGroups();
  const folders = useFolders();
  const roles = useRoles();
  const sources = useDataSources();
  const isSettled = [roles, sources].every(({ data, error }) => data !== undefined || error !== null);
  const organisation = useMemo((): Organisation | undefined => {
    if (!people.data || !teams.data || !memberships.data || !groups.data || !folders.data || !isSettled) {
      return undefined;
    }
    return {
      people: people.data,
      teams: teams.data,
      memberships: memberships.data.memberships,
      groups: groups.data.groups,
      folders: folders.data,
      roles: roles.data?.roles,
      ...dataSourcePart(sources.data),
    };
  }, [people.data, teams.data, memberships.data, groups.data, folders.data, roles.data, sources.data, isSettled]);
  const unread = memberships.data?.unread;
  const unreadTeams = useMemo(() => new Set(unread?.map(({ teamUid }) => teamUid)), [unread]);
  return {
    organisation,
    groups: groups.data,
    gaps: [...[roles, sources].flatMap(({ error }) => error ?? []), ...(unread ?? []).map(({ fault }) => fault)],
    /** Teams whose members are unknown. */
    unreadTeams,
    parts: [people, teams, memberships, groups, folders],
  };
}

import { useMemo } from 'react';
import { useDataSources } from '../../api/queries/useDataSources';
import { useFolders } from '../../api/queries/useFolders';
import { useRoles } from '../../api/queries/useRoles';
import { useTeams } from '../../api/queries/useTeams';
import { type Names, namesOf } from './names';

/** Names of teams, folders, data sources and roles as far as they have been read. */
export function useNames(): Names {
  const teams = useTeams().data;
  const folders = useFolders().data;
  const roles = useRoles().data?.roles;
  const dataSources = useDataSources().data?.dataSources;
  return useMemo(() => namesOf({ teams, folders, roles, dataSources }), [teams, folders, roles, dataSources]);
}

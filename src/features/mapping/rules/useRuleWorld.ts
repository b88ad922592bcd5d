import { useMemo } from 'react';
import { useConnection } from '../../../api/queries/useConnection';
import { dataSourcePart, useDataSources } from '../../../api/queries/useDataSources';
import { useFolders } from '../../../api/queries/useFolders';
import { useGroups } from '../../../api/queries/useGroups';
import { useRoles } from '../../../api/queries/useRoles';
import { useTeams } from '../../../api/queries/useTeams';
import type { Organisation } from '../../../domain/organisation/organisation';
import type { QueryLike } from '../../../ui/QueryView';
import { together } from '../../../ui/together';

/** What rules can name in this Grafana. */
export interface RuleWorld {
  /** Without people and memberships: rules do not name them. */
  organisation: Organisation;
  hasRoles: boolean;
  environment?: string;
}

const NOBODY = { people: [], memberships: [] };

export function useRuleWorld(): QueryLike<RuleWorld> {
  const groups = useGroups();
  const teams = useTeams();
  const folders = useFolders();
  const roles = useRoles();
  const sources = useDataSources();
  const environment = useConnection().data?.settings.environment;
  const isSettled = sources.data !== undefined || sources.error !== null;
  const world = useMemo((): RuleWorld | undefined => {
    if (!groups.data || !teams.data || !folders.data || !roles.data || !isSettled) {
      return undefined;
    }
    const named = { groups: groups.data.groups, teams: teams.data, folders: folders.data, roles: roles.data.roles };
    const organisation = { ...NOBODY, ...named, ...dataSourcePart(sources.data) };
    return { organisation, hasRoles: roles.data.roles !== undefined, environment };
  }, [groups.data, teams.data, folders.data, roles.data, sources.data, isSettled, environment]);
  return together(world, groups, teams, folders, roles);
}

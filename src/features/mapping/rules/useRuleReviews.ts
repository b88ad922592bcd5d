import { useMemo } from 'react';
import { useConnection } from '../../../api/queries/useConnection';
import { useFolders } from '../../../api/queries/useFolders';
import { useGroups } from '../../../api/queries/useGroups';
import { useRoles } from '../../../api/queries/useRoles';
import { useTeams } from '../../../api/queries/useTeams';
import { useWork } from '../../../api/queries/useWork';
import type { MappingDocument } from '../../../domain/mapping/rule';
import type { QueryLike } from '../../../ui/QueryView';
import { together } from '../../../ui/together';
import { type RuleReview, reviewRules } from './ruleReview';

const NOBODY = { people: [], memberships: [] };

/** What the rules of a text do in this Grafana; `document` is absent while the text has errors. */
export function useRuleReviews(
  document: MappingDocument | undefined,
  today: string
): QueryLike<readonly RuleReview[]> & { isRunning: boolean } {
  const groups = useGroups();
  const teams = useTeams();
  const folders = useFolders();
  const roles = useRoles();
  const environment = useConnection().data?.settings.environment;
  const make = useMemo(() => {
    if (!document || !groups.data || !teams.data || !folders.data || !roles.data) {
      return undefined;
    }
    const organisation = {
      ...NOBODY,
      groups: groups.data.groups,
      teams: teams.data,
      folders: folders.data,
      roles: roles.data.roles,
    };
    const hasRoles = roles.data.roles !== undefined;
    return () => reviewRules({ document, organisation, hasRoles, environment, today });
  }, [document, groups.data, teams.data, folders.data, roles.data, environment, today]);
  const { value, isRunning } = useWork(make);
  return { ...together(value, groups, teams, folders, roles), isRunning };
}

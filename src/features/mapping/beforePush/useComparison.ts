import { useMemo } from 'react';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import { useConnection } from '../../../api/queries/useConnection';
import { useGroups } from '../../../api/queries/useGroups';
import { useStack } from '../../../api/queries/useStack';
import { useTeams } from '../../../api/queries/useTeams';
import { useWork } from '../../../api/queries/useWork';
import { type BeforePush, beforePush } from '../../../domain/mapping/beforePush';
import { compareProviderGroups, type ProviderInput } from '../../../domain/mapping/providerGroups';
import type { MappingDocument } from '../../../domain/mapping/rule';
import type { Work } from '../../../domain/work/work';
import type { QueryLike } from '../../../ui/QueryView';
import { together } from '../../../ui/together';
import { useDraft, type DraftState } from '../rules/useDraft';
import { useParsed } from '../rules/useParsed';
import { isWhole, type ProviderList } from './providerList';

export interface Compared extends BeforePush {
  isBusy: boolean;
}

export interface Comparison {
  query: QueryLike<Compared>;
  draft: DraftState;
  /** False: the rules have errors, so no rule is about anything here. */
  areRulesValid: boolean;
}

const NO_RULES: MappingDocument = { version: 1, rules: [] };

/** The list against groups and teams in Grafana and the rules as they are being edited. */
export function useComparison(list: ProviderList, stored: StoredMapping, today: string): Comparison {
  const groups = useGroups();
  const teams = useTeams();
  const draft = useDraft(stored, useStack().namespace);
  const text = stored.source === 'provisioned' ? stored.text : draft.text;
  const parsed = useParsed(text);
  const document = text.trim() === '' ? NO_RULES : parsed.document;
  const environment = useConnection().data?.settings.environment;
  const make = useMemo(() => {
    if (!groups.data || !teams.data) {
      return undefined;
    }
    const input: ProviderInput = {
      list: list.groups,
      document: document ?? NO_RULES,
      groups: groups.data.groups,
      teams: teams.data,
      environment,
      today,
    };
    return () => compare(input, isWhole(list));
  }, [list, document, groups.data, teams.data, environment, today]);
  const { value, isRunning } = useWork(make);
  return {
    query: together(value && { ...value, isBusy: isRunning }, groups, teams),
    draft,
    areRulesValid: document !== undefined,
  };
}

function* compare(input: ProviderInput, isListWhole: boolean): Work<BeforePush> {
  const comparison = yield* compareProviderGroups(input);
  return yield* beforePush({ comparison, isWhole: isListWhole });
}

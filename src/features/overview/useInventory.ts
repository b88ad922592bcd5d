import { useMemo } from 'react';
import { useGroups, type Groups } from '../../api/queries/useGroups';
import { useMappingDocument } from '../../api/queries/useMappingDocument';
import { usePeople } from '../../api/queries/usePeople';
import { useTeams } from '../../api/queries/useTeams';
import { useWork } from '../../api/queries/useWork';
import { countGroups, countPeople, type GroupCounts, type PeopleCounts } from '../../domain/audit/inventory';
import type { Fault } from '../../domain/fault/Fault';
import { parseMappingDocument } from '../../domain/mapping/document';
import { matchRules } from '../../domain/mapping/match';
import type { MappingDocument } from '../../domain/mapping/rule';
import type { Group, Team } from '../../domain/organisation/organisation';
import type { Work } from '../../domain/work/work';
import type { QueryLike } from '../../ui/QueryView';
import { useOnce } from './useOnce';

export interface GroupInventory extends GroupCounts {
  /** Why it is unknown which groups are mapped. */
  mappingUnknown?: Fault | 'invalid';
  source: Groups['source'];
}

/** Counts of people; undefined data while it is read or counted. */
export function usePeopleCounts(): QueryLike<PeopleCounts> {
  const { data: people, error, refetch } = usePeople();
  const { value: counts } = useWork(useMemo(() => people && (() => countPeople(people)), [people]));
  return { data: people && counts, error, refetch };
}

/** Counts of groups against the rules in force. */
export function useGroupInventory(environment: string | undefined, nowMs: number): QueryLike<GroupInventory> {
  const groups = useGroups();
  const teams = useTeams();
  const mapping = useMappingDocument();
  const text = mapping.data?.text;
  const document = useMemo(() => (text === undefined ? undefined : readDocument(text)), [text]);
  const today = new Date(nowMs).toISOString().slice(0, 10);

  const isMappingSettled = useOnce(mapping.data !== undefined || mapping.error !== null);
  const make = useMemo(() => {
    if (!groups.data || !teams.data || !isMappingSettled) {
      return undefined;
    }
    const input = { groups: groups.data.groups, teams: teams.data, document, environment, today };
    return () => countMapped(input);
  }, [groups.data, teams.data, isMappingSettled, document, environment, today]);
  const { value: counts } = useWork(make);

  const data =
    make && counts && groups.data
      ? { ...counts, source: groups.data.source, mappingUnknown: unknownMapping() }
      : undefined;
  return { data, error: groups.error ?? teams.error, refetch };

  function unknownMapping(): GroupInventory['mappingUnknown'] {
    return mapping.error ?? (document === undefined ? 'invalid' : undefined);
  }
  function refetch() {
    return Promise.all([groups.refetch(), teams.refetch(), mapping.refetch()]);
  }
}

const NO_RULES: MappingDocument = { version: 1, rules: [] };

function readDocument(text: string): MappingDocument | undefined {
  return text.trim() === '' ? NO_RULES : parseMappingDocument(text).document;
}

interface CountInput {
  groups: readonly Group[];
  teams: readonly Team[];
  document: MappingDocument | undefined;
  environment: string | undefined;
  today: string;
}

function* countMapped({ groups, teams, document = NO_RULES, environment, today }: CountInput): Work<GroupCounts> {
  const { matches } = yield* matchRules({ document, organisation: { groups }, environment, today });
  const mappedGroupIds = new Set(matches.flatMap((match) => match.groups.map(({ id }) => id)));
  const wantedNames = document.rules.flatMap(({ match, team }) => [
    ...('group' in match ? [match.group] : []),
    ...(team ? [team.name] : []),
  ]);
  return yield* countGroups({ groups, teams, mappedGroupIds, wantedNames });
}

import { useMemo } from 'react';
import { useMemberships } from '../../api/queries/useMemberships';
import { usePeople } from '../../api/queries/usePeople';
import { useTeams } from '../../api/queries/useTeams';
import { useWork } from '../../api/queries/useWork';
import {
  filterPeople,
  type PeopleFilter,
  type PeopleSort,
  peopleRows,
  type PersonRow,
  sortPeople,
} from '../../domain/audit/people';
import type { Fault } from '../../domain/fault/Fault';
import type { Team } from '../../domain/organisation/organisation';
import type { Work } from '../../domain/work/work';
import type { QueryLike } from '../../ui/QueryView';
import { together } from '../../ui/together';

export interface PeopleTableData {
  all: readonly PersonRow[];
  shown: readonly PersonRow[];
  teams: readonly Team[];
  /** Whether the rows carry everybody's teams: still being read, or not readable. */
  teamsState: 'ready' | 'reading' | 'unknown';
  isBusy: boolean;
}

/** The table of people: there as soon as people are, the teams as soon as memberships are. */
export function usePeopleRows(filter: PeopleFilter, order: PeopleSort): QueryLike<PeopleTableData> & { gaps: Fault[] } {
  const people = usePeople();
  const teams = useTeams();
  const memberships = useMemberships();

  const makeRows = useMemo(
    () =>
      people.data &&
      (() =>
        peopleRows({ people: people.data, teams: teams.data ?? [], memberships: memberships.data?.memberships ?? [] })),
    [people.data, teams.data, memberships.data]
  );
  const rows = useWork(makeRows);
  const all = rows.value;
  const makeView = useMemo(() => all && (() => viewOf(all, filter, order)), [all, filter, order]);
  const view = useWork(makeView);

  const gaps = [teams.error, memberships.error, ...(memberships.data?.unread ?? []).map(({ fault }) => fault)].filter(
    (fault): fault is Fault => fault !== null
  );
  const data: PeopleTableData | undefined =
    all && view.value
      ? {
          all,
          shown: view.value,
          teams: teams.data ?? [],
          teamsState: teamsState(),
          isBusy: rows.isRunning || view.isRunning,
        }
      : undefined;
  return { ...together(data, people), gaps };

  function teamsState(): PeopleTableData['teamsState'] {
    if (teams.data && memberships.data) {
      return 'ready';
    }
    return (teams.error ?? memberships.error) ? 'unknown' : 'reading';
  }
}

function* viewOf(rows: readonly PersonRow[], filter: PeopleFilter, order: PeopleSort): Work<readonly PersonRow[]> {
  const kept = yield* filterPeople(rows, filter);
  return yield* sortPeople(kept, order);
}

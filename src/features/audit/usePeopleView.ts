import { useMemo } from 'react';
import type { PeopleFilter, PeopleSort, PeopleSortKey, PersonState } from '../../domain/audit/people';
import type { OrgRole } from '../../domain/organisation/organisation';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { useUrlSort } from '../../ui/useUrlSort';

export const PERSON_STATES = ['provisioned', 'local', 'disabled'] as const satisfies readonly PersonState[];
export const ORG_ROLES = ['None', 'Viewer', 'Editor', 'Admin'] as const satisfies readonly OrgRole[];
const SORT_KEYS = [
  'name',
  'login',
  'email',
  'state',
  'role',
  'lastSeen',
  'teams',
] as const satisfies readonly PeopleSortKey[];

/** Which people are shown, in which order, and who is open: all of it in the address. */
export function usePeopleView() {
  const { get, set } = useUrlQuery();
  const { sort, onSort } = useUrlSort(SORT_KEYS, 'name');
  const text = get('q') ?? '';
  const state = PERSON_STATES.find((known) => known === get('state'));
  const role = ORG_ROLES.find((known) => known === get('role'));
  const teamUid = get('team');
  const neverSeen = get('seen') === 'never';

  const filter = useMemo<PeopleFilter>(
    () => ({
      text: text || undefined,
      states: state && [state],
      roles: role && [role],
      teamUid,
      neverSeen: neverSeen || undefined,
    }),
    [text, state, role, teamUid, neverSeen]
  );
  const order = useMemo<PeopleSort>(
    () => ({ key: sort.columnId, descending: sort.direction === 'descending' }),
    [sort]
  );
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return {
    text,
    state,
    role,
    teamUid,
    neverSeen,
    filter,
    isFiltered,
    order,
    sort,
    onSort,
    personUid: get('person'),
    set,
  };
}

export type PeopleView = ReturnType<typeof usePeopleView>;

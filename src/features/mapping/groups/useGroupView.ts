import { useMemo } from 'react';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { useUrlSort } from '../../../ui/useUrlSort';
import { GROUP_STATES, type GroupRow, type GroupState } from './groupRows';

export const GROUP_COLUMNS = ['group', 'team', 'members', 'access', 'rules', 'state'] as const;
export type GroupColumn = (typeof GROUP_COLUMNS)[number];

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Which groups are shown, in which order, and which one is open: all of it in the address. */
export function useGroupView(rows: readonly GroupRow[]) {
  const { get, set } = useUrlQuery();
  const { sort, onSort } = useUrlSort(GROUP_COLUMNS, 'group');
  const text = get('q') ?? '';
  const state = GROUP_STATES.find((known) => known === get('state'));

  const shown = useMemo(() => {
    const kept = rows.filter((row) => (!state || row.state === state) && contains(row, text));
    const sorted = kept.sort(ORDER[sort.columnId]);
    return sort.direction === 'descending' ? sorted.reverse() : sorted;
  }, [rows, state, text, sort]);
  return { text, state, shown, sort, onSort, openId: get('group'), set };
}

export type GroupView = ReturnType<typeof useGroupView>;

/** Every word of the filter has to be in the group's, the team's or a rule's name. */
function contains({ group, team, ruleNames }: GroupRow, text: string): boolean {
  const searched = [group.displayName, team?.name ?? '', ...(ruleNames ?? [])].join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

type Order = (a: GroupRow, b: GroupRow) => number;

const byName: Order = (a, b) => compare(a.group.displayName, b.group.displayName);
const stateRank: Record<GroupState, number> = { mismatched: 0, 'no-team': 1, unknown: 2, unmapped: 3, mapped: 4 };

const ORDER: Record<GroupColumn, Order> = {
  group: byName,
  team: (a, b) => compare(a.team?.name ?? '', b.team?.name ?? '') || byName(a, b),
  members: (a, b) => (a.memberCount ?? -1) - (b.memberCount ?? -1) || byName(a, b),
  access: (a, b) => (a.grants?.length ?? -1) - (b.grants?.length ?? -1) || byName(a, b),
  rules: (a, b) => (a.ruleNames?.length ?? -1) - (b.ruleNames?.length ?? -1) || byName(a, b),
  state: (a, b) => stateRank[a.state] - stateRank[b.state] || byName(a, b),
};

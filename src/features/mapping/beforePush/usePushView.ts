import { useDeferredValue, useMemo } from 'react';
import { useWork } from '../../../api/queries/useWork';
import { PUSH_STATES, type PushRow, type PushState } from '../../../domain/mapping/beforePush';
import { sortInSlices } from '../../../domain/work/sortInSlices';
import { eachItem, type Work } from '../../../domain/work/work';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { useUrlSort } from '../../../ui/useUrlSort';

export const PUSH_COLUMNS = ['name', 'state', 'rules', 'grafana'] as const;
export type PushColumn = (typeof PUSH_COLUMNS)[number];

const SORT_KEYS: Record<PushColumn, (row: PushRow) => string | number> = {
  name: ({ name }) => name.toLowerCase(),
  state: ({ state }) => PUSH_STATES.indexOf(state),
  rules: ({ ruleNames, nearRules }) => -ruleNames.length - nearRules.length,
  grafana: ({ isInGrafana, knownAs }) => (isInGrafana || knownAs !== undefined ? 0 : 1),
};

/** Which rows are shown, in which order: in the address. */
export function usePushView(rows: readonly PushRow[]) {
  const { get, set } = useUrlQuery();
  const { sort, onSort } = useUrlSort(PUSH_COLUMNS, 'state');
  const text = get('q') ?? '';
  const state = PUSH_STATES.find((known) => known === get('state'));
  const { columnId, direction } = sort;
  const wanted = useDeferredValue(text);
  const make = useMemo(
    () => () => shownRows(rows, { text: wanted, state, columnId, isDescending: direction === 'descending' }),
    [rows, wanted, state, columnId, direction]
  );
  const { value: shown, isRunning } = useWork(make);
  return { text, state, shown, isBusy: isRunning, sort, onSort, set };
}

export type PushView = ReturnType<typeof usePushView>;

interface Wanted {
  /** Every word has to be in the group's, a rule's or the other name. */
  text: string;
  state: PushState | undefined;
  columnId: PushColumn;
  isDescending: boolean;
}

function* shownRows(
  rows: readonly PushRow[],
  { text, state, columnId, isDescending }: Wanted
): Work<readonly PushRow[]> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const kept: PushRow[] = [];
  yield* eachItem(rows, (row) => {
    if ((state === undefined || row.state === state) && words.every((word) => searchText(row).includes(word))) {
      kept.push(row);
    }
  });
  const byName = yield* sortInSlices(kept, SORT_KEYS.name, columnId === 'name' && isDescending);
  return columnId === 'name' ? byName : yield* sortInSlices(byName, SORT_KEYS[columnId], isDescending);
}

const searchText = ({ name, knownAs = '', ruleNames, nearRules }: PushRow): string =>
  [name, knownAs, ...ruleNames, ...nearRules.map(({ ruleName }) => ruleName)].join('\n').toLowerCase();

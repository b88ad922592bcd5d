import { useCallback, useMemo } from 'react';
import { FLOW_STATES, type FlowFilter, type FlowState, type FlowTarget } from '../../../domain/flow/flow';
import { useUrlQuery } from '../../../ui/useUrlQuery';

/** What a picture can be narrowed to; each stands in the address under its name. */
export const FILTER_KINDS = ['group', 'team', 'person', 'role', 'folder', 'datasource'] as const;
export type FilterKind = (typeof FILTER_KINDS)[number];

export interface FilterPart {
  kind: FilterKind;
  uid: string;
}

const TARGET_KINDS = ['role', 'folder', 'datasource'] as const satisfies ReadonlyArray<FlowTarget['kind']>;
const NO_TARGET = { role: undefined, folder: undefined, datasource: undefined };
const NOTHING = { group: undefined, team: undefined, person: undefined, ...NO_TARGET };

/** What is shown of the picture and how: all of it in the address. */
export function usePictureView() {
  const { get, set } = useUrlQuery();
  const [group, team, person, role, folder, datasource] = FILTER_KINDS.map(get);
  const parts = useMemo(
    () =>
      Object.entries({ group, team, person, role, folder, datasource }).flatMap(([name, uid]): FilterPart[] => {
        const kind = FILTER_KINDS.find((known) => known === name);
        return kind && uid !== undefined ? [{ kind, uid }] : [];
      }),
    [group, team, person, role, folder, datasource]
  );
  const filter = useMemo(() => filterOf(parts), [parts]);
  const state: FlowState = FLOW_STATES.find((known) => known === get('grants')) ?? 'plan';

  const add = useCallback(
    ({ kind, uid }: FilterPart) => {
      const others = TARGET_KINDS.some((target) => target === kind) ? NO_TARGET : {};
      set({ ...others, [kind]: uid });
    },
    [set]
  );
  const remove = useCallback((kind: FilterKind) => set({ [kind]: undefined }), [set]);
  const clear = useCallback(() => set(NOTHING), [set]);
  return {
    parts,
    filter,
    state,
    isTable: get('as') === 'table',
    add,
    remove,
    clear,
    setState: (next: FlowState) => set({ grants: next === 'plan' ? undefined : next }),
    setTable: (isTable: boolean) => set({ as: isTable ? 'table' : undefined }),
  };
}

export type PictureView = ReturnType<typeof usePictureView>;

function filterOf(parts: readonly FilterPart[]): FlowFilter {
  const uidOf = (wanted: FilterKind) => parts.find(({ kind }) => kind === wanted)?.uid;
  const target = TARGET_KINDS.flatMap((kind): FlowTarget[] => {
    const uid = uidOf(kind);
    return uid === undefined ? [] : [{ kind, uid }];
  })[0];
  return {
    groupId: uidOf('group'),
    userUid: uidOf('person'),
    teamUid: uidOf('team'),
    target,
  };
}

import { useMemo } from 'react';
import { useWork } from '../../../api/queries/useWork';
import { flowPaths, grantsIn, type FlowFilter, type FlowPath, type FlowState } from '../../../domain/flow/flow';
import { flowCrowd, type FlowCrowd } from '../../../domain/flow/flowCrowd';
import { flowLayout, type FlowLayout } from '../../../domain/flow/flowLayout';
import { flowPicture, type FlowRoom } from '../../../domain/flow/flowPicture';
import type { Work } from '../../../domain/work/work';
import type { FlowGrantsRead } from './useFlowGrants';

/** The ways that a filter lets through. */
export interface Flow {
  paths: readonly FlowPath[];
  crowd: FlowCrowd;
  /** Different people on these ways. */
  people: number;
  isAtLeast: boolean;
}

interface Asked {
  data: FlowGrantsRead;
  filter: FlowFilter;
  state: FlowState;
}

/** The ways of a filter and a state; undefined until they were found for the first time. */
export function useFlow({ data, filter, state }: Asked) {
  const { organisation, actual, grants, unreadTeams } = data;
  const make = useMemo(
    () => () => findFlow({ organisation, actual, grants, unreadTeams }, filter, state),
    [organisation, actual, grants, unreadTeams, filter, state]
  );
  return useWork(make);
}

type FlowInput = Pick<FlowGrantsRead, 'organisation' | 'actual' | 'grants' | 'unreadTeams'>;

function* findFlow(input: FlowInput, filter: FlowFilter, state: FlowState): Work<Flow> {
  const { organisation, actual, grants, unreadTeams } = input;
  const crowd = yield* flowCrowd(organisation, { userUid: filter.userUid, unreadTeams });
  const shown = grantsIn(state, grants);
  yield;
  const paths = yield* flowPaths({ organisation, crowd, actual, grants: shown, filter });
  yield;
  const teams = new Set(paths.flatMap(({ teamUid }) => teamUid ?? []));
  return { paths, crowd, ...crowd.together(teams) };
}

/** Where everything lies when there is room for so many nodes a column. */
export function useFlowLayout({ paths, crowd }: Flow, room: FlowRoom) {
  const make = useMemo(() => () => layOut(paths, crowd, room), [paths, crowd, room]);
  return useWork(make);
}

function* layOut(paths: readonly FlowPath[], crowd: FlowCrowd, room: FlowRoom): Work<FlowLayout> {
  const picture = yield* flowPicture(paths, crowd, room);
  yield;
  return flowLayout(picture);
}

import { useMemo, useState } from 'react';
import { type Environments, useEnvironments } from '../../api/queries/useEnvironments';
import { useWork } from '../../api/queries/useWork';
import { compareEnvironments } from '../../domain/environments/compareEnvironments';
import type { Comparison } from '../../domain/environments/compared';
import type { Environment } from '../../domain/environments/environment';

export interface ComparisonState {
  here: Environments['here'];
  there: Environments['there'];
  access: Environments['access'];
  /** Reads the access of both sides, however many requests that takes. */
  readAccess: () => void;
  sides?: { here: Environment; there: Environment };
  comparison?: Comparison;
  isBusy: boolean;
}

/** Both Grafanas and what they have in common; access joins as soon as it was read. */
export function useComparison(): ComparisonState {
  const [isAccessWanted, setAccessWanted] = useState(false);
  const { here, there, access } = useEnvironments(isAccessWanted);
  const sides = useMemo(
    () => (here.data && there.data ? { here: here.data, there: there.data } : undefined),
    [here.data, there.data]
  );
  const make = useMemo(() => sides && (() => compareEnvironments(sides.here, sides.there)), [sides]);
  const { value, isRunning } = useWork(make);
  return {
    here,
    there,
    access,
    readAccess: () => setAccessWanted(true),
    sides,
    comparison: value,
    isBusy: isRunning || access.isReading || here.isFetching || there.isFetching,
  };
}

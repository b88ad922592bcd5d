import { useEffect, useState } from 'react';
import type { Work } from '../../domain/work/work';
import { runInSlices } from './runInSlices';

export interface WorkOutcome<T> {
  /** Of the last computation that ended; undefined until the first one has. */
  value: T | undefined;
  /** A newer one is under way. */
  isRunning: boolean;
}

/** Computes in slices, again whenever `make` changes: keep it (useMemo) while its inputs stay the same. */
export function useWork<T>(make: (() => Work<T>) | undefined): WorkOutcome<T> {
  const [outcome, setOutcome] = useState<{ of: () => Work<T>; value?: T; error?: unknown }>();
  useEffect(() => {
    if (!make) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    runInSlices(make(), signal).then(
      (value) => signal.aborted || setOutcome({ of: make, value }),
      (error: unknown) => signal.aborted || setOutcome({ of: make, error })
    );
    return () => controller.abort();
  }, [make]);
  if (outcome?.error !== undefined) {
    throw outcome.error;
  }
  return { value: outcome?.value, isRunning: make !== undefined && outcome?.of !== make };
}

import { startTransition, useEffect, useState } from 'react';
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
    // A transition lets React draw what follows in slices, too.
    const settle = (part: { value: T } | { error: unknown }) =>
      signal.aborted || startTransition(() => setOutcome({ of: make, ...part }));
    runInSlices(make(), signal).then(
      (value) => settle({ value }),
      (error: unknown) => settle({ error })
    );
    return () => controller.abort();
  }, [make]);
  if (outcome?.error !== undefined) {
    throw outcome.error;
  }
  return { value: outcome?.value, isRunning: make !== undefined && outcome?.of !== make };
}

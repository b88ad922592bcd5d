import { useEffect, useState } from 'react';
import { runInSlices } from '../../api/queries/runInSlices';
import type { Work } from '../../domain/work/work';

/**
 * The outcome of a computation that runs in slices; undefined until the first one has ended.
 * Keep `make` while its inputs stay the same.
 */
export function useSliced<T>(make: (() => Work<T>) | undefined): T | undefined {
  const [outcome, setOutcome] = useState<{ value: T } | { error: unknown }>();
  useEffect(() => {
    if (!make) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    runInSlices(make(), signal).then(
      (value) => signal.aborted || setOutcome({ value }),
      (error: unknown) => signal.aborted || setOutcome({ error })
    );
    return () => controller.abort();
  }, [make]);
  if (outcome && 'error' in outcome) {
    throw outcome.error;
  }
  return outcome?.value;
}

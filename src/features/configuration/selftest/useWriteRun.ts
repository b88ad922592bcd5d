import { useEffect, useRef, useState } from 'react';
import { useStepRun } from '../../../api/queries/useSelfTest';
import type { Fault } from '../../../domain/fault/Fault';
import type { StepResult, WriteReport } from '../../../domain/selfTest/runSteps';
import type { WriteStep } from '../../../domain/selfTest/WriteStep';

export interface WriteRun {
  isRunning: boolean;
  /** Stopped: what is under way ends, then only the clean-up follows. */
  isStopping: boolean;
  /** Of the run that is under way or has ended last. */
  steps: readonly WriteStep[];
  results: readonly StepResult[];
  report?: WriteReport;
  fault: Fault | null;
  start: (steps: readonly WriteStep[]) => void;
  stop: () => void;
}

/** One write test or clean-up at a time. */
export function useWriteRun(): WriteRun {
  const { mutate, isPending, data, error } = useStepRun();
  const [steps, setSteps] = useState<readonly WriteStep[]>([]);
  const [results, setResults] = useState<readonly StepResult[]>([]);
  const [isStopping, setStopping] = useState(false);
  const controller = useRef<AbortController | undefined>(undefined);

  useEffect(() => {
    if (!isPending) {
      return undefined;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isPending]);

  return {
    isRunning: isPending,
    isStopping,
    steps,
    results,
    report: data,
    fault: error,
    start(next) {
      const { signal } = (controller.current = new AbortController());
      setSteps(next);
      setResults([]);
      setStopping(false);
      mutate({
        steps: next,
        isStopped: () => signal.aborted,
        onResult: (result) => setResults((before) => [...before, result]),
      });
    },
    stop() {
      setStopping(true);
      controller.current?.abort();
    },
  };
}

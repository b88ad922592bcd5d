import { useEffect, useRef, useState } from 'react';
import { type ApplyOutcome, useApply } from '../../../api/queries/useApply';
import type { Fault } from '../../../domain/fault/Fault';
import type { ApplyProgress } from '../../../domain/mapping/apply';
import type { Review } from './review';

export interface ApplyRun {
  isRunning: boolean;
  /** Cancelled: what is under way ends, nothing new begins. */
  isStopping: boolean;
  progress?: ApplyProgress;
  failedSoFar: number;
  outcome?: ApplyOutcome;
  fault: Fault | null;
  /** `confirmation`: the words that were typed because the guard held the plan. */
  start: (review: Review, confirmation?: string) => void;
  stop: () => void;
  /** Puts the last outcome away; an apply that still runs stays in sight. */
  putAway: () => void;
}

/** One apply, kept by the page so that moving between its tabs does not lose sight of it. */
export function useApplyRun(): ApplyRun {
  const { mutate, reset, isPending, data, error } = useApply();
  const [progress, setProgress] = useState<ApplyProgress>();
  const [failedSoFar, setFailedSoFar] = useState(0);
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

  const forget = () => {
    setProgress(undefined);
    setFailedSoFar(0);
    setStopping(false);
  };
  return {
    isRunning: isPending,
    isStopping,
    progress,
    failedSoFar,
    outcome: data,
    fault: error,
    start({ plan, impact, verdict }, confirmation) {
      forget();
      controller.current = new AbortController();
      const { signal } = controller.current;
      const onProgress = (next: ApplyProgress) => {
        setProgress(next);
        setFailedSoFar((count) => count + (next.outcome === 'failed' ? 1 : 0));
      };
      mutate({ plan, impact, verdict, confirmation, onProgress, signal });
    },
    stop() {
      setStopping(true);
      controller.current?.abort();
    },
    putAway() {
      if (!isPending) {
        forget();
        reset();
      }
    },
  };
}

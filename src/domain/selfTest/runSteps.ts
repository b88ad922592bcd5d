import type { Exchange } from '../fault/Exchange';
import type { Result } from '../fault/Fault';
import { judge, type Judgement } from './judge';
import type { ScimRequest } from './ScimRequest';
import type { Known, Remains, WriteStep } from './WriteStep';

export interface StepResult {
  id: string;
  /** Absent: the step was skipped. */
  request?: ScimRequest;
  expected?: string;
  exchange?: Exchange;
  verdict: Judgement['verdict'] | 'skipped';
  /** What came, or why it was skipped. */
  got: string;
  explanations: Judgement['explanations'];
}

export interface WriteReport {
  results: readonly StepResult[];
  /** Ended before all was tried. */
  isStopped: boolean;
  /** What stands in Grafana now; absent: was not looked at, or could not be found out. */
  userRemains?: Remains;
  groupRemains?: Known['groupRemains'];
}

export interface RunPorts {
  isStopped(): boolean;
  onResult(result: StepResult): void;
}

/** Yields each request that is to be sent and takes its outcome, so that whoever runs it decides how to send. */
export type Run = Generator<ScimRequest, WriteReport, Result<Exchange>>;

/** Makes the steps one after the other. One that fails ends nothing; what cannot be made without it is skipped. */
export function* runSteps(steps: readonly WriteStep[], { isStopped, onResult }: RunPorts): Run {
  const results: StepResult[] = [];
  let known: Known = {};
  let hasStopped = false;
  for (const step of steps) {
    hasStopped ||= !step.isCleanup && isStopped();
    const planned = hasStopped && !step.isCleanup ? { skip: 'Stopped before.' } : step.plan(known);
    let result: StepResult;
    if ('skip' in planned) {
      result = { id: step.id, verdict: 'skipped', got: planned.skip, explanations: [] };
    } else {
      const outcome = yield planned.request;
      known = learned(step, known, outcome, planned.expected.statuses);
      result = {
        id: step.id,
        ...planned,
        expected: planned.expected.words,
        ...came(outcome),
        ...judge(planned.expected, outcome),
      };
    }
    results.push(result);
    onResult(result);
  }
  const { userRemains, groupRemains } = known;
  return { results, isStopped: hasStopped, userRemains, groupRemains };
}

const came = (outcome: Result<Exchange>) => (outcome.ok ? { exchange: outcome.value } : {});

function learned(step: WriteStep, known: Known, outcome: Result<Exchange>, statuses: readonly number[]): Known {
  const isAnswer = outcome.ok && (outcome.value.status < 300 || statuses.includes(outcome.value.status));
  return isAnswer && step.learn ? step.learn(known, outcome.value) : known;
}

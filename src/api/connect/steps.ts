import { failed, type Fault, type Result } from '../../domain/fault/Fault';

export const CONNECT_STEPS = ['account', 'access', 'token', 'store', 'prove', 'clean-up'] as const;
export type ConnectStepId = (typeof CONNECT_STEPS)[number];

export interface Step<Id extends string> {
  id: Id;
  /** `skipped`: nothing to do, or not possible here and not needed (detail says which). */
  state: 'running' | 'done' | 'skipped' | 'failed';
  detail?: string;
  fault?: Fault;
}

export type ConnectStep = Step<ConnectStepId>;

export type OnStep<Id extends string = ConnectStepId> = (step: Step<Id>) => void;

/** What a step that did not fail says of itself. */
export interface StepEnd<T> {
  value: T;
  state?: 'done' | 'skipped';
  detail?: string;
}

/** Runs one step and tells how it goes. */
export async function runStep<T, Id extends string>(
  id: Id,
  onStep: OnStep<Id>,
  run: () => Promise<Result<StepEnd<T>>>
): Promise<Result<T>> {
  onStep({ id, state: 'running' });
  const ended = await run();
  if (!ended.ok) {
    onStep({ id, state: 'failed', detail: ended.fault.detail, fault: ended.fault });
    return failed(ended.fault);
  }
  const { value, state = 'done', detail } = ended.value;
  onStep({ id, state, ...(detail ? { detail } : {}) });
  return { ok: true, value };
}

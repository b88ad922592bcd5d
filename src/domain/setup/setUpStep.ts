export const SET_UP_STEPS = [
  'prerequisites',
  'account',
  'token',
  'values',
  'switches',
  'test',
  'first-user',
  'first-group',
  'sign-in',
] as const;
export type SetUpStepId = (typeof SET_UP_STEPS)[number];

/**
 * `next`: for the administrator to do now. `waiting`: for the identity provider or a person. `blocked`: another step
 * comes first. `skipped`: not wanted, as things stand.
 */
export type SetUpState = 'done' | 'next' | 'waiting' | 'failed' | 'unknown' | 'blocked' | 'skipped';

/** Something that Grafana shows; `at` (ISO 8601) is when. */
export interface Evidence {
  text: string;
  at?: string;
}

/** One thing that has to be so before anything else. */
export interface Requirement {
  title: string;
  state: 'met' | 'warning' | 'failed' | 'unknown';
  /** What was seen. */
  evidence: string;
  remedy?: string;
  /** Nothing after it can work. */
  isBlocking?: boolean;
  /** Unknown because the answer is still to come. */
  isReading?: boolean;
}

export interface SetUpStep {
  id: SetUpStepId;
  title: string;
  state: SetUpState;
  evidence: readonly Evidence[];
  /** Why it is so, where that needs saying. */
  why?: string;
  remedy?: string;
  /** Unknown because the answer is still to come. */
  isReading?: boolean;
  /** The step that comes first; of blocked ones alone. */
  blockedBy?: SetUpStepId;
  /** Of the prerequisites alone. */
  requirements?: readonly Requirement[];
}

/** What one step comes to by itself, before the order of the steps is looked at. `open`: there is something to do. */
export interface Verdict extends Pick<SetUpStep, 'why' | 'remedy' | 'isReading' | 'requirements'> {
  state: 'done' | 'open' | 'waiting' | 'failed' | 'unknown' | 'skipped';
  evidence?: readonly Evidence[];
  /** False: although it failed, what comes after it can be done. */
  blocks?: boolean;
}

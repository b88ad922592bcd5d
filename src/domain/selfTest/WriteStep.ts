import type { Exchange } from '../fault/Exchange';
import type { Expectation } from './Expectation';
import type { Resource, ScimRequest } from './ScimRequest';

/** What still stands in Grafana; `undefined`: not looked at. */
export type Remains = 'nothing' | 'disabled' | 'active';

/** What a run has learned so far. */
export interface Known {
  userId?: string;
  /** As last read. */
  user?: Resource;
  userRemains?: Remains;
  groupId?: string;
  groupRemains?: Exclude<Remains, 'disabled'>;
}

export interface WriteStep {
  id: string;
  title: string;
  /** Made whatever happened before, even after a stop. */
  isCleanup: boolean;
  /** The request, or why there is none. */
  plan(known: Known): { request: ScimRequest; expected: Expectation } | { skip: string };
  /** Called with answers that are successes, or that the step expects. */
  learn?(known: Known, answer: Exchange): Known;
}

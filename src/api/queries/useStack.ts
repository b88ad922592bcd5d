import { stack, type Stack } from '../transport/stack';

export type { Stack } from '../transport/stack';

/** Synchronous facts about this Grafana and the signed-in person. */
export const useStack = (): Stack => stack();

import type { Fault } from '../domain/fault/Fault';
import type { QueryLike } from './QueryView';

type Part = QueryLike<unknown>;

/** Draws several reads as one: `data` made of all of them, the first fault, and a retry of those that failed. */
export function together<T>(data: T | undefined, ...parts: readonly Part[]): QueryLike<T> {
  const failed = parts.filter(({ error }) => error !== null);
  const error: Fault | null = failed[0]?.error ?? null;
  return { data, error, refetch: () => Promise.all(failed.map(({ refetch }) => refetch())) };
}

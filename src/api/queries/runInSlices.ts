import type { Work } from '../../domain/work/work';

/**
 * Runs a domain computation in slices of at most 12 ms, giving the main thread back in between.
 * Rejects with an `AbortError` when `signal` is aborted.
 */
export declare function runInSlices<T>(work: Work<T>, signal?: AbortSignal): Promise<T>;

import type { Work } from '../../domain/work/work';

const SLICE_MS = 12;

/**
 * Runs a domain computation in slices of at most 12 ms, giving the main thread back in between.
 * Rejects with the signal's reason when it is aborted.
 */
export async function runInSlices<T>(work: Work<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const until = performance.now() + SLICE_MS;
    do {
      const turn = work.next();
      if (turn.done) {
        return turn.value;
      }
    } while (performance.now() < until);
    await nextTask();
  }
}

/** Resolves in a task of its own, after the browser had a chance to draw; a timeout would cost 4 ms each time. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

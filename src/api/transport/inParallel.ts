/**
 * Runs `run` for every item, at most `limit` at once; results stand in the order of the items.
 * The first rejection, or an aborted signal, ends it: no further item is started.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  run: (item: T, position: number) => Promise<R>,
  signal?: AbortSignal
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = items.entries();
  let isStopped = false;
  const worker = async () => {
    for (const [position, item] of queue) {
      signal?.throwIfAborted();
      if (isStopped) {
        return;
      }
      results[position] = await run(item, position);
    }
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, worker);
  await Promise.all(workers).catch((reason: unknown) => {
    isStopped = true;
    throw reason;
  });
  return results;
}

/** A long computation that hands control back at each `yield`, so that whoever runs it can pause in between. */
export type Work<T> = Generator<undefined, T, undefined>;

/** How many cheap items a computation handles between two pauses. */
export const ITEMS_PER_SLICE = 1_000;

/** Runs a computation to its end without pausing. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const turn = work.next();
    if (turn.done) {
      return turn.value;
    }
  }
}

/** Visits every item, pausing after each {@link ITEMS_PER_SLICE} of them. */
export function* eachItem<T>(items: Iterable<T>, visit: (item: T) => void): Work<void> {
  let count = 0;
  for (const item of items) {
    visit(item);
    count += 1;
    if (count % ITEMS_PER_SLICE === 0) {
      yield;
    }
  }
}

import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { inParallel } from './inParallel';
import { allContinued, allCounted, type ContinuedPage, type CountedPage } from './pages';

const fault: Fault = { kind: 'unavailable', operation: 'test', detail: 'down' };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const self = (item: number) => item;

/** A server with so many items that never gives more than `cap` of them at once. */
function counted(total: number, cap = Infinity) {
  const asked: Array<[offset: number, size: number]> = [];
  const fetchPage = async (offset: number, size: number): Promise<Result<CountedPage<number>>> => {
    asked.push([offset, size]);
    return ok({ total, items: numbers(total).slice(offset, offset + Math.min(size, cap)) });
  };
  return { asked, fetchPage };
}

describe('allCounted', () => {
  test.each([
    [0, [[0, 10]]],
    [7, [[0, 10]]],
    [10, [[0, 10]]],
    [25, [[0, 10], [10, 10], [20, 10]]], // prettier-ignore
  ])('reads %d items in pages of 10', async (total, requests) => {
    const server = counted(total);
    expect(await allCounted(server.fetchPage, { size: 10, keyOf: self })).toEqual(ok(numbers(total)));
    expect(server.asked).toEqual(requests);
  });

  test('a server that gives smaller pages than it was asked for is read to the end', async () => {
    const server = counted(23, 4);
    expect(await allCounted(server.fetchPage, { size: 10, keyOf: self })).toEqual(ok(numbers(23)));
  });

  test('an item that moves to the next page while reading stands once', async () => {
    const fetchPage = async (offset: number) => ok({ total: 4, items: offset === 0 ? [1, 2] : [2, 3] });
    expect(await allCounted(fetchPage, { size: 2, keyOf: self })).toEqual(ok([1, 2, 3]));
  });

  test('a total without items ends', async () => {
    expect(await allCounted(async () => ok({ total: 9, items: [] }), { size: 2, keyOf: self })).toEqual(ok([]));
  });

  test('tells how far it is', async () => {
    const told: Array<[number, number?]> = [];
    const onPage = (loaded: number, total?: number) => told.push([loaded, total]);
    await allCounted(counted(25).fetchPage, { size: 10, keyOf: self, onPage });
    expect(told).toEqual([[10, 25], [20, 25], [25, 25]]); // prettier-ignore
  });

  test.each([0, 20])('a fault at offset %d is the outcome, and no more is asked', async (bad) => {
    const server = counted(1000);
    const result = await allCounted(
      async (offset, size) => (offset === bad ? failed(fault) : server.fetchPage(offset, size)),
      { size: 10, keyOf: self }
    );
    expect(result).toEqual(failed(fault));
    expect(server.asked.length).toBeLessThan(10);
  });

  test('stops when it is aborted', async () => {
    const controller = new AbortController();
    const server = counted(1000);
    const reading = allCounted(server.fetchPage, {
      size: 10,
      keyOf: self,
      signal: controller.signal,
      onPage: () => controller.abort(new Error('gone')),
    });
    await expect(reading).rejects.toThrow('gone');
    expect(server.asked.length).toBeLessThan(10);
  });
});

describe('allContinued', () => {
  const chain =
    (pages: Record<string, ContinuedPage<number>>) =>
    async (cursor = 'first') => {
      const page = pages[cursor];
      return page ? ok(page) : failed(fault);
    };

  test('follows the cursor to the last page', async () => {
    const pages = { first: { items: [1, 2], next: 'b' }, b: { items: [3], next: 'c' }, c: { items: [] } };
    const told: number[] = [];
    const all = await allContinued('test', chain(pages), { onPage: (loaded) => told.push(loaded) });
    expect(all).toEqual(ok([1, 2, 3]));
    expect(told).toEqual([2, 3, 3]);
  });

  test('a cursor that comes back would never end', async () => {
    const pages = { first: { items: [1], next: 'b' }, b: { items: [2], next: 'b' } };
    expect(await allContinued('test', chain(pages))).toMatchObject({ fault: { kind: 'malformed', operation: 'test' } });
  });

  test('a fault in the middle is the outcome: half a list is no list', async () => {
    expect(await allContinued('test', chain({ first: { items: [1], next: 'b' } }))).toEqual(failed(fault));
  });
});

describe('inParallel', () => {
  test('keeps the order and the limit', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel(numbers(20), 4, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return item * 2;
    });
    expect(results).toEqual(numbers(20).map((item) => item * 2));
    expect(most).toBe(4);
  });

  test('starts nothing after a rejection', async () => {
    const started: number[] = [];
    const run = async (item: number) => {
      started.push(item);
      if (item === 1) {
        throw new Error('no');
      }
    };
    await expect(inParallel(numbers(20), 2, run)).rejects.toThrow('no');
    expect(started.length).toBeLessThan(6);
  });

  test('nothing to do', async () => {
    expect(await inParallel([], 4, async () => 1)).toEqual([]);
  });
});

import type { Work } from '../../domain/work/work';
import { runInSlices } from './runInSlices';

describe('runInSlices', () => {
  let nowMs = 0;
  beforeEach(() => {
    nowMs = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** Each step takes 1 ms of the clock. */
  function* steps(count: number, onStep: () => void = () => undefined): Work<string> {
    for (let step = 0; step < count; step += 1) {
      nowMs += 1;
      onStep();
      yield;
    }
    return 'done';
  }

  /** Others get their turn when the thread is given back: how many steps have run by then? */
  test('gives the thread back every 12 ms', async () => {
    let taken = 0;
    const seen: number[] = [];
    const running = runInSlices(steps(30, () => (taken += 1)));
    let isOver = false;
    void running.then(() => (isOver = true));
    while (!isOver) {
      seen.push(taken);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await running).toBe('done');
    expect(seen).toContain(12);
    expect(seen.filter((steps) => steps % 12 !== 0)).toEqual([]);
  });

  test('a short computation needs one slice', async () => {
    expect(await runInSlices(steps(3))).toBe('done');
  });

  test('stops between slices when it is aborted', async () => {
    let taken = 0;
    const controller = new AbortController();
    const running = runInSlices(
      steps(1000, () => (taken += 1)),
      controller.signal
    );
    controller.abort(new Error('gone'));
    await expect(running).rejects.toThrow('gone');
    expect(taken).toBe(12);
  });

  test('a computation that throws rejects', async () => {
    const failing = steps(3, () => {
      throw new Error('wrong');
    });
    await expect(runInSlices(failing)).rejects.toThrow('wrong');
  });
});

import { Component, type ReactNode } from 'react';
import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { type Work } from '../../domain/work/work';
import { useWork } from './useWork';

function* pausing(value: string): Work<string> {
  yield;
  return value;
}

describe('useWork', () => {
  it('tells the outcome when the computation has ended', async () => {
    const make = () => pausing('a');
    const { result } = renderHook(() => useWork(make));
    expect(result.current).toEqual({ value: undefined, isRunning: true });
    await waitFor(() => expect(result.current).toEqual({ value: 'a', isRunning: false }));
  });

  it('keeps the last outcome while a newer computation runs', async () => {
    const [first, second] = [() => pausing('a'), () => pausing('b')];
    const { result, rerender } = renderHook(({ make }) => useWork(make), { initialProps: { make: first } });
    await waitFor(() => expect(result.current.value).toBe('a'));
    rerender({ make: second });
    expect(result.current).toEqual({ value: 'a', isRunning: true });
    await waitFor(() => expect(result.current).toEqual({ value: 'b', isRunning: false }));
  });

  it('drops a computation that nobody waits for any more', async () => {
    let wasFinished = false;
    function* abandoned(): Work<string> {
      for (let slice = 0; slice < 1_000_000_000; slice += 1) {
        yield;
      }
      wasFinished = true;
      return 'late';
    }
    const [first, second] = [abandoned, () => pausing('b')];
    const { result, rerender } = renderHook(({ make }) => useWork(make), { initialProps: { make: first } });
    await act(async () => rerender({ make: second }));
    await waitFor(() => expect(result.current.value).toBe('b'));
    expect(wasFinished).toBe(false);
  });

  it('is idle while there is nothing to compute', () => {
    const { result } = renderHook(() => useWork(undefined));
    expect(result.current).toEqual({ value: undefined, isRunning: false });
  });

  it('hands what went wrong to the nearest error boundary', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    function* broken(): Work<string> {
      throw new Error('no way');
    }
    const Page = () => <p>{useWork(broken).value}</p>;
    render(
      <Boundary>
        <Page />
      </Boundary>
    );
    expect(await screen.findByText('no way')).toBeInTheDocument();
    error.mockRestore();
  });
});

class Boundary extends Component<{ children: ReactNode }, { text?: string }> {
  override state: { text?: string } = {};

  static getDerivedStateFromError(error: Error) {
    return { text: error.message };
  }

  override render() {
    return this.state.text ?? this.props.children;
  }
}

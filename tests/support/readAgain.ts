import { act } from '@testing-library/react';

/** Reads again and waits until hooks know: TanStack Query tells them in a task of its own, after the promise. */
export async function readAgain(refetch: () => Promise<unknown>): Promise<void> {
  await act(async () => {
    await refetch();
    await new Promise((resolve) => setTimeout(resolve));
  });
}

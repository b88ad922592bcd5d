import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { fillIn, findDialog } from './dialog';
import { isUsable } from './isUsable';

/** Applies the plan in sight as soon as that can be done, with the words that a guard asks for; answers the dialogue. */
export async function applyPlan(user: UserEvent): Promise<HTMLElement> {
  await waitFor(() => expect(isUsable(screen.getByRole('button', { name: 'Apply' }))).toBe(true));
  await user.click(screen.getByRole('button', { name: 'Apply' }));
  const dialog = await findDialog();
  const words = within(dialog).queryByRole('textbox', { name: /^Type “/ });
  if (words) {
    fillIn(words, /“(.+)”/.exec(within(dialog).getByText(/^Type “/).textContent ?? '')?.[1] ?? '');
  }
  await user.click(within(dialog).getByRole('button', { name: 'Apply' }));
  return dialog;
}

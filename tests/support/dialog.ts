import { type ByRoleOptions, fireEvent, screen, waitFor } from '@testing-library/react';

/** The open dialogue or drawer, once the focus is in it: that arrives a moment after it is drawn. */
export async function findDialog(options?: ByRoleOptions): Promise<HTMLElement> {
  const dialog = await screen.findByRole('dialog', options);
  await waitFor(() => expect(dialog).toContainElement(focused()));
  return dialog;
}

/** Puts `text` into a field at once: letters typed one by one get lost where the focus still moves. */
export function fillIn(field: HTMLElement, text: string): void {
  fireEvent.change(field, { target: { value: text } });
  expect(field).toHaveValue(text);
}

const focused = () => (document.activeElement instanceof HTMLElement ? document.activeElement : null);

import { type ComponentProps } from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ConfirmChange } from './ConfirmChange';

function ask(part: Partial<ComponentProps<typeof ConfirmChange>> = {}) {
  const onConfirm = jest.fn();
  const onDismiss = jest.fn();
  render(
    <ConfirmChange title="Save" confirmText="Save it" onConfirm={onConfirm} onDismiss={onDismiss} {...part}>
      Two people could not sign in any more
    </ConfirmChange>
  );
  return { onConfirm, onDismiss, confirm: screen.getByRole('button', { name: 'Save it' }) };
}

it('says what will happen and confirms', async () => {
  const { confirm, onConfirm } = ask();
  expect(screen.getByRole('dialog', { name: 'Save' })).toHaveTextContent('Two people could not sign in any more');
  await userEvent.click(confirm);
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

it('does nothing until the words are typed exactly', async () => {
  const { confirm, onConfirm } = ask({ typedWords: 'lock out' });
  const input = screen.getByLabelText('Type “lock out” to confirm');
  expect(confirm).toBeDisabled();
  fireEvent.change(input, { target: { value: 'lock ou' } });
  fireEvent.submit(input);
  expect(onConfirm).not.toHaveBeenCalled();
  fireEvent.change(input, { target: { value: 'lock out' } });
  expect(confirm).toBeEnabled();
  fireEvent.submit(input);
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

it('cannot be confirmed or left while it runs', async () => {
  const { confirm, onDismiss } = ask({ isBusy: true });
  expect(confirm).toBeDisabled();
  await userEvent.keyboard('{Escape}');
  expect(onDismiss).not.toHaveBeenCalled();
});

it('can be left by Escape', async () => {
  const { onDismiss } = ask();
  await userEvent.keyboard('{Escape}');
  expect(onDismiss).toHaveBeenCalled();
});

it('stays when somebody presses beside it, as with the second press of a double click', async () => {
  const { onDismiss } = ask({ typedWords: 'lock out' });
  await userEvent.click(document.body);
  expect(onDismiss).not.toHaveBeenCalled();
});

it('stays open and says why it failed', () => {
  const { confirm } = ask({ fault: { kind: 'conflict', operation: 'scim.config.put', detail: 'newer', status: 409 } });
  expect(screen.getByRole('alert')).toHaveTextContent('Somebody else changed this in the meantime');
  expect(confirm).toBeEnabled();
});

import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SidePanel } from './SidePanel';

async function open() {
  const onClose = jest.fn();
  const { container } = render(<div className="main-view" />);
  render(
    <SidePanel title="SRE" onClose={onClose}>
      Five members
    </SidePanel>
  );
  await screen.findByText('Five members');
  const mask = container.querySelector('.rc-drawer-mask');
  if (!mask) {
    throw new Error('no mask');
  }
  return { onClose, mask };
}

it('is closed by its button and by a press beside it', async () => {
  const { onClose, mask } = await open();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledTimes(1);
  fireEvent.click(mask, { detail: 1 });
  expect(onClose).toHaveBeenCalledTimes(2);
});

it('stays open on the second press of the double click that opened it', async () => {
  const { onClose, mask } = await open();
  fireEvent.click(mask, { detail: 2 });
  expect(onClose).not.toHaveBeenCalled();
});

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DisplayName } from './DisplayName';

it('never becomes markup', () => {
  const { container } = render(<DisplayName name={'<img src=x onerror=alert(1)>'} />);
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByText('<img src=x onerror=alert(1)>').tagName).toBe('BDI');
});

it('clips a long name and shows the whole on demand', async () => {
  const name = `Team ${'x'.repeat(10_000)}`;
  render(<DisplayName name={name} />);
  expect(screen.getByText(/^Team x+$/).textContent).toHaveLength(64);
  await userEvent.click(screen.getByRole('button', { name: 'Show the whole name' }));
  expect(await screen.findByText(name)).toBeInTheDocument();
});

it.each(['', '   '])('says when there is no name: %j', (name) => {
  render(<DisplayName name={name} />);
  expect(screen.getByText('(no name)')).toBeVisible();
});

import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aPerson } from '../../../domain/testing/builders';
import { ConcernedPeople } from './ConcernedPeople';

const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aPerson(`u${index}`, { name: `Person ${index}`, login: `login-${index}` })
  );

it('lists a few people by name, and by login where there is none', () => {
  render(<ConcernedPeople label="Locked out" people={[aPerson('mia', { name: 'Mia' }), aPerson('x', { name: '' })]} />);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent?.trim())).toEqual(['Mia mia', 'x']);
});

it('lets many people be searched', async () => {
  render(<ConcernedPeople label="Locked out" people={crowd(50_000)} />);
  const grid = screen.getByRole('grid', { name: 'Locked out' });
  expect(grid).toHaveAttribute('aria-rowcount', '50001');
  expect(within(grid).getAllByRole('row').length).toBeLessThan(100);
  const user = userEvent.setup({ delay: null });
  await user.type(screen.getByRole('textbox', { name: 'Name, login or e-mail' }), 'LOGIN-49999');
  expect(await within(grid).findByText('Person 49999')).toBeVisible();
  expect(grid).toHaveAttribute('aria-rowcount', '2');
  await user.type(screen.getByRole('textbox', { name: 'Name, login or e-mail' }), '(');
  expect(await screen.findByText('Nobody of that name')).toBeVisible();
});

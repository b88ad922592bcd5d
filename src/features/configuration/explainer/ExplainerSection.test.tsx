import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { ExplainerSection } from './ExplainerSection';

function Address() {
  const { search } = useLocation();
  return <output aria-label="Address">{search}</output>;
}

function open(query = '') {
  render(
    <MemoryRouter
      initialEntries={[`/configuration?tab=diagnostics${query}`]}
      future={{ v7_startTransition: true, v7_relativeSplatPath: true }}
    >
      <ExplainerSection />
      <Address />
    </MemoryRouter>
  );
  return userEvent.setup();
}

const field = () => screen.getByRole('textbox', { name: 'Error' });
const cards = () => screen.getAllByRole('article').map((card) => card.getAttribute('aria-label'));

it('explains what is pasted: cause, both remedies, whether it is tried again, source', async () => {
  const user = open();
  await user.click(field());
  await user.paste(
    '{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409","scimType":"uniqueness"}'
  );
  const [card] = await screen.findAllByRole('article');
  expect(card).toHaveTextContent(/Recognised by uniqueness/);
  expect(card).toHaveTextContent(/Cause.*In Grafana.*At the provider.*Does Okta try again\?No\./);
  expect(within(card ?? document.body).getByRole('link', { name: /Source/ })).toHaveAttribute(
    'href',
    expect.stringContaining('rfc7644')
  );
  expect(within(card ?? document.body).getByRole('link', { name: 'Open people' })).toHaveAttribute(
    'href',
    expect.stringContaining('/audit')
  );
  expect(screen.getByText('It may also be')).toBeVisible();
});

it('says honestly that it recognises nothing, and what to look for', async () => {
  const user = open();
  await user.type(field(), 'it does not work');
  expect(await screen.findByRole('status', { name: /Nothing in this text was recognised/ })).toHaveTextContent(
    /HTTP status.*Tasks on the Dashboard.*user\.sync/
  );
  await user.click(await screen.findByRole('button', { name: 'Clear' }));
  expect(screen.queryByText(/Nothing in this text/)).not.toBeInTheDocument();
});

it('keeps what is pasted out of the address', async () => {
  const user = open();
  await user.click(field());
  await user.paste('error while creating user ada@example.com: Conflict. Errors reported by remote server: x');
  expect(await screen.findAllByRole('article')).not.toHaveLength(0);
  expect(screen.getByLabelText('Address')).toHaveTextContent(/^\?tab=diagnostics$/);
});

it('opens with what a link asks for, and lets go of it when something else is typed', async () => {
  const user = open('&error=api-key.expired');
  expect(cards()[0]).toBe('The token has expired');
  await user.clear(field());
  await user.type(field(), '503');
  expect(await screen.findByRole('article', { name: /503/ })).toBeVisible();
  await waitFor(() => expect(screen.getByLabelText('Address')).toHaveTextContent(/^\?tab=diagnostics$/));
});

it('lets an error be picked from the list, which can be linked to', async () => {
  const user = open();
  await user.type(screen.getByRole('textbox', { name: 'Search the list of errors' }), 'entra quarantine credentials');
  await user.click(await screen.findByRole('button', { name: 'Entra has stopped: the credentials do not work' }));
  expect(await screen.findByRole('article', { name: /the credentials do not work/ })).toBeVisible();
  expect(screen.getByLabelText('Address')).toHaveTextContent('error=entra.EncounteredQuarantineException');
});

it('opens a family of errors, and says when none matches', async () => {
  const user = open();
  await user.click(await screen.findByRole('button', { name: /SCIM errors \(scimType\) \(10\)/ }));
  expect(within(screen.getByRole('list', { name: 'SCIM errors (scimType)' })).getAllByRole('button')).toHaveLength(10);
  await user.type(screen.getByRole('textbox', { name: 'Search the list of errors' }), 'qqqq');
  expect(await screen.findByText('No error in the list matches.')).toBeVisible();
});

it('shows hostile text as text', async () => {
  const user = open();
  await user.click(field());
  await user.paste('<html><img src=x onerror=alert(1)> 401');
  expect(await screen.findByRole('article', { name: 'A page came instead of an answer' })).toBeVisible();
  expect(document.querySelector('img')).toBeNull();
});

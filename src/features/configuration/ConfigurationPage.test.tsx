import { screen, within } from '@testing-library/react';
import type { Sandbox } from '../../../sandbox/server/Sandbox';
import { type OnSandbox, renderOnSandbox } from '../../../tests/support/renderOnSandbox';

const open = (options: OnSandbox = {}) => renderOnSandbox({ route: 'configuration', ...options });
const openConnection = (options: OnSandbox = {}) => open({ route: 'configuration?tab=connection', ...options });

/** Grafana keeps a stored secret for the second in which it was stored. */
const aSecondLater = () => jest.setSystemTime(Date.now() + 1_000);

const TOKENS = '/api/serviceaccounts/*/tokens';
const OWN_PERMISSIONS = '/api/access-control/user/permissions';

const connectButton = () => screen.findByRole('button', { name: 'Connect' });
const step = (title: RegExp) => screen.getByText(title).closest('li') ?? document.body;

async function asAdministrator(sandbox: Sandbox, method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${sandbox.info().tokens.admin}`, 'content-type': 'application/json' };
  const request = new Request(new URL(path, sandbox.grafanaUrl), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return (await sandbox.handle(request)).json();
}

const ownAccounts = async (sandbox: Sandbox) =>
  (await asAdministrator(sandbox, 'GET', '/api/serviceaccounts/search?query=SCIM%20Manager')).serviceAccounts;

describe('the first connection', () => {
  it('explains itself, connects, and shows what the identity provider needs', async () => {
    const view = await open({ isConnected: false });
    const button = await connectButton();
    expect(screen.getByText(/Your browser sees it once, while storing it/)).toBeVisible();
    await view.user.click(button);

    expect(await screen.findByText('The token works')).toBeVisible();
    expect(screen.getByRole('radiogroup', { name: 'Identity provider' })).toBeVisible();
    await view.user.click(await screen.findByRole('link', { name: 'Connection' }));
    expect(await screen.findByText('Connected')).toBeVisible();
    expect(screen.getByText('The token works')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /SCIM connector base URL/ })).toHaveValue(
      `${view.sandbox.grafanaUrl}/apis/scim.grafana.app/v0alpha1/namespaces/default`
    );
    expect(await screen.findByText('Expires in 90 days')).toBeVisible();
    expect(await ownAccounts(view.sandbox)).toEqual([expect.objectContaining({ tokens: 1 })]);
    expect(document.body.innerHTML).not.toContain('glsa_');
  });

  it('says which step failed and why, and continues where it stood', async () => {
    const view = await open({
      isConnected: false,
      faults: [{ match: { method: 'POST', path: TOKENS }, fault: 'status', status: 500, times: 1 }],
    });
    await view.user.click(await connectButton());

    const retry = await screen.findByRole('button', { name: 'Continue' });
    expect(within(step(/Create a service account/)).getByTitle('Done')).toBeInTheDocument();
    expect(within(step(/Create a token/)).getByTitle('Failed')).toBeInTheDocument();
    expect(step(/Create a token/)).toHaveTextContent('Grafana could not answer');
    expect(within(step(/Store the token/)).getByTitle('Not started')).toBeInTheDocument();

    await view.user.click(retry);
    expect(await screen.findByText('The token works')).toBeVisible();
    expect(await ownAccounts(view.sandbox)).toEqual([expect.objectContaining({ tokens: 1 })]);
  });

  it.each([
    ['a slash', 'default/../x', /slash|\//],
    ['the id of a stack alone', 'stack-123', /stacks-123/],
    ['nothing', ' ', /.+/],
  ])('refuses a namespace with %s', async (_, namespace, words) => {
    const { user } = await open({ isConnected: false });
    await connectButton();
    await user.click(await screen.findByRole('button', { name: /Address and namespace/ }));
    const field = screen.getByRole('textbox', { name: /^Namespace/ });
    await user.clear(field);
    await user.type(field, namespace);
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    expect(await connectButton()).toBeDisabled();
  });

  it.each([
    ['no address', 'grafana', /whole address/],
    ['another protocol', 'ftp://grafana', /https/],
    ['credentials in it', 'https://a:b@grafana', /credentials/],
  ])('refuses an address: %s', async (_, address, words) => {
    const { user } = await open({ isConnected: false });
    await connectButton();
    await user.click(await screen.findByRole('button', { name: /Address and namespace/ }));
    const field = screen.getByRole('textbox', { name: /^Address of this Grafana/ });
    await user.clear(field);
    await user.type(field, address);
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    expect(await connectButton()).toBeDisabled();
  });
});

describe('a connection that does not work', () => {
  it('tells of a token that Grafana does not accept, and replaces it', async () => {
    const view = await openConnection({
      faults: [{ match: { path: OWN_PERMISSIONS, via: 'proxy' }, fault: 'status', status: 401, times: 1 }],
    });
    const alert = await screen.findByText('SCIM Manager cannot reach Grafana with its token');
    expect(alert.closest('[role=alert]')).toHaveTextContent('expired, was deleted, or its service account is disabled');
    aSecondLater();
    await view.user.click(await screen.findByRole('button', { name: 'Replace the token' }));
    expect(await screen.findByText('Connected')).toBeVisible();
    expect(screen.getByText('The token works')).toBeVisible();
  });

  it('offers another try when Grafana is down', async () => {
    const { user } = await openConnection({
      faults: [{ match: { path: '/api/plugins/idops-scim-app/settings' }, fault: 'status', status: 500, times: 1 }],
    });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('The token works')).toBeVisible();
  });

  it('does not take a malformed answer for a connection', async () => {
    await open({ faults: [{ match: { path: OWN_PERMISSIONS, via: 'proxy' }, fault: 'malformed' }] });
    expect(await screen.findByText(/in a form that was not expected|cannot reach Grafana/)).toBeVisible();
    expect(screen.queryByText('The token works')).not.toBeInTheDocument();
  });
});

describe('replacing the token', () => {
  it('does not pass over a new token that does not take effect', async () => {
    const { user } = await openConnection();
    await user.click(await screen.findByRole('button', { name: 'Replace the token' }));
    await user.click(await screen.findByRole('button', { name: 'Replace the token' }));
    expect(await screen.findByTitle('Failed')).toBeInTheDocument();
    expect(step(/Prove that the stored token works/)).toHaveTextContent('still sends the token of');
    aSecondLater();
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(await screen.findByText('Connected')).toBeVisible();
  });

  it('can be left without a change', async () => {
    const { user } = await openConnection();
    await user.click(await screen.findByRole('button', { name: 'Replace the token' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('The token works')).toBeVisible();
  });

  it('leaves the working connection alone when it fails', async () => {
    const view = await openConnection({
      faults: [{ match: { method: 'POST', path: TOKENS }, fault: 'status', status: 500 }],
    });
    await view.user.click(await screen.findByRole('button', { name: 'Replace the token' }));
    await view.user.click(await screen.findByRole('button', { name: 'Replace the token' }));
    expect(await screen.findByTitle('Failed')).toBeInTheDocument();
    await view.user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('The token works')).toBeVisible();
  });
});

it.each(['editor', 'viewer'] as const)('names the permission that a persona lacks: %s', async (persona) => {
  await open({ persona });
  expect(await screen.findByText('You may not see this')).toBeVisible();
  expect(screen.getByText('idops-scim-app.scim:read')).toBeVisible();
});

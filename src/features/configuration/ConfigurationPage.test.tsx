import { screen, waitFor, within } from '@testing-library/react';
import type { Sandbox } from '../../../sandbox/server/Sandbox';
import { type OnSandbox, renderOnSandbox } from '../../../tests/support/renderOnSandbox';

const open = (options: OnSandbox = {}) => renderOnSandbox({ route: 'configuration', ...options });
const openSettings = (options: OnSandbox = {}) =>
  open({ route: 'configuration?tab=settings', isConnected: false, prepare: connectFully, ...options });

const TOKENS = '/api/serviceaccounts/*/tokens';
const OWN_PERMISSIONS = '/api/access-control/user/permissions';
const SCIM_CONFIG = '/apis/scim.grafana.app/v0alpha1/namespaces/default/config/default';

const connectButton = () => screen.findByRole('button', { name: 'Connect' });
const step = (title: RegExp) => screen.getByText(title).closest('li') ?? document.body;
const group = (name: string) => screen.findByRole('radiogroup', { name });
const choose = async (name: string, option: 'On' | 'Off') =>
  within(await group(name)).getByRole('radio', { name: option });

async function asAdministrator(sandbox: Sandbox, method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${sandbox.info().tokens.admin}`, 'content-type': 'application/json' };
  const request = new Request(new URL(path, sandbox.grafanaUrl), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return (await sandbox.handle(request)).json();
}

/** Connects as the guided action does: with an account of the plugin's own that may change SCIM settings. */
async function connectFully(sandbox: Sandbox) {
  const account = await asAdministrator(sandbox, 'POST', '/api/serviceaccounts', {
    name: 'SCIM Manager',
    role: 'Admin',
  });
  const token = await asAdministrator(sandbox, 'POST', `/api/serviceaccounts/${account.id}/tokens`, { name: 'own' });
  const roles: Array<{ uid: string; name: string }> = await asAdministrator(
    sandbox,
    'GET',
    '/api/access-control/roles'
  );
  const roleUid = roles.find(({ name }) => name === 'fixed:authentication.config:writer')?.uid;
  await asAdministrator(sandbox, 'POST', `/api/access-control/users/${account.id}/roles`, { roleUid });
  await asAdministrator(sandbox, 'POST', '/api/plugins/idops-scim-app/settings', {
    enabled: true,
    jsonData: { grafanaUrl: sandbox.grafanaUrl, namespace: 'default', serviceAccountId: account.id },
    secureJsonData: { grafanaToken: token.key },
  });
}

const ownAccounts = async (sandbox: Sandbox) =>
  (await asAdministrator(sandbox, 'GET', '/api/serviceaccounts/search?query=SCIM%20Manager')).serviceAccounts;

const scimSpec = async (sandbox: Sandbox) => (await asAdministrator(sandbox, 'GET', SCIM_CONFIG)).spec;

describe('the first connection', () => {
  it('explains itself, connects, and shows what the identity provider needs', async () => {
    const view = await open({ isConnected: false });
    const button = await connectButton();
    expect(screen.getByText(/Your browser sees it once, while storing it/)).toBeVisible();
    await view.user.click(button);

    expect(await screen.findByText('The token works')).toBeVisible();
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
    await user.click(screen.getByRole('button', { name: /Address and namespace/ }));
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
    await user.click(screen.getByRole('button', { name: /Address and namespace/ }));
    const field = screen.getByRole('textbox', { name: /^Address of this Grafana/ });
    await user.clear(field);
    await user.type(field, address);
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    expect(await connectButton()).toBeDisabled();
  });
});

describe('a connection that does not work', () => {
  it('tells of a token that Grafana does not accept, and replaces it', async () => {
    const view = await open({
      faults: [{ match: { path: OWN_PERMISSIONS, via: 'proxy' }, fault: 'status', status: 401, times: 1 }],
    });
    const alert = await screen.findByText('SCIM Manager cannot reach Grafana with its token');
    expect(alert.closest('[role=alert]')).toHaveTextContent('expired, was deleted, or its service account is disabled');
    await view.user.click(screen.getByRole('button', { name: 'Replace the token' }));
    expect(await screen.findByText('The token works')).toBeVisible();
  });

  it('offers another try when Grafana is down', async () => {
    const { user } = await open({
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
  it('can be left without a change', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Replace the token' }));
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('The token works')).toBeVisible();
  });

  it('leaves the working connection alone when it fails', async () => {
    const view = await open({ faults: [{ match: { method: 'POST', path: TOKENS }, fault: 'status', status: 500 }] });
    await view.user.click(await screen.findByRole('button', { name: 'Replace the token' }));
    await view.user.click(screen.getByRole('button', { name: 'Replace the token' }));
    expect(await screen.findByTitle('Failed')).toBeInTheDocument();
    await view.user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('The token works')).toBeVisible();
  });
});

describe('the switches', () => {
  it('tell their value and where it comes from', async () => {
    await openSettings();
    expect(await choose('User sync', 'On')).toBeChecked();
    expect(await choose('Reject non-provisioned users', 'Off')).toBeChecked();
    expect(screen.getAllByText(/saved in Grafana; it overrides the configuration file/)).toHaveLength(3);
    expect(screen.getByRole('button', { name: 'Review the change' })).toBeDisabled();
  });

  it('name who could not sign in any more, save after confirmation, and read again', async () => {
    const view = await openSettings();
    await view.user.click(await choose('Reject non-provisioned users', 'On'));
    await view.user.click(screen.getByRole('button', { name: 'Review the change' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save the SCIM settings' });
    expect(await within(dialog).findByRole('alert', { name: /could not sign in any more/ })).toHaveTextContent(
      /Derek Stone.*Elif Kaya/
    );
    expect(within(dialog).getByText(/A way in is left/)).toBeVisible();
    await view.user.type(within(dialog).getByLabelText(/to confirm/), 'lock out');
    await view.user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved')).toBeVisible();
    await waitFor(() => expect(screen.getAllByText(/Now on/)).toHaveLength(3));
    expect(await scimSpec(view.sandbox)).toMatchObject({ enableUserSync: true, rejectNonProvisionedUsers: true });
  });

  it('keep the old values when somebody else saved in between', async () => {
    const view = await openSettings();
    await view.user.click(await choose('Group sync', 'Off'));
    const current = await asAdministrator(view.sandbox, 'GET', SCIM_CONFIG);
    const spec = { ...current.spec, enableUserSync: false };
    await asAdministrator(view.sandbox, 'PUT', SCIM_CONFIG, { ...current, spec });

    await view.user.click(screen.getByRole('button', { name: 'Review the change' }));
    const dialog = await screen.findByRole('dialog');
    await view.user.click(await within(dialog).findByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText('Somebody else changed this in the meantime')).toBeVisible();
    expect(await scimSpec(view.sandbox)).toMatchObject({ enableUserSync: false, enableGroupSync: true });
  });

  it('ask for typed words when nobody can be named', async () => {
    const view = await openSettings({
      faults: [{ match: { path: '/api/org/users/search' }, fault: 'status', status: 500 }],
    });
    await view.user.click(await choose('Reject non-provisioned users', 'On'));
    await view.user.click(screen.getByRole('button', { name: 'Review the change' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('Whom this concerns is not known')).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeDisabled();
    await view.user.type(within(dialog).getByLabelText(/to confirm/), 'lock out');
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeEnabled();
  });

  it('are unknown, not off, when they could not be read', async () => {
    await openSettings({ faults: [{ match: { path: SCIM_CONFIG, via: 'proxy' }, fault: 'status', status: 500 }] });
    expect(await screen.findByText('Not every value could be read')).toBeVisible();
    expect(screen.getAllByText(/Now unknown/)).toHaveLength(3);
    for (const option of ['On', 'Off'] as const) {
      expect(await choose('User sync', option)).not.toBeChecked();
    }
  });

  it('do not exist on OSS, and the page says so', async () => {
    await open({ route: 'configuration?tab=settings', story: 'fresh', edition: 'oss' });
    expect(await screen.findByText('SCIM is not available in this Grafana')).toBeVisible();
    expect(screen.queryByRole('radiogroup')).not.toBeInTheDocument();
  });
});

it.each(['editor', 'viewer'] as const)('names the permission that a persona lacks: %s', async (persona) => {
  await open({ persona });
  expect(await screen.findByText('You may not see this')).toBeVisible();
  expect(screen.getByText('idops-scim-app.scim:read')).toBeVisible();
});

import { screen, waitFor, within } from '@testing-library/react';
import type { Sandbox } from '../../../../sandbox/server/Sandbox';
import { fillIn, findDialog } from '../../../../tests/support/dialog';
import { grafanaOf } from '../../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../../tests/support/renderOnSandbox';

const START_MS = Date.UTC(2026, 0, 15, 9);
const MINUTE_MS = 60_000;
const TOKENS = '/api/serviceaccounts/*/tokens';
const SETTINGS = '/api/plugins/idops-scim-app/settings';

type Row = Record<string, unknown>;

const rows = (answer: unknown): Row[] => (Array.isArray(answer) ? answer : []);

async function accountNamed(sandbox: Sandbox, name: string): Promise<number> {
  const { serviceAccounts } = await grafanaOf(sandbox)('GET', `/api/serviceaccounts/search?query=${name}`);
  return Number(rows(serviceAccounts).find((account) => account.name === name)?.id);
}

const tokensOf = async (sandbox: Sandbox, accountId: number): Promise<Row[]> =>
  rows(await grafanaOf(sandbox)('GET', `/api/serviceaccounts/${accountId}/tokens`));
const namesOf = async (sandbox: Sandbox, account: string) =>
  (await tokensOf(sandbox, await accountNamed(sandbox, account))).map(({ name }) => name);

async function addToken(sandbox: Sandbox, accountId: number, name: string): Promise<string> {
  const made = await grafanaOf(sandbox)('POST', `/api/serviceaccounts/${accountId}/tokens`, { name });
  return String(made.key);
}

async function removeToken(sandbox: Sandbox, accountId: number, name: string): Promise<void> {
  const token = (await tokensOf(sandbox, accountId)).find((each) => each.name === name);
  await grafanaOf(sandbox)('DELETE', `/api/serviceaccounts/${accountId}/tokens/${token?.id}`);
}

/** The identity provider, or whoever has the key, asks something. */
async function askWith(sandbox: Sandbox, key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` };
  return (await sandbox.handle(new Request(`${sandbox.info().scimUrl}/Users?count=1`, { headers }))).status;
}

/** Connected with an account of the plugin's own; Okta's has one token, `okta`, in use until 12 minutes ago. */
async function prepared(sandbox: Sandbox): Promise<void> {
  const grafana = grafanaOf(sandbox);
  const { id } = await grafana('POST', '/api/serviceaccounts', { name: 'SCIM Manager', role: 'Admin' });
  const { key } = await grafana('POST', `/api/serviceaccounts/${id}/tokens`, { name: 'SCIM Manager first' });
  await grafana('POST', SETTINGS, {
    enabled: true,
    jsonData: { grafanaUrl: sandbox.grafanaUrl, namespace: 'default', serviceAccountId: id, preset: 'okta' },
    secureJsonData: { grafanaToken: key },
  });
  await removeToken(sandbox, await accountNamed(sandbox, 'Okta SCIM'), 'okta-pilot');
}

/** In the middle of a rotation: a second token was made two hours ago. */
async function overlapping(sandbox: Sandbox): Promise<string> {
  await prepared(sandbox);
  jest.setSystemTime(START_MS - 120 * MINUTE_MS);
  const key = await addToken(sandbox, await accountNamed(sandbox, 'Okta SCIM'), 'second');
  jest.setSystemTime(START_MS);
  return key;
}

const open = ({ prepare, ...options }: OnSandbox = {}) =>
  renderOnSandbox({
    route: 'configuration?tab=tokens',
    isConnected: false,
    prepare: prepare ?? prepared,
    ...options,
  });

const region = (name: string | RegExp) => screen.findByRole('region', { name });
const provider = () => region("The identity provider's account");
const rotation = () => region('Rotation');
const own = () => region("SCIM Manager's own account");
const rotate = async () => within(await rotation()).findByRole('button', { name: 'Rotate' });

describe('the accounts', () => {
  it("shows the identity provider's with its permissions, tokens and findings", async () => {
    await open();
    const panel = await provider();
    expect(within(panel).getByRole('link', { name: 'sa-1-okta-scim' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/org\/serviceaccounts\/\d+$/)
    );
    expect(await within(panel).findByText('All that it needs, and more')).toBeVisible();
    const table = within(panel).getByRole('table', { name: 'Tokens of Okta SCIM' });
    expect(within(table).getByRole('row', { name: /^okta/ })).toHaveTextContent(/In 19 days12 minutes ago/);
    expect(within(table).getByRole('meter', { name: 'Age' })).toHaveAttribute(
      'aria-valuetext',
      '130 days old; to be replaced after 90 days'
    );
    const findings = within(table).getByRole('list', { name: 'Findings about okta' });
    expect(findings).toHaveTextContent('The token is 130 days old');
    expect(findings).toHaveTextContent('The token expires in 19 days');
  });

  it('lists the actions that are not needed, on demand', async () => {
    const { user } = await open();
    const findings = await within(await provider()).findByRole('list', { name: 'Findings about the account' });
    await waitFor(() => expect(findings).toHaveTextContent(/3 actions are held and not needed/));
    expect(findings).not.toHaveTextContent('teams.permissions:write');
    await user.click(await within(findings).findByRole('button', { name: 'Show the details' }));
    expect(within(findings).getByRole('list', { name: 'Details' })).toHaveTextContent(/teams\.permissions:write/);
  });

  it('says so when exactly the documented permissions are held, and names what goes missing', async () => {
    const view = await open({
      prepare: async (sandbox) => {
        await prepared(sandbox);
        await giveExactly(sandbox, ['org.users:read', 'org.users:write', 'org.users:add', 'org.users:remove']);
      },
    });
    const panel = await provider();
    expect(await within(panel).findByText('Some are missing')).toBeVisible();
    await view.user.click(await within(panel).findByRole('button', { name: 'Show the details' }));
    expect(within(panel).getByText('Group sync: teams:create')).toBeVisible();
    view.unmount();

    await open({
      prepare: async (sandbox) => {
        await prepared(sandbox);
        await giveExactly(sandbox, [
          ...['org.users:read', 'org.users:write', 'org.users:add', 'org.users:remove'],
          ...['teams:read', 'teams:create', 'teams:write', 'teams:delete'],
        ]);
      },
    });
    expect(await within(await provider()).findByText('Exactly what it needs')).toBeVisible();
  });

  it('explains why its own account holds more than it needs', async () => {
    await open();
    expect(within(await own()).getByText(/Grafana lets only an account that holds a permission/)).toBeVisible();
  });

  it('names others that are a risk, with their tokens', async () => {
    const { user } = await open();
    const panel = await region('Other service accounts');
    await user.click(await within(panel).findByRole('button', { name: /Legacy deployer.*4 findings/ }));
    expect(within(panel).getByText(/holds the basic role Admin/)).toBeVisible();
    expect(within(panel).getByText(/The token was last used 287 days ago/)).toBeVisible();
  });

  it('revokes a forgotten token of another account, after words typed', async () => {
    const { user, sandbox } = await open();
    const panel = await region('Other service accounts');
    await user.click(await within(panel).findByRole('button', { name: /Legacy deployer/ }));
    await user.click(await within(panel).findByRole('button', { name: 'Revoke legacy-deployer' }));
    const dialog = await findDialog();
    expect(dialog).toHaveTextContent(/Whatever uses this token seldom would stop working.*9 months ago/);
    expect(within(dialog).getByRole('button', { name: 'Revoke' })).toBeDisabled();
    fillIn(within(dialog).getByLabelText(/to confirm/), 'revoke');
    await user.click(await within(dialog).findByRole('button', { name: 'Revoke' }));
    expect(await within(panel).findByText('It has no token.')).toBeVisible();
    expect(await namesOf(sandbox, 'Legacy deployer')).toEqual([]);
  });

  it('lets somebody say which account the identity provider uses', async () => {
    const view = await open();
    await view.user.click(await within(await provider()).findByRole('button', { name: 'This is the one' }));
    await waitFor(() => expect(screen.queryByText(/Inferred from its name/)).not.toBeInTheDocument());
    const { jsonData } = await grafanaOf(view.sandbox)('GET', SETTINGS);
    expect(jsonData).toMatchObject({
      providerAccountId: await accountNamed(view.sandbox, 'Okta SCIM'),
      namespace: 'default',
      preset: 'okta',
    });
  });

  it('leads to the set-up where no account can be the one', async () => {
    await open({
      prepare: async (sandbox) => {
        await prepared(sandbox);
        await grafanaOf(sandbox)('DELETE', `/api/serviceaccounts/${await accountNamed(sandbox, 'Okta SCIM')}`);
      },
    });
    expect(within(await provider()).getByRole('link', { name: 'Set one up' })).toHaveAttribute(
      'href',
      '/a/idops-scim-app/configuration?tab=setup'
    );
  });

  it('shows 200 accounts a part at a time', async () => {
    const { user } = await open({
      prepare: async (sandbox) => {
        await prepared(sandbox);
        for (let count = 1; count <= 200; count += 1) {
          const name = `Deployer ${count}`;
          const { id } = await grafanaOf(sandbox)('POST', '/api/serviceaccounts', { name, role: 'Admin' });
          await addToken(sandbox, Number(id), name);
        }
      },
    });
    const panel = await region('Other service accounts');
    const accounts = () => within(panel).getAllByRole('button', { name: /findings?$/ });
    expect(accounts()).toHaveLength(20);
    await user.click(await within(panel).findByRole('button', { name: 'Show more (181 left)' }));
    expect(accounts()).toHaveLength(40);
  });
});

/** Takes the fixed roles away from the identity provider's account and gives it these actions. */
async function giveExactly(sandbox: Sandbox, actions: readonly string[]): Promise<void> {
  const grafana = grafanaOf(sandbox);
  const id = await accountNamed(sandbox, 'Okta SCIM');
  const held = rows(await grafana('GET', `/api/access-control/users/${id}/roles`));
  for (const { uid } of held) {
    await grafana('DELETE', `/api/access-control/users/${id}/roles/${uid}`);
  }
  const permissions = actions.map((action) => {
    const scope = action.startsWith('teams') ? 'teams:*' : 'users:*';
    return action === 'teams:create' ? { action } : { action, scope };
  });
  const role = await grafana('POST', '/api/access-control/roles', { name: 'custom:scim', version: 1, permissions });
  await grafana('POST', `/api/access-control/users/${id}/roles`, { roleUid: role.uid });
}

describe("rotating the identity provider's token", () => {
  it('overlaps, waits for the first use, and only then offers to revoke', async () => {
    const { user, sandbox } = await open();
    await user.click(await rotate());
    const panel = await rotation();
    const key = await within(panel).findByRole('textbox', { name: 'New token' });
    const secret = String(key.getAttribute('value'));
    expect(secret).toMatch(/^glsa_/);
    expect(panel).toHaveTextContent('In the Okta Admin Console, paste it into “Authorization” and save.');
    expect(await within(panel).findByText(/Waiting for the identity provider to use the new token/)).toBeVisible();
    expect(within(panel).queryByRole('button', { name: /Revoke/ })).not.toBeInTheDocument();
    expect(await askWith(sandbox, sandbox.info().tokens.idp)).toBe(200);

    expect(await askWith(sandbox, secret)).toBe(200);
    expect(await within(panel).findByText(/The new token is used/)).toBeVisible();
    expect(document.body.innerHTML).not.toContain('glsa_');

    await user.click(await within(panel).findByRole('button', { name: 'Revoke okta' }));
    const dialog = await findDialog({ name: 'Revoke a token' });
    await user.click(await within(dialog).findByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText(/The rotation is complete/)).toBeVisible();
    expect(await namesOf(sandbox, 'Okta SCIM')).toEqual([expect.stringMatching(/^Okta SCIM 2026-01-15T/)]);
    expect(await askWith(sandbox, secret)).toBe(200);
    expect(await askWith(sandbox, sandbox.info().tokens.idp)).toBe(401);
  }, 40_000);

  it('that was left half-way goes on: the lost token is revoked, the old one stays', async () => {
    const { user, sandbox } = await open({
      prepare: async (sandbox) => {
        await overlapping(sandbox);
      },
    });
    const panel = await rotation();
    expect(panel).toHaveTextContent('cannot be shown again');
    expect(within(panel).queryByRole('button', { name: 'Revoke okta' })).not.toBeInTheDocument();
    await user.click(await within(panel).findByRole('button', { name: 'Revoke second' }));
    await user.click(await within(await findDialog()).findByRole('button', { name: 'Revoke' }));
    expect(await rotate()).toBeEnabled();
    expect(await namesOf(sandbox, 'Okta SCIM')).toEqual(['okta']);
  });

  it('that was pasted while nobody looked shows at once what can be revoked', async () => {
    await open({
      prepare: async (sandbox) => {
        await askWith(sandbox, await overlapping(sandbox));
      },
    });
    expect(within(await rotation()).getByRole('button', { name: 'Revoke okta' })).toBeVisible();
    expect(await rotation()).toHaveTextContent(/since the new one was made, perhaps only until that was pasted/);
  });

  it('warns, and wants words typed, when something still uses the old token', async () => {
    const { user, sandbox } = await open({
      prepare: async (sandbox) => {
        const key = await overlapping(sandbox);
        jest.setSystemTime(START_MS - 30 * MINUTE_MS);
        await askWith(sandbox, key);
        jest.setSystemTime(START_MS - 3 * MINUTE_MS);
        await askWith(sandbox, sandbox.info().tokens.idp);
        jest.setSystemTime(START_MS);
      },
    });
    await user.click(await within(await rotation()).findByRole('button', { name: 'Revoke okta' }));
    const dialog = await findDialog();
    expect(within(dialog).getByText('Something still uses this token')).toBeVisible();
    expect(dialog).toHaveTextContent('Last use: 3 minutes ago');
    expect(within(dialog).getByRole('button', { name: 'Revoke' })).toBeDisabled();
    fillIn(within(dialog).getByLabelText(/to confirm/), 'revoke');
    await user.click(await within(dialog).findByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText(/The rotation is complete/)).toBeVisible();
    expect(await namesOf(sandbox, 'Okta SCIM')).toEqual(['second']);
  });

  it('revokes nothing when the new token was deleted since the page was read', async () => {
    const { user, sandbox } = await open({
      prepare: async (sandbox) => {
        await askWith(sandbox, await overlapping(sandbox));
      },
    });
    const revoke = within(await rotation()).getByRole('button', { name: 'Revoke okta' });
    await removeToken(sandbox, await accountNamed(sandbox, 'Okta SCIM'), 'second');
    await user.click(revoke);
    const dialog = await findDialog();
    await user.click(await within(dialog).findByRole('button', { name: 'Revoke' }));
    expect(await within(dialog).findByText(/this one may be needed/)).toBeVisible();
    await user.click(await within(dialog).findByRole('button', { name: 'Cancel' }));
    expect(await rotate()).toBeEnabled();
    expect(await namesOf(sandbox, 'Okta SCIM')).toEqual(['okta']);
  });

  it.each([
    ['a token cannot be made', { match: { method: 'POST', path: TOKENS }, fault: 'status' as const, status: 500 }],
    ['the connection breaks', { match: { method: 'POST', path: TOKENS }, fault: 'drop' as const }],
    ['the person may not', { match: { method: 'POST', path: TOKENS }, fault: 'status' as const, status: 403 }],
  ])('says so when %s, and the old token works', async (_, fault) => {
    const { user, sandbox } = await open();
    const button = await rotate();
    sandbox.faults.arm(fault);
    await user.click(button);
    expect(await within(await rotation()).findByRole('alert')).toBeVisible();
    expect(await rotate()).toBeEnabled();
    expect(await askWith(sandbox, sandbox.info().tokens.idp)).toBe(200);
  });

  it.each([
    ['reading again', { match: { method: 'GET', path: TOKENS }, fault: 'status' as const, status: 500 }],
    ['revoking', { match: { method: 'DELETE', path: '/api/serviceaccounts/' }, fault: 'status' as const, status: 403 }],
  ])('says so when %s fails, and the dialog stays', async (_, fault) => {
    const { user, sandbox } = await open({
      prepare: async (sandbox) => {
        await askWith(sandbox, await overlapping(sandbox));
      },
    });
    await user.click(await within(await rotation()).findByRole('button', { name: 'Revoke okta' }));
    sandbox.faults.arm(fault);
    const dialog = await findDialog();
    await user.click(await within(dialog).findByRole('button', { name: 'Revoke' }));
    expect(await within(dialog).findByText(/Grafana could not answer|A permission is missing/)).toBeVisible();
    sandbox.faults.clear();
    expect(await namesOf(sandbox, 'Okta SCIM')).toHaveLength(2);
    await user.click(await within(dialog).findByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText(/The rotation is complete/)).toBeVisible();
  });
});

describe("rotating SCIM Manager's own token", () => {
  const button = async () => within(await own()).findByRole('button', { name: "Rotate SCIM Manager's token" });

  it('replaces it and proves the new one', async () => {
    const { user, sandbox } = await open();
    jest.setSystemTime(START_MS + MINUTE_MS);
    await user.click(await button());
    expect(await screen.findByText('Rotated: the new token is stored and was proved')).toBeVisible();
    expect(await namesOf(sandbox, 'SCIM Manager')).toEqual(['SCIM Manager 2026-01-15T09:01:00.000Z']);
    expect(document.body.innerHTML).not.toContain('glsa_');
  });

  it.each([
    ['making it', { method: 'POST', path: TOKENS }],
    ['storing it', { method: 'POST', path: '/api/plugins/' }],
    ['proving it', { path: '/api/user', via: 'proxy' as const }],
    ['revoking the old one', { method: 'DELETE', path: '/api/serviceaccounts/' }],
  ])('goes on after a failure while %s; the old token lives until then', async (_, match) => {
    const { user, sandbox } = await open();
    jest.setSystemTime(START_MS + MINUTE_MS);
    const start = await button();
    sandbox.faults.arm({ match, fault: 'status', status: 500 });
    await user.click(start);
    expect(await within(await own()).findByTitle('Failed')).toBeInTheDocument();
    expect(await namesOf(sandbox, 'SCIM Manager')).toContain('SCIM Manager first');
    sandbox.faults.clear();
    jest.setSystemTime(START_MS + 2 * MINUTE_MS);
    await user.click(await within(await own()).findByRole('button', { name: 'Continue' }));
    expect(await screen.findByText('Rotated: the new token is stored and was proved')).toBeVisible();
    expect(await namesOf(sandbox, 'SCIM Manager')).toEqual(['SCIM Manager 2026-01-15T09:02:00.000Z']);
  });

  it('offers to revoke none of its live tokens', async () => {
    await open({
      prepare: async (sandbox) => {
        await prepared(sandbox);
        await addToken(sandbox, await accountNamed(sandbox, 'SCIM Manager'), 'by hand');
      },
    });
    const panel = await own();
    expect(await within(panel).findByRole('row', { name: /^by hand/ })).toBeVisible();
    expect(within(panel).queryByRole('button', { name: /^Revoke/ })).not.toBeInTheDocument();
  });
});

describe('what cannot be known', () => {
  it('accounts that cannot be read are a fault with another try', async () => {
    const { user } = await open({
      faults: [{ match: { path: '/api/serviceaccounts/search' }, fault: 'status', status: 500, times: 1 }],
    });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await provider()).toBeVisible();
  });

  it('tokens that cannot be read are unknown, and nothing is offered', async () => {
    await open({ faults: [{ match: { method: 'GET', path: TOKENS }, fault: 'status', status: 403 }] });
    const panel = await provider();
    expect(within(panel).getByText(/Its tokens could not be read/)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Rotation' })).not.toBeInTheDocument();
  });

  it('permissions that cannot be read are unknown', async () => {
    await open({
      faults: [{ match: { path: '/api/access-control/users/permissions/search' }, fault: 'status', status: 500 }],
    });
    const panel = await provider();
    expect(within(panel).getByText('Unknown: they could not be read')).toBeVisible();
    expect(await within(panel).findByText('Grafana could not answer')).toBeVisible();
  });

  it('an account of its own that is not known is said to be so', async () => {
    await renderOnSandbox({ route: 'configuration?tab=tokens' });
    expect(await within(await own()).findByText(/Which account it is, is not known/)).toBeVisible();
  });

  it('a Viewer sees which permission is missing', async () => {
    await open({ persona: 'viewer' });
    expect(await screen.findByText('idops-scim-app.scim:read')).toBeVisible();
  });

  it('on OSS tokens are shown, and no permission of SCIM is called missing', async () => {
    await open({ edition: 'oss' });
    const panel = await provider();
    expect(within(panel).getByRole('table', { name: 'Tokens of Okta SCIM' })).toBeVisible();
    expect(within(panel).queryByText(/Permissions are missing/)).not.toBeInTheDocument();
  });
});

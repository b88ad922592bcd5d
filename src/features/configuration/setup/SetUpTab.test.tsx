import { act, screen, waitFor, within } from '@testing-library/react';
import { connectTo } from '../../../../sandbox/provider/connectTo';
import {
  type Dialect,
  FIRST_PERSON,
  playConnectionTest,
  playFirstGroup,
  playFirstUser,
} from '../../../../sandbox/provider/play';
import type { Sandbox } from '../../../../sandbox/server/Sandbox';
import { connectFully } from '../../../../tests/support/connectFully';
import { grafanaOf } from '../../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../../tests/support/renderOnSandbox';

const SAML = { 'auth.saml': { enabled: 'true', assertion_attribute_external_uid: 'userUID' } };
const SCIM_CONFIG = '/apis/scim.grafana.app/v0alpha1/namespaces/default/config/default';

const open = (options: OnSandbox = {}) =>
  renderOnSandbox({
    route: 'configuration?tab=setup',
    story: 'fresh',
    ini: SAML,
    grafanaUrl: 'https://grafana.example.com',
    isConnected: false,
    ...options,
    prepare: async (sandbox) => {
      await connectFully(sandbox);
      await options.prepare?.(sandbox);
    },
  });

const choose = (name: string) => screen.findByRole('radio', { name });
const headingOf = (title: string) => screen.findByRole('button', { name: new RegExp(`^\\d\\. ${title}`) });
const item = async (title: string) => (await headingOf(title)).closest('li') ?? document.body;
const expectState = async (title: string, state: string) =>
  waitFor(async () => expect(await headingOf(title)).toHaveTextContent(new RegExp(`${state}$`)));

const ACCOUNT = 'Service account for the identity provider';
const TOKEN = 'Token for the identity provider';
const VALUES = 'Values for its console';
const SWITCHES = 'Switches in Grafana';
const TEST = 'Connection test of the identity provider';
const PERSON = 'First person arrives';
const GROUP = 'First group arrives';
const SIGN_IN = 'First sign-in';

/** The person comes back from the other tab, where something was done. */
const comeBack = () => act(() => void window.dispatchEvent(new Event('visibilitychange')));

const provider = (sandbox: Sandbox, token: string) =>
  connectTo({ url: sandbox.info().scimUrl, token, send: (request) => sandbox.handle(request) });

const savedSettings = async (sandbox: Sandbox) =>
  (await grafanaOf(sandbox)('GET', '/api/plugins/idops-scim-app/settings')).jsonData;

const accountNamed = async (sandbox: Sandbox, name: string) => {
  const { serviceAccounts } = await grafanaOf(sandbox)('GET', '/api/serviceaccounts/search');
  return (serviceAccounts as Array<{ id: number; name: string; role: string }>).find((one) => one.name === name);
};

const shownKey = async (label: string | RegExp): Promise<string> => {
  const [field] = await screen.findAllByLabelText(label);
  return field?.getAttribute('value') ?? '';
};

describe.each<[Dialect, string, string]>([
  ['okta', 'Okta', 'SCIM connector base URL'],
  ['entra', 'Microsoft Entra ID', 'Tenant URL'],
])('from nothing with %s', (dialect, name, urlField) => {
  it('to the first person and group, each step seen by itself', async () => {
    const { user, sandbox } = await open();
    await user.click(await choose(name));
    await expectState('Prerequisites', 'Done');
    await expectState(ACCOUNT, 'To do');
    await expectState(TOKEN, 'Later');

    await user.click(await screen.findByRole('button', { name: 'Create the service account' }));
    await expectState(ACCOUNT, 'Done');
    const account = await accountNamed(sandbox, `${name} SCIM`);
    expect(account).toMatchObject({ role: 'None' });
    await waitFor(async () =>
      expect(await savedSettings(sandbox)).toMatchObject({ preset: dialect, providerAccountId: account?.id })
    );

    await user.click(await screen.findByRole('button', { name: 'Create the token' }));
    const key = await shownKey(dialect === 'okta' ? /^Authorization/ : /^Secret Token/);
    expect(key).toMatch(/^glsa_/);
    await expectState(TOKEN, 'Done');
    await expectState(VALUES, 'To do');
    expect(await shownKey(urlField)).toBe(
      'https://grafana.example.com/apis/scim.grafana.app/v0alpha1/namespaces/default'
    );
    await expectState(TEST, 'Waiting');

    const connector = provider(sandbox, key);
    await playConnectionTest(dialect, connector);
    comeBack();
    await expectState(TEST, 'Done');
    await expectState(VALUES, 'Done');
    expect(screen.getByRole('status')).toHaveTextContent(`Done: ${VALUES}, ${TEST}`);

    const member = await playFirstUser(dialect, connector, FIRST_PERSON);
    comeBack();
    await expectState(PERSON, 'Done');
    await expectState(SIGN_IN, 'Waiting');
    await playFirstGroup(dialect, connector, member);
    comeBack();
    await expectState(GROUP, 'Done');
    await user.click(await headingOf(PERSON));
    expect(await item(PERSON)).toHaveTextContent('Ines Walker (ines.walker@example.com) was created by SCIM');
  });
});

const withPreset = (preset: string) => async (sandbox: Sandbox) => {
  const grafana = grafanaOf(sandbox);
  const { jsonData } = await grafana('GET', '/api/plugins/idops-scim-app/settings');
  await grafana('POST', '/api/plugins/idops-scim-app/settings', {
    enabled: true,
    jsonData: { ...(jsonData as object), preset },
  });
};
const openOkta = ({ prepare, ...options }: OnSandbox = {}) =>
  open({
    ...options,
    prepare: async (sandbox) => {
      await withPreset('okta')(sandbox);
      await prepare?.(sandbox);
    },
  });

describe('prerequisites', () => {
  it.each<[string, OnSandbox, string, RegExp]>([
    ['OSS', { edition: 'oss' }, 'Later', /This is Grafana OSS, which has no SCIM.*Install Grafana Enterprise/],
    ['a licence that has ended', { licence: 'expired' }, 'Later', /The licence ended on 2026-01-05/],
    ['no licence', { licence: 'none' }, 'Later', /Grafana answers as if it had no SCIM/],
    ['a version that is too old', { version: '11.6.0' }, 'Later', /Grafana 11\.6\.0 has no SCIM/],
    ['a toggle that is off', { version: '12.3.0', toggles: { enableSCIM: false } }, 'Later', /enableSCIM/],
    [
      'a version with the flaw',
      { version: '12.2.0', toggles: { enableSCIM: true } },
      'To do',
      /CVE-2025-41115.*Upgrade before/,
    ],
    ['SAML that is off', { ini: {} }, 'To do', /SAML is off/],
    [
      'a claim that is not set',
      { ini: { 'auth.saml': { enabled: 'true', assertion_attribute_external_uid: '' } } },
      'To do',
      /assertion_attribute_external_uid is not set/,
    ],
    ['an address of this machine', { grafanaUrl: 'http://localhost:3000' }, 'To do', /works on this machine only/],
  ])('%s is said, with what to do', async (_, options, account, words) => {
    const { user } = await openOkta(options);
    await expectState(ACCOUNT, account);
    const heading = await headingOf('Prerequisites');
    if (heading.getAttribute('aria-expanded') === 'false') {
      await user.click(heading);
    }
    expect(await item('Prerequisites')).toHaveTextContent(words);
    expect(heading).not.toHaveTextContent(/^1\. PrerequisitesDone$/);
  });

  it('Team Sync beside group sync is said, by the name of the team', async () => {
    const { user } = await openOkta({
      prepare: async (sandbox) => {
        const grafana = grafanaOf(sandbox);
        const { teamId } = await grafana('POST', '/api/teams', { name: 'Payments' });
        await grafana('POST', `/api/teams/${String(teamId)}/groups`, { groupId: 'cn=payments' });
      },
    });
    await expectState('Prerequisites', 'Failed');
    await user.click(await headingOf('Prerequisites'));
    expect(await item('Prerequisites')).toHaveTextContent(/fills 1 team: Payments.*allows only one of the two/);
  });
});

describe('the service account', () => {
  it('gets the wider fixed roles from whoever may not make roles, and the page says so', async () => {
    const { user, sandbox } = await openOkta({
      faults: [
        { match: { method: 'POST', path: '/api/access-control/roles', via: 'direct' }, fault: 'status', status: 403 },
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'Create the service account' }));
    await expectState(ACCOUNT, 'Done');
    await user.click(await headingOf(ACCOUNT));
    expect(await item(ACCOUNT)).toHaveTextContent(
      /You may not make roles, so the wider fixed:org\.users:writer is used/
    );
    expect(await accountNamed(sandbox, 'Okta SCIM')).toMatchObject({ role: 'None' });
  });

  it('may be for people alone', async () => {
    const { user } = await openOkta();
    await screen.findByRole('button', { name: 'Create the service account' });
    await user.click(await screen.findByRole('radio', { name: 'People only' }));
    await user.click(await screen.findByRole('button', { name: 'Create the service account' }));
    await expectState(ACCOUNT, 'Done');
    await user.click(await headingOf(ACCOUNT));
    expect(within(screen.getByRole('list', { name: 'User sync' })).getAllByTitle('Given')).toHaveLength(4);
    expect(within(screen.getByRole('list', { name: 'Group sync' })).getAllByTitle('Not given')).toHaveLength(4);
  });

  it('is continued where a step failed', async () => {
    const { user } = await openOkta({
      faults: [{ match: { method: 'POST', path: '/api/serviceaccounts' }, fault: 'status', status: 500, times: 1 }],
    });
    await user.click(await screen.findByRole('button', { name: 'Create the service account' }));
    expect(await screen.findByTitle('Failed')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    await expectState(ACCOUNT, 'Done');
  });

  it('that is only inferred is said to be, and can be confirmed', async () => {
    const { user, sandbox } = await openOkta({ story: 'demo' });
    await user.click(await headingOf(ACCOUNT));
    await user.click(await screen.findByRole('button', { name: 'Yes, this is its account' }));
    await waitFor(async () =>
      expect(await savedSettings(sandbox)).toMatchObject({ preset: 'okta', providerAccountId: expect.any(Number) })
    );
    await waitFor(() => expect(screen.queryByText(/inferred from its name/)).not.toBeInTheDocument());
  });
});

describe('the token', () => {
  const withAccount = async (sandbox: Sandbox) => {
    await grafanaOf(sandbox)('POST', '/api/serviceaccounts', { name: 'Okta SCIM', role: 'Admin' });
  };

  it('lives no longer than the server allows', async () => {
    const { user } = await openOkta({ tokenExpirationDayLimit: 30, prepare: withAccount });
    const days = await screen.findByRole('textbox', { name: /Lifetime in days/ });
    expect(days).toHaveValue('30');
    expect(await item(TOKEN)).toHaveTextContent('This Grafana allows 30 days at most.');
    await user.clear(days);
    await user.type(days, '31');
    expect(await item(TOKEN)).toHaveTextContent('Write a number of days from 1 to 30.');
    expect(screen.getByRole('button', { name: 'Create the token' })).toBeDisabled();
  });

  it('is gone after leaving; the lost one is found again and revoked', async () => {
    const { user, sandbox } = await openOkta({
      prepare: async (sandbox) => {
        await withAccount(sandbox);
        const { id } = (await accountNamed(sandbox, 'Okta SCIM')) ?? { id: 0 };
        await grafanaOf(sandbox)('POST', `/api/serviceaccounts/${id}/tokens`, { name: 'lost', secondsToLive: 86_400 });
      },
    });
    await expectState(TOKEN, 'Done');
    await expectState(TEST, 'Waiting');
    await user.click(await headingOf(TOKEN));
    expect(await item(TOKEN)).toHaveTextContent(/Nothing has used this token yet.*cannot be shown again here/);
    await user.click(await screen.findByRole('button', { name: 'Revoke lost' }));
    await expectState(TOKEN, 'To do');
    expect(await accountNamed(sandbox, 'Okta SCIM')).toMatchObject({ tokens: 0 });
  });

  it('is hidden as soon as it was stored elsewhere', async () => {
    const { user } = await openOkta({ prepare: withAccount });
    await user.click(await screen.findByRole('button', { name: 'Create the token' }));
    await user.click(await screen.findByRole('button', { name: 'I have stored it: hide it' }));
    expect(document.body.innerHTML).not.toContain('glsa_');
  });

  it('that could not be made says why', async () => {
    const { user } = await openOkta({
      prepare: withAccount,
      faults: [{ match: { method: 'POST', path: '/api/serviceaccounts/*/tokens' }, fault: 'status', status: 500 }],
    });
    await user.click(await screen.findByRole('button', { name: 'Create the token' }));
    expect(await screen.findByText('The token was not created')).toBeVisible();
  });
});

describe('what could not be read', () => {
  it('is unknown, never done, until it can', async () => {
    const { user, sandbox } = await openOkta({
      faults: [
        { match: { path: '/api/serviceaccounts/search', via: 'proxy' }, fault: 'status', status: 500 },
        { match: { path: SCIM_CONFIG, via: 'proxy' }, fault: 'malformed' },
        { match: { path: '/api/org/users/search', via: 'proxy' }, fault: 'drop' },
      ],
    });
    for (const title of [ACCOUNT, TOKEN, SWITCHES, PERSON]) {
      await expectState(title, 'Unknown');
    }
    expect(screen.getByText(/The three switches could not be read/)).toBeVisible();
    sandbox.faults.clear();
    await user.click(await screen.findByRole('button', { name: 'Look again' }));
    await expectState(ACCOUNT, 'To do');
    await expectState(SWITCHES, 'Done');
  });

  it('does not hide that the choice was not kept', async () => {
    const { user } = await open({
      faults: [
        { match: { method: 'POST', path: '/api/plugins/idops-scim-app/settings' }, fault: 'status', status: 500 },
      ],
    });
    await user.click(await choose('Okta'));
    expect(await screen.findByText('The choice could not be kept')).toBeVisible();
  });
});

it('marks a provider that Grafana does not support', async () => {
  const { user } = await open();
  await user.click(await choose('Generic SCIM 2.0'));
  expect(await screen.findByText(/supports only Okta and Microsoft Entra ID/)).toBeVisible();
});

it('gives away as code what stands in Grafana', async () => {
  const { user } = await openOkta();
  expect(await screen.findByLabelText('Content of grafana.ini')).toHaveDisplayValue(/user_sync_enabled = true/);
  await user.click(await screen.findByRole('radio', { name: 'Terraform' }));
  expect(screen.getByLabelText('Content of scim.tf')).toHaveDisplayValue(/enable_user_sync +=/);
  await user.click(await screen.findByRole('radio', { name: 'Environment variables' }));
  expect(screen.getByText(/On some Grafana servers these variables change nothing/)).toBeVisible();
});

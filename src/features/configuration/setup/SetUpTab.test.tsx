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

/** Connects as the guided action does: with an account of the plugin's own that may read and change SCIM settings. */
async function connectFully(sandbox: Sandbox) {
  const grafana = grafanaOf(sandbox);
  const { id } = await grafana('POST', '/api/serviceaccounts', { name: 'SCIM Manager', role: 'Admin' });
  const { key } = await grafana('POST', `/api/serviceaccounts/${id}/tokens`, { name: 'own' });
  if (sandbox.edition === 'enterprise' && sandbox.instance.licence !== 'none') {
    const roles = (await grafana('GET', '/api/access-control/roles')) as unknown as Array<{
      uid: string;
      name: string;
    }>;
    const roleUid = roles.find(({ name }) => name === 'fixed:authentication.config:writer')?.uid;
    await grafana('POST', `/api/access-control/users/${id}/roles`, { roleUid });
  }
  await grafana('POST', '/api/plugins/idops-scim-app/settings', {
    enabled: true,
    jsonData: { grafanaUrl: sandbox.grafanaUrl, namespace: 'default', serviceAccountId: id },
    secureJsonData: { grafanaToken: key },
  });
}

const choose = (name: string) => screen.findByRole('radio', { name });
const headingOf = (title: string) => screen.findByRole('button', { name: new RegExp(`^\\d\\. ${title}`) });
const item = async (title: string) => (await headingOf(title)).closest('li') ?? document.body;
const expectState = async (title: string, state: string) =>
  waitFor(async () => expect(await headingOf(title)).toHaveTextContent(new RegExp(`${state}$`)), { timeout: 5_000 });

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

describe.each<[Dialect, string, string, string]>([
  ['okta', 'Okta', 'SCIM connector base URL', 'Test Connector Configuration'],
  ['entra', 'Microsoft Entra ID', 'Tenant URL', 'Test connection'],
])('from nothing with %s', (dialect, name, urlField, testButton) => {
  it('to the first person and group, each step seen by itself', async () => {
    const { user, sandbox } = await open();
    await user.click(await choose(name));
    await expectState('Prerequisites', 'Done');
    await expectState(ACCOUNT, 'To do');
    await expectState(TOKEN, 'Later');

    await user.click(screen.getByRole('button', { name: 'Create the service account' }));
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
    expect(screen.queryByText(testButton)).not.toBeInTheDocument();

    const member = await playFirstUser(dialect, connector, FIRST_PERSON);
    comeBack();
    await expectState(PERSON, 'Done');
    await expectState(SIGN_IN, 'Waiting');
    await playFirstGroup(dialect, connector, member);
    comeBack();
    await expectState(GROUP, 'Done');
    await user.click(await headingOf(PERSON));
    expect(await item(PERSON)).toHaveTextContent('Ines Walker (ines.walker@example.com) was created by SCIM.');
  });
});

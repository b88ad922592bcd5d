import { screen, waitFor, within } from '@testing-library/react';
import { findDialog } from '../../../../tests/support/dialog';
import { connectFully } from '../../../../tests/support/connectFully';
import { grafanaOf } from '../../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../../tests/support/renderOnSandbox';
import { CHECKS } from '../../../domain/diagnostics/checks';

const open = (options: OnSandbox = {}, query = '') =>
  renderOnSandbox({
    route: `configuration?tab=diagnostics${query}`,
    isConnected: false,
    prepare: connectFully,
    ...options,
  });

afterEach(() => jest.restoreAllMocks());

const ended = () => screen.findByText('Checked', undefined, { timeout: 30_000 });
const checks = () => within(screen.getByRole('list', { name: 'Checks' })).queryAllByRole('heading', { level: 3 });
const titleOf = (id: string) => CHECKS.find((check) => check.id === id)?.title ?? `no check ${id}`;
const item = (id: string) =>
  within(screen.getByRole('list', { name: 'Checks' }))
    .getByText(titleOf(id))
    .closest('li') ?? document.body;
const STATES = ['Failed', 'Warning', 'Unknown', 'Passed', 'Does not apply'];
const stateOf = (id: string) => STATES.filter((word) => within(item(id)).queryByText(word, { exact: true }));

async function opened(view: Awaited<ReturnType<typeof open>>, id: string) {
  const toggle = within(within(item(id)).getByRole('heading', { level: 3 })).getByRole('button');
  if (toggle.getAttribute('aria-expanded') === 'false') {
    await view.user.click(toggle);
  }
  return within(item(id));
}

/** What a click on Download hands over. */
function caughtDownload(): { text(): Promise<string>; name(): string } {
  let blob: Blob | undefined;
  let name = '';
  URL.createObjectURL = (made) => {
    blob = made instanceof Blob ? made : undefined;
    return 'blob:test';
  };
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download;
  });
  return {
    name: () => name,
    text: async () => blob?.text() ?? '',
  };
}

describe('an organisation with many things wrong', () => {
  it('names what is wrong, by whom, and where it is mended', async () => {
    const view = await open({ story: 'troubled' });
    await ended();
    expect(checks()).toHaveLength(CHECKS.length);
    const failed = ['team-sync', 'lock-out', 'saml-claim', 'external-id-missing', 'public-url-https'];
    const warned = ['external-id-numeric', 'email-case', 'administrators', 'over-privileged', 'tokens-several'];
    expect(failed.map(stateOf)).toEqual(failed.map(() => ['Failed']));
    expect(warned.map(stateOf)).toEqual(warned.map(() => ['Warning']));
    expect(stateOf('edition')).toEqual(['Passed']);

    const locked = await opened(view, 'lock-out');
    expect(locked.getByText(/the next sign-in ends with "User is not provisioned"/)).toBeVisible();
    expect(locked.getByText('Derek Stone')).toBeVisible();
    expect(locked.getByRole('link', { name: 'Open the settings' })).toHaveAttribute(
      'href',
      expect.stringContaining('configuration?tab=settings')
    );
    expect(locked.getByRole('link', { name: /Where this is written/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/^https:/)
    );
  });

  it('puts what failed first, and opens only that', async () => {
    await open({ story: 'troubled' });
    await ended();
    const states = checks().map((heading) => STATES.findIndex((word) => heading.textContent?.startsWith(word)));
    expect(states).toEqual([...states].sort((a, b) => a - b));
    const expanded = checks().map((heading) => within(heading).getByRole('button').getAttribute('aria-expanded'));
    expect(expanded).toEqual(states.map((state) => String(state === 0)));
  });

  it('filters by result and part, which stand in the address', async () => {
    const { user } = await open({ story: 'troubled' }, '&state=warn&area=tokens');
    await ended();
    expect(checks().length).toBeGreaterThan(3);
    expect(checks().every((heading) => /^Warning.*Tokens$/.test(heading.textContent ?? ''))).toBe(true);
    expect(screen.getByRole('radio', { name: /^Warning/ })).toBeChecked();

    await user.click(await screen.findByRole('radio', { name: /^Unknown/ }));
    expect(await screen.findByText('No check is in this state')).toBeVisible();
    await user.click(await screen.findByRole('radio', { name: /^All/ }));
    await waitFor(() => expect(checks()).toHaveLength(CHECKS.filter(({ area }) => area === 'tokens').length));
  });
});

describe('a prerequisite that is missing', () => {
  it.each<[string, OnSandbox, Record<string, string>]>([
    [
      'the licence',
      { licence: 'none', isConnected: true, prepare: undefined },
      { licence: 'Failed', endpoint: 'Failed' },
    ],
    ['a licence that has not ended', { licence: 'expired' }, { 'licence-expiry': 'Failed' }],
    ['a licence that lasts', { licence: 'expiring' }, { 'licence-expiry': 'Warning' }],
    ['the toggle', { version: '12.3.0' }, { toggle: 'Failed', version: 'Warning', endpoint: 'Failed' }],
    [
      'a version without the flaw',
      { version: '12.2.1', toggles: { enableSCIM: true } },
      { 'cve-2025-41115': 'Failed', toggle: 'Passed', endpoint: 'Passed' },
    ],
    ['SAML', { ini: { 'auth.saml': { enabled: 'false' } } }, { saml: 'Failed', 'saml-claim': 'Does not apply' }],
    [
      'the sign-in form',
      { ini: { auth: { disable_login_form: 'true' } } },
      { 'sign-in-form': 'Warning', 'way-in': 'Failed' },
    ],
    [
      'the name of the claim',
      { ini: { 'auth.saml': { enabled: 'true', assertion_attribute_external_uid: '' } } },
      { 'saml-claim': 'Failed' },
    ],
  ])('is named: %s', async (_, options, expected) => {
    await open({ story: 'fresh', ...options });
    await ended();
    const ids = Object.keys(expected);
    expect(Object.fromEntries(ids.map((id) => [id, stateOf(id)[0]]))).toEqual(expected);
  });
});

describe('running again', () => {
  it('runs one, reading what it needs again', async () => {
    const view = await open({ story: 'troubled' });
    await ended();
    expect(stateOf('administrators')).toEqual(['Warning']);
    const editor = view.sandbox.store.users.by('login', 'editor');
    await grafanaOf(view.sandbox)('PATCH', `/api/org/users/${editor?.id}`, { role: 'Admin' });
    const one = await opened(view, 'administrators');
    await view.user.click(one.getByRole('button', { name: /^Run again: / }));
    await waitFor(() => expect(stateOf('administrators')).toEqual(['Passed']));
    expect(stateOf('lock-out')).toEqual(['Failed']);
  });

  it('runs all, and keeps what it knew until it is done', async () => {
    const view = await open({ story: 'troubled' });
    await ended();
    view.sandbox.faults.arm({ match: { path: '/api/org/users/search' }, fault: 'status', status: 500 });
    await view.user.click(await screen.findByRole('button', { name: 'Run all again' }));
    expect(checks()).toHaveLength(CHECKS.length);
    await waitFor(() => expect(stateOf('administrators')).toEqual(['Unknown']), { timeout: 30_000 });
    expect(stateOf('edition')).toEqual(['Passed']);
  });

  it('does not run twice when the tab is left and opened again', async () => {
    const view = await open();
    await ended();
    view.sandbox.faults.arm({ match: { path: '/api/org/users/search' }, fault: 'status', status: 500 });
    await view.user.click(await screen.findByRole('tab', { name: 'Settings' }));
    await screen.findByRole('heading', { name: 'What the identity provider may do' });
    await view.user.click(await screen.findByRole('tab', { name: 'Diagnostics' }));
    await ended();
    expect(stateOf('administrators')).toEqual(['Passed']);
  });
});

describe('what cannot be known', () => {
  it('is unknown, and says why', async () => {
    const view = await open({
      faults: [{ match: { path: '/apis/scim.grafana.app/**' }, fault: 'status', status: 500 }],
    });
    await ended();
    expect(stateOf('external-id-missing')).toEqual(['Unknown']);
    expect(stateOf('group-duplicate')).toEqual(['Unknown']);
    expect(stateOf('endpoint')).toEqual(['Failed']);
    const why = await opened(view, 'external-id-missing');
    expect(why.getByText('What it needs could not be read.')).toBeVisible();
    expect(why.getByText(/scim\.listUsers/)).toBeVisible();
  });

  it('is never a pass on open source', async () => {
    await open({ edition: 'oss' });
    await ended();
    expect(stateOf('edition')).toEqual(['Failed']);
    expect(stateOf('user-sync')).toEqual(['Does not apply']);
    expect(stateOf('endpoint')).toEqual(['Does not apply']);
    expect(stateOf('administrators')).toEqual(['Passed']);
  });

  it('is not asked by somebody who may not', async () => {
    await open({ persona: 'viewer' });
    expect(await screen.findByText('You may not see this')).toBeVisible();
    expect(screen.queryByRole('list', { name: 'Checks' })).not.toBeInTheDocument();
  });

  it('stays open where nothing is provisioned yet', async () => {
    await open({ story: 'fresh' });
    await ended();
    expect(stateOf('provider-account')).toEqual(['Failed']);
    expect(stateOf('external-id-missing')).toEqual(['Passed']);
    expect(stateOf('provider-silence')[0]).toMatch(/Unknown|Does not apply/);
    expect(stateOf('mapping')).toEqual(['Does not apply']);
  });
});

describe('the support bundle', () => {
  it.each([
    ['Markdown', 'md'],
    ['JSON', 'json'],
  ])('in %s names nobody of the organisation', async (format, extension) => {
    const view = await open({ story: 'troubled' });
    await ended();
    await view.user.click(await screen.findByRole('button', { name: 'Support bundle' }));
    const dialog = within(await findDialog({ name: 'Support bundle' }));
    await view.user.click(dialog.getByRole('radio', { name: format }));
    const download = caughtDownload();
    await view.user.click(dialog.getByRole('button', { name: 'Download' }));
    expect(download.name()).toBe(`scim-manager-2026-01-15.${extension}`);
    const text = await download.text();
    expect(text.length).toBeGreaterThan(5_000);
    const { users, teams, serviceAccounts } = view.sandbox.store;
    const names = [
      ...users.all().flatMap(({ login, email, name, uid }) => [login, email, name, uid]),
      ...teams.all().flatMap(({ name, uid }) => [name, uid]),
      ...(serviceAccounts?.all() ?? []).map(({ name }) => name),
    ];
    const ownWords = new Set(['admin', 'editor', 'viewer', 'SCIM Manager']);
    const told = names.filter((name) => name.length > 2 && !ownWords.has(name) && text.includes(name));
    expect(told).toEqual([]);
    expect(text).not.toMatch(/glsa_|example\.com|127\.0\.0\.1/);
    expect(text).toContain('person-1');
  });

  it('names people when it is told to, after a warning', async () => {
    const view = await open({ story: 'troubled' });
    await ended();
    await view.user.click(await screen.findByRole('button', { name: 'Support bundle' }));
    const dialog = within(await findDialog({ name: 'Support bundle' }));
    const preview = dialog.getByRole('textbox', { name: 'What will be in it' });
    expect(preview).not.toHaveDisplayValue(/Derek Stone/);
    await view.user.click(dialog.getByRole('switch', { name: /Leave out personal data/ }));
    expect(await dialog.findByText('People are named in it')).toBeVisible();
    expect(preview).toHaveDisplayValue(/Derek Stone/);
  });
});

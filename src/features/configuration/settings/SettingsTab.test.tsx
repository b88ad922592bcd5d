import { screen, waitFor, within } from '@testing-library/react';
import type { Sandbox } from '../../../../sandbox/server/Sandbox';
import { fillIn, findDialog } from '../../../../tests/support/dialog';
import { connectFully } from '../../../../tests/support/connectFully';
import { grafanaOf } from '../../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../../tests/support/renderOnSandbox';

const SCIM_CONFIG = '/apis/scim.grafana.app/v0alpha1/namespaces/default/config/default';
const PEOPLE = '/api/org/users/search';
const ADMIN_SETTINGS = '/api/admin/settings';
const FILE = { 'auth.scim': { user_sync_enabled: 'true', group_sync_enabled: 'false' } };

const open = (options: OnSandbox = {}) =>
  renderOnSandbox({ route: 'configuration?tab=settings', isConnected: false, prepare: connectFully, ...options });
const failing = (path: string, status = 500) => [
  { match: { path, via: 'proxy' as const }, fault: 'status' as const, status },
];

const spec = async (sandbox: Sandbox) => (await grafanaOf(sandbox)('GET', SCIM_CONFIG)).spec;

/** Saves as somebody else would, past the page. */
async function saveElsewhere(sandbox: Sandbox, switches: Record<string, boolean>) {
  const grafana = grafanaOf(sandbox);
  const current = await grafana('GET', SCIM_CONFIG);
  const before = typeof current.spec === 'object' ? current.spec : {};
  await grafana('PUT', SCIM_CONFIG, { ...current, spec: { ...before, ...switches } });
}

const radio = async (name: string, option: 'On' | 'Off') =>
  within(await screen.findByRole('radiogroup', { name })).getByRole('radio', { name: option });

async function review(view: Awaited<ReturnType<typeof open>>, name: string, option: 'On' | 'Off') {
  await view.user.click(await radio(name, option));
  await view.user.click(await screen.findByRole('button', { name: 'Review the change' }));
  return within(await findDialog({ name: 'Save the SCIM settings' }));
}

const enabled = (name: string) =>
  waitFor(() => {
    const button = screen.getByRole('button', { name });
    expect(button).toBeEnabled();
    return button;
  });

const cells = async (name: string) =>
  within(await screen.findByRole('row', { name: new RegExp(`^${name} `) }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

describe('the values', () => {
  it('stand side by side with what the file says', async () => {
    await open({ ini: FILE });
    expect(await cells('User sync')).toEqual(['On', 'On', 'On']);
    expect(await cells('Group sync')).toEqual(['On', 'On', 'Off']);
    expect(screen.getByText(/the configuration file counts for none of them/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Review the change' })).toBeDisabled();
  });

  it('are those of the file while nothing is saved', async () => {
    await open({
      ini: FILE,
      prepare: async (sandbox) => {
        await connectFully(sandbox);
        await grafanaOf(sandbox)('DELETE', SCIM_CONFIG);
      },
    });
    expect(await cells('User sync')).toEqual(['On', 'Nothing saved', 'On']);
    expect(screen.queryByRole('button', { name: /Go back/ })).not.toBeInTheDocument();
  });

  it('are unknown, not off, when they could not be read', async () => {
    await open({ faults: failing(SCIM_CONFIG) });
    expect(await screen.findByText('Not every value could be read')).toBeVisible();
    expect(await cells('User sync')).toEqual(['Unknown', 'Unknown', 'Off']);
    for (const option of ['On', 'Off'] as const) {
      expect(await radio('User sync', option)).not.toBeChecked();
    }
  });

  it('do not exist on OSS, and the page says so', async () => {
    await renderOnSandbox({ route: 'configuration?tab=settings', story: 'fresh', edition: 'oss' });
    expect(await screen.findByText('SCIM is not available in this Grafana')).toBeVisible();
    expect(screen.queryByRole('radiogroup')).not.toBeInTheDocument();
  });
});

describe('rejecting people who are not provisioned', () => {
  it('names who could not sign in and the way in, and saves after the words are typed', async () => {
    const view = await open();
    const dialog = await review(view, 'Reject non-provisioned users', 'On');
    expect(await dialog.findByRole('alert', { name: /people could not sign in any more/ })).toHaveTextContent(
      /Derek Stone.*Elif Kaya/
    );
    expect(dialog.getByText(/^A way in is left/)).toBeVisible();
    expect(dialog.queryByText('You would be locked out.')).not.toBeInTheDocument();
    const save = dialog.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    fillIn(dialog.getByLabelText(/to confirm/), 'lock out');
    await view.user.click(save);
    expect(await screen.findByText('Saved')).toBeVisible();
    await waitFor(async () => expect(await cells('Reject non-provisioned users')).toEqual(['On', 'On', 'Off']));
    expect(await spec(view.sandbox)).toMatchObject({ enableUserSync: true, rejectNonProvisionedUsers: true });
  });

  it('refuses without the words when the sign-in form is disabled', async () => {
    const view = await open({ ini: { auth: { disable_login_form: 'true' } } });
    const dialog = await review(view, 'Reject non-provisioned users', 'On');
    expect(await dialog.findByRole('alert', { name: /No way in is left/ })).toHaveTextContent('disable_login_form');
    expect(dialog.queryByText(/^A way in is left/)).not.toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('asks for typed words when nobody can be named', async () => {
    const view = await open({ faults: failing(PEOPLE) });
    const dialog = await review(view, 'Reject non-provisioned users', 'On');
    expect(await dialog.findByText('Whom this concerns is not known')).toBeVisible();
    expect(await dialog.findByRole('alert', { name: /people could not be read/ })).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    fillIn(dialog.getByLabelText(/to confirm/), 'lock out');
    expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled();
  });
});

describe('when two administrators save at once', () => {
  it('the second is told what changed, and saves on top of it', async () => {
    const view = await open();
    await review(view, 'Group sync', 'Off');
    await saveElsewhere(view.sandbox, { enableUserSync: false });
    await view.user.click(await enabled('Save'));
    expect(await screen.findByText('User sync: was On, is Off now')).toBeVisible();
    expect(await spec(view.sandbox)).toMatchObject({ enableUserSync: false, enableGroupSync: true });

    await view.user.click(await enabled('Save'));
    expect(await screen.findByText('Saved')).toBeVisible();
    expect(await spec(view.sandbox)).toMatchObject({ enableUserSync: false, enableGroupSync: false });
  });

  it('and says so when the other one chose the same', async () => {
    const view = await open();
    await review(view, 'Group sync', 'Off');
    await saveElsewhere(view.sandbox, { enableGroupSync: false });
    await view.user.click(await enabled('Save'));
    expect(await screen.findByText(/What you chose is in force already/)).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('group sync', () => {
  it('off: names the teams that go stale', async () => {
    const view = await open();
    const dialog = await review(view, 'Group sync', 'Off');
    const alert = await dialog.findByRole('alert', { name: /12 provisioned teams stay/ });
    expect(alert).toHaveTextContent(/SRE/);
    expect(alert).toHaveTextContent('can be changed by hand');
  });

  const withTeamSync = async (sandbox: Sandbox) => {
    await connectFully(sandbox);
    await saveElsewhere(sandbox, { enableGroupSync: false });
    const { teams } = await grafanaOf(sandbox)('GET', '/api/teams/search?query=Platform%20Engineers');
    const [team] = Array.isArray(teams) ? teams : [];
    await grafanaOf(sandbox)('POST', `/api/teams/${team.id}/groups`, { groupId: 'cn=platform,ou=groups' });
  };

  it('on: names the Team Sync mappings that collide', async () => {
    const view = await open({ prepare: withTeamSync });
    const dialog = await review(view, 'Group sync', 'On');
    expect(await dialog.findByRole('alert', { name: /^1 Team Sync mapping collides/ })).toHaveTextContent(
      'Platform Engineers ← cn=platform,ou=groups'
    );
  });

  it('on: says that Team Sync could not be read', async () => {
    const view = await open({ prepare: withTeamSync, faults: failing('/api/teams/*/groups') });
    const dialog = await review(view, 'Group sync', 'On');
    expect(
      await dialog.findByRole('alert', { name: 'Whether Team Sync maps groups to teams could not be read.' })
    ).toBeVisible();
  });
});

describe('going back to the file', () => {
  const openReset = async (view: Awaited<ReturnType<typeof open>>) => {
    await view.user.click(await screen.findByRole('button', { name: /Go back to the file/ }));
    return within(await findDialog());
  };

  it('shows what each switch becomes, and takes away what was saved', async () => {
    const view = await open({ ini: FILE });
    const dialog = await openReset(view);
    expect(dialog.getByText('Group sync: On → Off')).toBeVisible();
    await view.user.click(await enabled('Go back'));
    await waitFor(async () => expect(await cells('Group sync')).toEqual(['Off', 'Nothing saved', 'Off']));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('asks for typed words when the file cannot be read', async () => {
    const view = await open({ faults: failing(ADMIN_SETTINGS, 403) });
    const dialog = await openReset(view);
    expect(dialog.getByText('User sync: On → Unknown')).toBeVisible();
    expect(
      await dialog.findByText('Whether people who are not provisioned will be turned away is not known.')
    ).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Go back' })).toBeDisabled();
  });

  it('does not take away what somebody else saved in between', async () => {
    const view = await open({ ini: FILE });
    await openReset(view);
    await saveElsewhere(view.sandbox, { rejectNonProvisionedUsers: true });
    await view.user.click(await enabled('Go back'));
    expect(await screen.findByText('Reject non-provisioned users: On → Off')).toBeVisible();
    expect(await spec(view.sandbox)).toMatchObject({ rejectNonProvisionedUsers: true });
  });
});

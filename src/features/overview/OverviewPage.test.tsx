import { screen, waitFor, within } from '@testing-library/react';
import type { Sandbox } from '../../../sandbox/server/Sandbox';
import { grafanaOf } from '../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../tests/support/renderOnSandbox';

const open = (options: OnSandbox = {}) => renderOnSandbox({ route: '', ...options });
const section = (name: string) => screen.findByRole('region', { name });
/** A number once it is known, or known to be unknown. */
const number = async (place: string, label: string) => {
  const link = await within(await section(place)).findByRole('link', { name: new RegExp(`^${label} `) });
  await waitFor(() => expect(link).not.toHaveAccessibleName(/…$/));
  return link;
};
const direct = (path: string, status = 500) => ({
  match: { path, via: 'proxy' as const },
  fault: 'status' as const,
  status,
});

/** With a token that may read everything, SCIM settings included. */
async function connectAsAdministrator(sandbox: Sandbox, choices: Record<string, unknown> = {}) {
  const { grafanaUrl, namespace, tokens } = sandbox.info();
  const settings = {
    enabled: true,
    jsonData: { grafanaUrl, namespace, ...choices },
    secureJsonData: { grafanaToken: tokens.admin },
  };
  await sandbox.handle(
    new Request(new URL('/api/plugins/idops-scim-app/settings', grafanaUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.admin}`, 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    })
  );
}

/** Stores a record as the plugin does. */
const keepRecord = (sandbox: Sandbox, kind: string, body: unknown) =>
  grafanaOf(sandbox)('POST', '/api/dashboards/db', {
    dashboard: {
      uid: `idops-scim-${kind}`,
      title: kind,
      tags: ['scim-manager', `scim-manager-${kind}`],
      panels: [],
      scimManager: { kind, format: 1, savedBy: 'ana', body },
    },
    overwrite: true,
  });

describe('at a glance', () => {
  it.each([
    ['Provisioning', 'User sync', /On$/, '/configuration?tab=settings'],
    ['Provisioning', 'Reject non-provisioned users', /Off$/, '/configuration?tab=settings'],
    ['People', 'Provisioned', / \d+$/, '/audit?state=provisioned'],
    ['People', 'Local', / \d+$/, '/audit?state=local'],
    ['People', 'Disabled', / \d+$/, '/audit?state=disabled'],
    ['Groups and access', 'Groups', / 12$/, '/mapping?tab=groups'],
    ['Groups and access', 'Without a rule', / 12$/, '/mapping?tab=groups&state=unmapped'],
  ])('%s: %s leads to its place', async (place, label, value, path) => {
    await open({ isConnected: false, prepare: connectAsAdministrator });
    const link = await number(place, label);
    expect(link).toHaveAccessibleName(value);
    expect(link).toHaveAttribute('href', `/a/idops-scim-app${path}`);
  });

  it('says in one sentence how provisioning stands', async () => {
    await open({ isConnected: false, prepare: connectAsAdministrator });
    expect(
      await within(await section('Provisioning')).findByText(/Okta SCIM pushes people and groups\./)
    ).toBeVisible();
  });

  it('infers the identity provider, when it called, and how long its token lasts', async () => {
    await open();
    const provisioning = await section('Provisioning');
    expect(await within(provisioning).findByText('inferred from the service account Okta SCIM')).toBeVisible();
    expect(await number('Provisioning', 'Identity provider last called')).toHaveAccessibleName(/ago$/);
    expect(await number('Provisioning', 'Token of the identity provider')).toHaveAccessibleName(/19 days left$/);
  });

  it('names the identity provider that was chosen', async () => {
    const chosen = (sandbox: Sandbox) => connectAsAdministrator(sandbox, { preset: 'entra' });
    await open({ isConnected: false, prepare: chosen });
    expect(await number('Provisioning', 'Identity provider Microsoft')).toHaveAccessibleName(/Entra ID$/);
  });

  it('lists what to do, by name, and counts what the checks found', async () => {
    await open({ isConnected: false, prepare: connectAsAdministrator });
    const todo = await section('To do next');
    const people = await within(todo).findByRole('link', { name: /active people come through single sign-on/ });
    expect(people).toHaveAttribute('href', '/a/idops-scim-app/audit?state=local');
    expect(within(todo).getByText('Derek Stone')).toBeVisible();
    expect(within(todo).getAllByRole('listitem').length).toBeLessThanOrEqual(6);
    const warnings = await number('Checks', 'Warnings');
    expect(warnings).toHaveAttribute('href', '/a/idops-scim-app/configuration?tab=diagnostics&state=warn');
    expect(warnings).toHaveAccessibleName(/ [1-9]\d*$/);
  });

  it('leads to the next step while nothing is set up', async () => {
    await open({ story: 'fresh', isConnected: false, prepare: connectAsAdministrator });
    const next = await within(await section('To do next')).findByRole('link', { name: /^Set up:/ });
    expect(next).toHaveAttribute('href', '/a/idops-scim-app/configuration?tab=setup');
  });

  it.each(['demo', 'fresh', 'entra', 'empty', 'troubled'])(
    'settles in story %s without a word twice',
    async (story) => {
      await open({ story, isConnected: false, prepare: connectAsAdministrator });
      await waitFor(async () => expect(await number('Checks', 'Failed')).toHaveAccessibleName(/\d+$/));
      const links = within(await section('To do next')).getAllByRole('link');
      const titles = links.map(({ textContent }) => textContent);
      expect(new Set(titles).size).toBe(titles.length);
      expect(screen.queryByText('Nothing needs your attention')).not.toBeInTheDocument();
    }
  );

  it('says how much drift was seen and when, and that nothing was looked for since the last apply', async () => {
    const nowMs = Date.UTC(2026, 0, 15, 9);
    const at = new Date(nowMs - 5 * 60_000).toISOString();
    const look = { at, ledgerVersion: 1, unread: 0 };
    const target = { kind: 'folder', folderUid: 'gone' };
    const drift = { version: 1, seen: { one: { firstSeenAt: at, target } }, ignored: {}, look };
    const { sandbox, unmount } = await open({
      nowMs,
      async prepare(prepared) {
        await keepRecord(prepared, 'ledger', { version: 1, grants: [], history: [] });
        await keepRecord(prepared, 'drift', drift);
      },
    });
    await waitFor(async () => expect(await number('Groups and access', 'Drift')).toHaveAccessibleName('Drift 1'));
    expect(screen.getByText('seen 5 minutes ago')).toBeVisible();
    expect(await number('Groups and access', 'Drift')).toHaveAttribute('href', '/a/idops-scim-app/mapping?tab=drift');
    unmount();
    await keepRecord(sandbox, 'drift', { ...drift, look: { ...look, ledgerVersion: 0 } });
    await open({ nowMs, on: sandbox });
    expect(await screen.findByText('not looked for since the last apply')).toBeVisible();
    expect(await number('Groups and access', 'Drift')).toHaveAccessibleName('Drift Unknown');
  });

  it('knows no drift before anything was applied', async () => {
    await open();
    await waitFor(async () =>
      expect(await number('Groups and access', 'Drift')).toHaveAccessibleName('Drift Not applied yet')
    );
  });

  it('has groups to push when there are none', async () => {
    await open({ story: 'empty' });
    expect(await screen.findByText('No groups yet')).toBeVisible();
  });
});

describe('what cannot be known', () => {
  it('calls drift unknown when its records cannot be read', async () => {
    await open({ faults: [direct('/api/dashboards/uid/idops-scim-ledger')] });
    await waitFor(async () => expect(await number('Groups and access', 'Drift')).toHaveAccessibleName('Drift Unknown'));
  });

  it('leaves the other sections when people cannot be read', async () => {
    await open({ faults: [direct('/api/org/users/search')] });
    expect(within(await section('People')).queryByText('0')).not.toBeInTheDocument();
    expect(await within(await section('People')).findByText('Grafana could not answer')).toBeVisible();
    expect(await number('Groups and access', 'Groups')).toHaveAccessibleName(/12$/);
    expect(await screen.findByText('Something could not be read, so this list may be incomplete.')).toBeVisible();
  });

  it('counts nothing as mapped while the mapping cannot be read', async () => {
    await open({ faults: [direct('/api/dashboards/uid/idops-scim-mapping')] });
    expect(await number('Groups and access', 'Mapped by a rule')).toHaveAccessibleName('Mapped by a rule Unknown');
    expect(await number('Groups and access', 'Without a rule')).toHaveAccessibleName('Without a rule Unknown');
  });

  it('calls switches unknown that cannot be read', async () => {
    await open({ faults: [direct('/apis/scim.grafana.app/v0alpha1/namespaces/default/config')] });
    expect(await number('Provisioning', 'User sync')).toHaveAccessibleName('User sync Unknown');
  });

  it('never calls a failed read a pass', async () => {
    await open({ story: 'empty', faults: [direct('/api/serviceaccounts')] });
    expect(await screen.findByText('Something could not be read, so this list may be incomplete.')).toBeVisible();
    expect(await screen.findByRole('link', { name: /checks? ha(s|ve) no answer/ })).toHaveAttribute(
      'href',
      '/a/idops-scim-app/configuration?tab=diagnostics&state=unknown'
    );
    expect(await number('Provisioning', 'Identity provider last called')).toHaveAccessibleName(/Unknown$/);
    expect(screen.queryByText('Nothing needs your attention')).not.toBeInTheDocument();
  });
});

it('leads to Configuration while it is not connected', async () => {
  await open({ isConnected: false });
  expect(await screen.findByRole('link', { name: 'Connect' })).toHaveAttribute(
    'href',
    '/a/idops-scim-app/configuration'
  );
});

it('shows a token that does not work instead of numbers', async () => {
  await open({ faults: [direct('/api/access-control/user/permissions', 401)] });
  expect(await screen.findByText('SCIM Manager cannot reach Grafana with its token')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Mend the connection' })).toHaveAttribute(
    'href',
    '/a/idops-scim-app/configuration'
  );
  expect(screen.queryByRole('region', { name: 'People' })).not.toBeInTheDocument();
});

it('says on OSS what is missing and what still works', async () => {
  await open({ story: 'fresh', edition: 'oss' });
  expect(await screen.findByText('This Grafana has no SCIM')).toBeVisible();
  expect(screen.getByText(/the audit of access still work/)).toBeVisible();
  expect(await number('People', 'In this organisation')).toHaveAccessibleName(/1$/);
});

it.each(['editor', 'viewer'] as const)('names the permission that a persona lacks: %s', async (persona) => {
  await open({ persona });
  expect(await screen.findByText('You may not see this')).toBeVisible();
  expect(screen.getByText('idops-scim-app.scim:read')).toBeVisible();
});

import { screen, within } from '@testing-library/react';
import * as v from 'valibot';
import type { Fault } from '../../../../../sandbox/server/faults';
import type { Sandbox } from '../../../../../sandbox/server/Sandbox';
import { applyPlan } from '../../../../../tests/support/applyPlan';
import { findDialog } from '../../../../../tests/support/dialog';
import { grafanaOf, provision } from '../../../../../tests/support/provision';
import { renderOnSandbox } from '../../../../../tests/support/renderOnSandbox';

const RULES = `version: 1
guard: { percent: 100 }
rules:
  - name: SRE operates production
    match: { group: SRE }
    folders: [{ path: Production, permission: Edit }]
`;
const NO_RULES = 'version: 1\nguard: { percent: 100 }\nrules: []\n';

const ROLES = v.array(v.object({ uid: v.string(), name: v.string() }));

interface Setting {
  /** Before the page opens. */
  prepare?: (sandbox: Sandbox) => Promise<unknown>;
  faults?: readonly Fault[];
}

/** Groups SRE (Ada, Bob) and Data (Ada) over Production and, below it, Payments. */
async function openPeople({ prepare, faults }: Setting = {}) {
  const opened = await renderOnSandbox({
    story: 'empty',
    route: 'mapping?tab=plan&view=people',
    faults,
    async prepare(sandbox) {
      await provision(sandbox, {
        groups: { SRE: ['Ada Lovelace', 'Bob Byte'], Data: ['Ada Lovelace', 'Cem Chip'] },
        folders: [{ title: 'Production' }, { title: 'Payments', parent: 'Production' }],
      });
      await holdRules(sandbox, RULES);
      await prepare?.(sandbox);
    },
  });
  return opened;
}

async function holdRules(sandbox: Sandbox, mapping: string) {
  const { grafanaUrl, namespace } = sandbox.info();
  await grafanaOf(sandbox)('POST', '/api/plugins/idops-scim-app/settings', {
    enabled: true,
    pinned: true,
    jsonData: { grafanaUrl, namespace, mapping },
  });
}

const give = (sandbox: Sandbox, path: string, permission: string) =>
  grafanaOf(sandbox)('POST', `/api/access-control/folders/${path}`, { permission });

async function roleNamed(sandbox: Sandbox, name: string) {
  const roles = v.parse(ROLES, await grafanaOf(sandbox)('GET', '/api/access-control/roles'));
  return roles.find((role) => role.name === name) ?? { uid: '' };
}

/** Without it Viewers see every folder and Editors edit it. */
async function closeToRoles(sandbox: Sandbox) {
  await give(sandbox, 'production/builtInRoles/Viewer', '');
  await give(sandbox, 'production/builtInRoles/Editor', '');
}

const table = () => screen.findByRole('grid', { name: 'People whose access changes' });

type User = Awaited<ReturnType<typeof openPeople>>['user'];

async function openPerson(user: User, name: string) {
  await user.click(await within(await table()).findByText(name));
  return findDialog();
}

describe('By person', () => {
  it('says what one gains through which group, and how', async () => {
    const { user } = await openPeople({ prepare: closeToRoles });
    expect(await screen.findByText(/^Access changes for 2 of \d people$/)).toBeVisible();
    const drawer = await openPerson(user, 'Bob Byte');
    const gains = within(drawer).getByRole('region', { name: 'Gains' });
    expect(gains).toHaveTextContent('Production: no access → Edit');
    expect(gains).toHaveTextContent('through group SRE');
    expect(gains).toHaveTextContent('Once applied: Edit by team SRE');
  });

  it('finds anybody, and says that nothing changes or what stays by another way', async () => {
    const { user } = await openPeople({
      prepare: async (sandbox) => {
        await closeToRoles(sandbox);
        await give(sandbox, 'production/teams/2', 'Admin');
      },
    });
    await user.type(await screen.findByRole('textbox', { name: 'Find a person' }), 'cem');
    expect(await screen.findByText(/^1 of \d people found$/)).toBeVisible();
    expect(await within(await table()).findByText('Nothing changes')).toBeVisible();
    const cem = await openPerson(user, 'Cem Chip');
    expect(cem).toHaveTextContent('This plan changes nothing for this person.');
    await user.click(await within(cem).findByRole('button', { name: 'Close' }));

    await user.clear(screen.getByRole('textbox', { name: 'Find a person' }));
    await user.type(screen.getByRole('textbox', { name: 'Find a person' }), 'love ada');
    const ada = await openPerson(user, 'Ada Lovelace');
    const stays = within(ada).getByRole('region', { name: 'Touched, and stays as it is' });
    expect(stays).toHaveTextContent('Production: Admin stays');
    expect(stays).toHaveTextContent('Admin by team Data');
    await user.click(await within(ada).findByRole('button', { name: 'Close' }));
    await user.type(screen.getByRole('textbox', { name: 'Find a person' }), ' nobody');
    expect(await screen.findByText('Nobody is found by this text.')).toBeVisible();
  });

  it('says that a removal takes nothing away when everybody keeps as much, also where it is confirmed', async () => {
    const first = await openPeople({ prepare: closeToRoles });
    await table();
    await applyPlan(first.user);
    await screen.findByText('Grafana holds what was written');
    first.unmount();

    await give(first.sandbox, 'production/builtInRoles/Viewer', 'Edit');
    await holdRules(first.sandbox, NO_RULES);
    const { user } = await renderOnSandbox({ on: first.sandbox, route: 'mapping?tab=plan' });
    expect(await screen.findByText('1 takes nothing away from anybody')).toBeVisible();
    expect(screen.getByText(/^Nobody loses access by it\. /)).toBeVisible();
    await user.click(await screen.findByRole('radio', { name: 'By person (0)' }));
    expect(await screen.findByText('Nobody gains or loses access.')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Apply' }));
    const dialog = await findDialog();
    expect(dialog).toHaveTextContent('0 people gain access, 0 lose it.');
    expect(dialog).toHaveTextContent('Of the removals: 1 takes nothing away from anybody.');
  });
});

describe('The check against Grafana', () => {
  const check = async (user: User) => user.click(await screen.findByRole('button', { name: 'Check against Grafana' }));
  const SEARCH = '*/users/permissions/search*';

  it('agrees with what Grafana computes, inheritance and basic roles included', async () => {
    const { user } = await openPeople({
      prepare: async (sandbox) => {
        await give(sandbox, 'production/teams/2', 'Admin');
      },
    });
    await check(user);
    expect(await screen.findByText(/^Grafana computes the same for \d people$/)).toBeVisible();
    expect(screen.queryByRole('grid', { name: 'Where Grafana computes something else' })).not.toBeInTheDocument();
  });

  it.each<[string, Partial<Fault>, RegExp]>([
    ['may not be asked', { status: 403 }, /permission is missing/],
    ['is not there', { status: 404 }, /Grafana says/],
    ['takes too long', { status: 504 }, /did not answer in time/],
  ])('is unknown when it %s, and says why', async (_, fault, why) => {
    const { user } = await openPeople({
      faults: [{ match: { path: SEARCH, via: 'proxy' }, fault: 'status', ...fault }],
    });
    await check(user);
    const title = await screen.findByText('Whether Grafana computes the same is unknown');
    expect(title.closest('[role="alert"], [data-testid]')).toHaveTextContent(why);
    expect(screen.queryByText(/^Grafana computes the same for/)).not.toBeInTheDocument();
  });

  it('is unknown when the answer cannot be used', async () => {
    const { user } = await openPeople({ faults: [{ match: { path: SEARCH, via: 'proxy' }, fault: 'truncated' }] });
    await check(user);
    expect(await screen.findByText('Whether Grafana computes the same is unknown')).toBeVisible();
  });

  it('names where Grafana gives more than was read from grants', async () => {
    const { user } = await openPeople({
      async prepare(sandbox) {
        await closeToRoles(sandbox);
        const roleUid = (await roleNamed(sandbox, 'fixed:folders:writer')).uid;
        await grafanaOf(sandbox)('POST', '/api/access-control/teams/2/roles', { roleUid });
      },
    });
    await check(user);
    const grid = await screen.findByRole('grid', { name: 'Where Grafana computes something else' });
    const [, ...rows] = within(grid).getAllByRole('row');
    expect(rows.map((row) => row.textContent).sort()).toEqual([
      'Ada LovelaceProductionno accessEdit',
      'Cem ChipProductionno accessEdit',
    ]);
    expect(screen.getByText(/^It differs for 2 people, listed below\./)).toBeVisible();
  });
});

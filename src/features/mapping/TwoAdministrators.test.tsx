import { screen, within } from '@testing-library/react';
import * as v from 'valibot';
import type { Handle, Sandbox } from '../../../sandbox/server/Sandbox';
import { applyPlan } from '../../../tests/support/applyPlan';
import { findDialog } from '../../../tests/support/dialog';
import { anotherAdministrator } from '../../../tests/support/anotherAdministrator';
import { grafanaOf, provision } from '../../../tests/support/provision';
import { renderOnSandbox } from '../../../tests/support/renderOnSandbox';

const RULES = `version: 1
guard: { percent: 100 }
rules:
  - name: SRE operates production
    match: { group: SRE }
    folders: [{ uid: production, permission: Edit }]
  - name: Data reads reports
    match: { group: Data }
    folders: [{ uid: reports, permission: View }]
`;

const PROXY = '/api/plugin-proxy/idops-scim-app/api';
const RECORD = v.object({
  dashboard: v.object({
    version: v.number(),
    scimManager: v.object({
      savedBy: v.string(),
      body: v.object({
        pending: v.optional(v.unknown()),
        grants: v.array(v.object({ origin: v.string(), grant: v.object({ folderUid: v.string() }) })),
      }),
    }),
  }),
});
const GRANTS = v.array(v.object({ team: v.optional(v.string()), permission: v.string() }));

/** What the page's administrator sends once, before which somebody else does something. */
interface Interruption {
  path: string;
  before: () => Promise<unknown>;
}

async function openPlan() {
  let interruption: Interruption | undefined;
  const around =
    (handle: Handle): Handle =>
    async (request, options) => {
      const waiting = interruption;
      if (waiting && request.method === 'POST' && request.url.includes(`${PROXY}${waiting.path}`)) {
        interruption = undefined;
        await waiting.before();
      }
      return handle(request, options);
    };
  const opened = await renderOnSandbox({
    story: 'empty',
    route: 'mapping?tab=plan',
    around,
    async prepare(sandbox) {
      await provision(sandbox, {
        groups: { SRE: ['Ada Lovelace'], Data: ['Cem Chip'] },
        folders: [{ title: 'Production' }, { title: 'Reports' }],
      });
      const { grafanaUrl, namespace } = sandbox.info();
      await grafanaOf(sandbox)('POST', '/api/plugins/idops-scim-app/settings', {
        enabled: true,
        pinned: true,
        jsonData: { grafanaUrl, namespace, mapping: RULES },
      });
    },
  });
  const grace = await anotherAdministrator(opened.sandbox, 'grace');
  await within(await screen.findByRole('grid', { name: 'Steps' })).findByText('Edit on Production');
  const interrupt = (path: string) => (interruption = { path, before: () => grace.apply(RULES) });
  return { ...opened, grace, interrupt };
}

const ledger = async (sandbox: Sandbox) =>
  v.parse(RECORD, await grafanaOf(sandbox)('GET', '/api/dashboards/uid/idops-scim-ledger')).dashboard;

async function expectAppliedOnce(sandbox: Sandbox) {
  const { body } = (await ledger(sandbox)).scimManager;
  expect(body.pending).toBeUndefined();
  expect(body.grants.map(({ grant, origin }) => `${grant.folderUid} ${origin}`).sort()).toEqual([
    'production applied',
    'reports applied',
  ]);
  const held = async (folder: string) =>
    v
      .parse(GRANTS, await grafanaOf(sandbox)('GET', `/api/access-control/folders/${folder}`))
      .flatMap(({ team, permission }) => (team ? `${team} ${permission}` : []));
  expect(await held('production')).toEqual(['SRE Edit']);
  expect(await held('reports')).toEqual(['Data View']);
}

const NOTHING_LEFT = 'Nothing to do: Grafana is as the rules say';

beforeEach(() => localStorage.clear());

describe('Two administrators at once', () => {
  it('who applies later is told who applied and when, writes nothing, and sees the plan as it is now', async () => {
    const { user, sandbox, grace } = await openPlan();
    await grace.apply(RULES);
    const { version } = await ledger(sandbox);

    const dialog = await applyPlan(user);
    expect(await within(dialog).findByText('A plan was applied since you looked')).toBeVisible();
    expect(dialog).toHaveTextContent(/By grace, .*ago/);
    expect((await ledger(sandbox)).version).toBe(version);
    await user.click(await within(dialog).findByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText(NOTHING_LEFT)).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Earlier applies' }));
    await user.click(await screen.findByRole('button', { name: /^Apply 2026/ }));
    expect(await within(await findDialog()).findByText('grace')).toBeVisible();
    await expectAppliedOnce(sandbox);
  });

  it('who stores the ledger second is refused (412) before any grant, and told whose stands', async () => {
    const { user, sandbox, interrupt } = await openPlan();
    interrupt('/dashboards/db');
    await applyPlan(user);
    const refused = (await screen.findByText('Nothing was applied')).closest('[data-testid]');
    expect(refused).toHaveTextContent(/grace saved version 2 at 2026-01-15T/);
    expect((await ledger(sandbox)).scimManager.savedBy).toBe('grace');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(NOTHING_LEFT)).toBeVisible();
    await expectAppliedOnce(sandbox);
  });

  it('an apply that somebody else finishes while it runs doubles nothing, and the ledger is theirs', async () => {
    const { user, sandbox, interrupt } = await openPlan();
    interrupt('/access-control/folders/production/');
    await applyPlan(user);
    expect(await screen.findByText('The ledger could not be stored at the end')).toBeVisible();
    expect((await ledger(sandbox)).scimManager.savedBy).toBe('grace');
    await user.click(await screen.findByRole('button', { name: 'Close' }));
    expect(await screen.findByText(NOTHING_LEFT)).toBeVisible();
    expect(screen.queryByText('An apply did not come to its end')).not.toBeInTheDocument();
    await expectAppliedOnce(sandbox);
  });
});

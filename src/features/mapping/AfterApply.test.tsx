import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import * as v from 'valibot';
import { applyPlan } from '../../../tests/support/applyPlan';
import { fillIn, findDialog } from '../../../tests/support/dialog';
import { isUsable } from '../../../tests/support/isUsable';
import { grafanaOf, type Organisation, provision } from '../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../tests/support/renderOnSandbox';
import type { Sandbox } from '../../../sandbox/server/Sandbox';
import type { Fault } from '../../../sandbox/server/faults';

const TEAM: Organisation = {
  groups: { SRE: ['Ada Lovelace', 'Bob Byte'], Data: ['Cem Chip'] },
  folders: [{ title: 'Production' }, { title: 'Reports' }],
};

const RULES = `version: 1
guard: { percent: 100 }
rules:
  - name: SRE operates production
    match: { group: SRE }
    folders: [{ path: Production, permission: Edit }]
  - name: Data reads reports
    match: { group: Data }
    folders: [{ uid: reports, permission: View }]
`;

const GRANTS = v.array(v.object({ team: v.optional(v.string()), permission: v.string() }));

const WRITES = { method: 'POST', path: '*/access-control/folders/*/teams/*', via: 'proxy' } as const;

type User = Awaited<ReturnType<typeof renderOnSandbox>>['user'];

/** The plan, with rules of a provisioning file or saved ones, ready to be applied. */
async function openPlan({ mapping = RULES, ...options }: OnSandbox & { mapping?: string } = {}) {
  const opened = await renderOnSandbox({
    story: 'empty',
    route: 'mapping?tab=plan',
    ...options,
    async prepare(sandbox) {
      await provision(sandbox, TEAM);
      const { grafanaUrl, namespace } = sandbox.info();
      await grafanaOf(sandbox)('POST', '/api/plugins/idops-scim-app/settings', {
        enabled: true,
        pinned: true,
        jsonData: { grafanaUrl, namespace, mapping },
      });
    },
  });
  await stepRow('Edit on Production');
  return opened;
}

/** The same with rules that were saved here, so that they can be edited. */
async function openSaved() {
  const opened = await renderOnSandbox({
    story: 'empty',
    route: 'mapping?tab=rules',
    prepare: async (sandbox) => {
      await provision(sandbox, TEAM);
    },
  });
  const { user } = opened;
  await user.click(await screen.findByRole('button', { name: 'Start with an empty document' }));
  fireEvent.change(await screen.findByRole('textbox', { name: 'Mapping document' }), { target: { value: RULES } });
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  await screen.findByText(/^Saved/);
  await user.click(await screen.findByRole('tab', { name: /Plan/ }));
  await stepRow('Edit on Production');
  return opened;
}

async function stepRow(text: string) {
  return within(await screen.findByRole('grid', { name: 'Steps' })).findByText(text);
}

async function applyAll(user: User) {
  await applyPlan(user);
  await screen.findByText('Grafana holds what was written');
}

const give = (sandbox: Sandbox, folder: string, teamId: number, permission: string) =>
  grafanaOf(sandbox)('POST', `/api/access-control/folders/${folder}/teams/${teamId}`, { permission });

async function levelOn(sandbox: Sandbox, folder: string, team: string): Promise<string | undefined> {
  const grants = v.parse(GRANTS, await grafanaOf(sandbox)('GET', `/api/access-control/folders/${folder}`));
  return grants.find((grant) => grant.team === team)?.permission;
}

const differences = () => screen.findByRole('grid', { name: 'Differences' });

beforeEach(() => localStorage.clear());

describe('Undo', () => {
  async function openUndo(user: User) {
    await user.click(await screen.findByRole('button', { name: 'Earlier applies' }));
    await user.click(await screen.findByRole('button', { name: /^Apply 2026-\d\d-\d\d \d\d:\d\d:\d\d$/ }));
    const drawer = await findDialog();
    expect(await within(drawer).findByRole('region', { name: 'What was written' })).toHaveTextContent('team SRE');
    await user.click(await within(drawer).findByRole('button', { name: 'Plan to undo this apply' }));
    return screen.findByRole('region', { name: 'Undo of an apply' });
  }

  it('takes an apply back as a plan, and leaves what somebody changed since', async () => {
    const { user, sandbox } = await openPlan();
    await applyAll(user);
    await give(sandbox, 'reports', 2, 'Admin');

    const undo = await openUndo(user);
    await within(undo).findByRole('grid', { name: 'Steps' });
    await user.click(await within(undo).findByRole('button', { name: 'Plan again' }));
    expect(await within(undo).findByText('Left alone')).toBeInTheDocument();
    expect(undo).toHaveTextContent('it has changed since, and is Admin now');
    const steps = within(undo).getByRole('grid', { name: 'Steps' });
    expect(within(steps).getByText('Edit on Production')).toBeInTheDocument();
    expect(within(steps).getByText('Remove')).toBeInTheDocument();

    await applyPlan(user);
    expect(await screen.findByText('Grafana holds what was written')).toBeInTheDocument();
    expect(await levelOn(sandbox, 'production', 'SRE')).toBeUndefined();
    expect(await levelOn(sandbox, 'reports', 'Data')).toBe('Admin');
    await user.click(await screen.findByRole('button', { name: 'Back' }));
    expect(await stepRow('Edit on Production')).toBeInTheDocument();
  });

  it('is held by the guard like any other plan', async () => {
    const { user } = await openPlan({ mapping: RULES.replace('percent: 100', 'people: 1') });
    await applyAll(user);
    const undo = await openUndo(user);
    expect(await within(undo).findByText('The guard holds this plan')).toBeInTheDocument();
    await user.click(await within(undo).findByRole('button', { name: 'Apply' }));
    const dialog = await findDialog();
    expect(isUsable(within(dialog).getByRole('button', { name: 'Apply' }))).toBe(false);
  });
});

async function planAgain(user: User) {
  await waitFor(() => expect(isUsable(screen.getByRole('button', { name: 'Plan again' }))).toBe(true));
  await user.click(await screen.findByRole('button', { name: 'Plan again' }));
}

describe('A record that somebody touched by hand', () => {
  const LEDGER = 'idops-scim-ledger';
  const remove = (sandbox: Sandbox) => grafanaOf(sandbox)('DELETE', `/api/dashboards/uid/${LEDGER}`);
  const gone = 'The ledger of what was applied is gone';

  it('is missed: the plan and Drift say that the ledger is gone, not that nothing was applied', async () => {
    const { user, sandbox } = await openPlan();
    await applyAll(user);
    await remove(sandbox);
    await planAgain(user);
    expect(await screen.findByText(gone)).toBeInTheDocument();

    await user.click(await screen.findByRole('tab', { name: /Drift/ }));
    expect(await screen.findByText(gone)).toBeInTheDocument();
    expect(screen.queryByText(/^Nothing has been applied yet/)).not.toBeInTheDocument();
  });

  it('is missed before anything is written that rests on it', async () => {
    const { user, sandbox } = await openSaved();
    await applyAll(user);
    await user.click(await screen.findByRole('tab', { name: /Rules/ }));
    const editor = await screen.findByRole('textbox', { name: 'Mapping document' });
    fireEvent.change(editor, { target: { value: RULES.replace('Edit', 'View') } });
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await screen.findByText(/^Saved/);
    await user.click(await screen.findByRole('tab', { name: /Plan/ }));
    await stepRow('View on Production (now Edit)');
    await waitFor(() => expect(isUsable(screen.getByRole('button', { name: 'Apply' }))).toBe(true));
    await user.click(await screen.findByRole('button', { name: 'Apply' }));
    const dialog = await findDialog();
    await remove(sandbox);
    await user.click(await within(dialog).findByRole('button', { name: 'Apply' }));
    expect(await within(dialog).findByText(`${gone} since you looked`)).toBeInTheDocument();
    expect(await levelOn(sandbox, 'production', 'SRE')).toBe('Edit');
  });

  it('is not guessed at: the page says how to bring it back', async () => {
    const { user, sandbox } = await openPlan();
    await applyAll(user);
    const dashboard = { uid: LEDGER, title: 'Ledger', panels: [] };
    await grafanaOf(sandbox)('POST', '/api/dashboards/db', {
      dashboard,
      folderUid: 'idops-scim-manager',
      overwrite: true,
    });
    await planAgain(user);
    expect(await screen.findByText(/restore the version before in its settings/)).toBeInTheDocument();
    expect(screen.getByText(/^Details:/)).toHaveTextContent(`The record ${LEDGER} in the folder SCIM Manager`);
    expect(screen.queryByText(/a proxy may be changing answers/)).not.toBeInTheDocument();
  });
});

it('says of an apply that did not do all who gains and loses by the whole plan, not who did', async () => {
  const { user } = await openPlan({
    faults: [{ match: { ...WRITES, path: '*/access-control/folders/reports/teams/*' }, fault: 'status', status: 403 }],
  });
  await applyPlan(user);
  expect(await screen.findByText(/^By the whole plan 2 gain access/)).toBeInTheDocument();
  expect(screen.queryByText(/gained access/)).not.toBeInTheDocument();
});

describe('Drift', () => {
  it('says that nothing was applied yet', async () => {
    const { user } = await openPlan();
    await user.click(await screen.findByRole('tab', { name: /Drift/ }));
    expect(await screen.findByText(/^Nothing has been applied yet/)).toBeInTheDocument();
  });

  it('finds what changed since the last apply, and reverts it', async () => {
    const { user, sandbox } = await openPlan();
    await applyAll(user);
    await give(sandbox, 'production', 1, 'View');
    await give(sandbox, 'reports', 1, 'Edit');
    await user.click(await screen.findByRole('tab', { name: /Drift/ }));
    await user.click(await screen.findByRole('button', { name: 'Look again' }));

    const grid = await differences();
    expect(await within(grid).findByText('Access changed')).toBeInTheDocument();
    expect(within(grid).getByText('Edit → View')).toBeInTheDocument();
    expect(within(grid).getByText('Access added')).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: /Drift/ })).toHaveTextContent('Drift2');
    expect(screen.getByRole('link', { name: 'the plan shows it as not managed' })).toBeInTheDocument();

    await user.click(await screen.findByRole('button', { name: 'Plan to revert all' }));
    const revert = await screen.findByRole('region', { name: 'Revert of drift' });
    await within(revert).findByRole('grid', { name: 'Steps' });
    await applyPlan(user);
    await screen.findByText('Grafana holds what was written');
    expect(await levelOn(sandbox, 'production', 'SRE')).toBe('Edit');
    expect(await levelOn(sandbox, 'reports', 'SRE')).toBeUndefined();
    await user.click(await screen.findByRole('button', { name: 'Back' }));
    expect(await screen.findByText('No difference: what was applied still stands.')).toBeInTheDocument();
  });

  it('says what puts a difference right that no plan can', async () => {
    const { user, sandbox } = await openPlan();
    await applyAll(user);
    await grafanaOf(sandbox)('DELETE', '/api/folders/reports');
    await user.click(await screen.findByRole('tab', { name: /Drift/ }));
    await user.click(await screen.findByRole('button', { name: 'Look again' }));
    await user.click(await within(await differences()).findByText('Folder gone'));
    const drawer = await findDialog({ name: /Folder gone/ });
    expect(drawer).toHaveTextContent(/A plan alone cannot put this right\. .*Make the folder again/);
    expect(within(drawer).queryByRole('button', { name: 'Plan to revert' })).not.toBeInTheDocument();
  });

  it('ignores a difference until a date with a reason, and shows it again when told', async () => {
    const { user, sandbox } = await openPlan();
    await applyAll(user);
    await give(sandbox, 'production', 1, '');
    await user.click(await screen.findByRole('tab', { name: /Drift/ }));
    await user.click(await screen.findByRole('button', { name: 'Look again' }));
    await user.click(await within(await differences()).findByText('Access taken away'));
    await user.click(await screen.findByRole('button', { name: 'Ignore until a date' }));
    const dialog = await findDialog({ name: 'Ignore a difference' });
    fillIn(within(dialog).getByLabelText('Last day (UTC)'), '2026-01-20');
    fillIn(within(dialog).getByRole('textbox', { name: 'Reason' }), 'Being moved');
    await user.click(await within(dialog).findByRole('button', { name: 'Ignore' }));
    expect(await screen.findByText('No difference: what was applied still stands.')).toBeInTheDocument();

    await user.click(await screen.findByRole('radio', { name: 'Ignored (1)' }));
    await user.click(await within(await differences()).findByText('Access taken away'));
    expect(await screen.findByText('Being moved')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Stop ignoring' }));
    expect(await screen.findByText('Nothing is ignored.')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'In sight (1)' })).toBeInTheDocument();
  });
});

describe('A fault during an apply', () => {
  const FAULTS: ReadonlyArray<[string, Omit<Fault, 'match'>]> = [
    ['429', { fault: 'status', status: 429, nth: 1 }],
    ['500', { fault: 'status', status: 500, nth: 1 }],
    ['a dropped connection', { fault: 'drop', nth: 1 }],
    ['a malformed answer', { fault: 'malformed', nth: 1 }],
  ];

  it.each(FAULTS)(
    'of %s ends in a report, and what is left can be applied',
    async (_name, fault) => {
      const { user, sandbox } = await openPlan({ faults: [{ match: WRITES, ...fault }] });
      await applyPlan(user);
      const report = await screen.findByRole('region', { name: 'Report of this apply' });
      sandbox.faults.clear();
      await user.click(await within(report).findByRole('button', { name: /^(Close|Continue with the rest)$/ }));
      await waitFor(() =>
        expect(screen.queryByRole('region', { name: 'Report of this apply' })).not.toBeInTheDocument()
      );
      await waitFor(() => expect(screen.getByRole('button', { name: 'Plan again' })).toBeEnabled());
      if (!screen.queryByText('Nothing to do: Grafana is as the rules say')) {
        await applyPlan(user);
      }
      expect(await screen.findByText('Nothing to do: Grafana is as the rules say')).toBeInTheDocument();
      expect(await levelOn(sandbox, 'production', 'SRE')).toBe('Edit');
      expect(await levelOn(sandbox, 'reports', 'Data')).toBe('View');
    },
    40_000
  );
});

describe('What stands beside the rules', () => {
  it('is adopted into the draft of the rules', async () => {
    const { user, sandbox } = await openSaved();
    await give(sandbox, 'production', 2, 'View');
    await user.click(await screen.findByRole('button', { name: 'Plan again' }));
    await user.click(await screen.findByRole('radio', { name: 'Not managed (1)' }));
    await user.click(await screen.findByRole('button', { name: 'Adopt' }));
    expect(await screen.findByText('The draft of the rules says it now')).toBeInTheDocument();
    await user.click(await screen.findByRole('tab', { name: /Rules/ }));
    const editor = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Mapping document' });
    expect(editor.value).toMatch(/Data reads reports[\s\S]*Production/);
  });
});

describe('A reviewed plan', () => {
  it('is applied as long as nothing has changed since, else shows what has', async () => {
    const saved = keepDownloads();
    const { user, sandbox } = await openPlan();
    await user.click(await screen.findByRole('button', { name: 'JSON for a review' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    const file = new File([(await saved[0]?.text()) ?? ''], 'plan.json', { type: 'application/json' });
    await user.upload(screen.getByLabelText<HTMLInputElement>('Reviewed plan'), file);
    expect(await screen.findByText('This is the plan that was reviewed')).toBeInTheDocument();
    expect(isUsable(screen.getByRole('button', { name: 'Apply the reviewed plan' }))).toBe(true);

    await give(sandbox, 'reports', 2, 'View');
    await user.click(await screen.findByRole('button', { name: 'Plan again' }));
    expect(await screen.findByText('The plan has changed since the review')).toBeInTheDocument();
    expect(screen.getByText(/Step no longer there/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Apply the reviewed plan' })).not.toBeInTheDocument();
  });
});

/** What is handed to the browser's download. */
function keepDownloads(): Blob[] {
  const saved: Blob[] = [];
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`,
    revokeObjectURL: () => undefined,
  });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  return saved;
}

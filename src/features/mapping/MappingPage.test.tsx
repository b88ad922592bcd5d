import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { applyPlan } from '../../../tests/support/applyPlan';
import { fillIn, findDialog } from '../../../tests/support/dialog';
import { isUsable } from '../../../tests/support/isUsable';
import { grafanaOf, type Organisation, provision } from '../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../tests/support/renderOnSandbox';
import type { Sandbox } from '../../../sandbox/server/Sandbox';

const TEAM: Organisation = {
  groups: { SRE: ['Ada Lovelace', 'Bob Byte'], Data: ['Cem Chip'] },
  folders: [{ title: 'Production' }, { title: 'Payments', parent: 'Production' }, { title: 'Reports' }],
};

const RULES = `version: 1
rules:
  - name: SRE operates production
    match: { group: SRE }
    folders: [{ path: Production, permission: Edit }]
  - name: Data reads reports
    match: { group: Data }
    folders: [{ uid: reports, permission: View }]
`;

interface Options extends OnSandbox {
  organisation?: Organisation;
  /** Rules that a provisioning file holds. */
  provisionedRules?: string;
}

async function open({ organisation = TEAM, provisionedRules, prepare, ...options }: Options = {}) {
  return renderOnSandbox({
    story: 'empty',
    route: 'mapping',
    ...options,
    async prepare(sandbox) {
      await provision(sandbox, organisation);
      if (provisionedRules !== undefined) {
        await holdRules(sandbox, provisionedRules);
      }
      await prepare?.(sandbox);
    },
  });
}

async function holdRules(sandbox: Sandbox, mapping: string) {
  const { grafanaUrl, namespace } = sandbox.info();
  await grafanaOf(sandbox)('POST', '/api/plugins/idops-scim-app/settings', {
    enabled: true,
    pinned: true,
    jsonData: { grafanaUrl, namespace, mapping },
  });
}

const rowOf = async (grid: string, text: string | RegExp) => {
  const table = await screen.findByRole('grid', { name: grid });
  const [cell] = await within(table).findAllByText(text);
  const row = cell?.closest('[role="row"]');
  if (!(row instanceof HTMLElement)) {
    throw new Error(`no row with ${text}`);
  }
  return row;
};

const editor = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Mapping document' });
const write = async (value: string) => {
  const field = await editor();
  await act(async () => fireEvent.change(field, { target: { value } }));
};

beforeEach(() => localStorage.clear());

describe('Groups', () => {
  it('shows each group with its team, members, access and the rules that match', async () => {
    await open({
      provisionedRules: RULES,
      prepare: async (sandbox) => {
        await grafanaOf(sandbox)('POST', '/api/access-control/folders/reports/teams/1', { permission: 'View' });
      },
    });
    const sre = await rowOf('Groups', 'SRE operates production');
    await waitFor(() => expect(within(sre).getByText('View on Reports')).toBeInTheDocument());
    expect(within(sre).getByText('Mapped')).toBeInTheDocument();
    expect(within(sre).getByText('2')).toBeInTheDocument();
    expect(screen.getByText('2 of 2 groups')).toBeInTheDocument();
  });

  it('narrows by text and state, in the address', async () => {
    const { user } = await open({
      route: 'mapping?state=unmapped',
      provisionedRules: RULES.split('  - name: Data')[0],
    });
    await rowOf('Groups', 'Data');
    expect(screen.getByText('1 of 2 groups')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Search' }), 'nothing like it');
    expect(await screen.findByText('No group matches these filters')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('2 of 2 groups')).toBeInTheDocument();
  });

  it('names the group that a rule almost matches', async () => {
    await open({ provisionedRules: RULES.replace('group: SRE', 'group: sre') });
    const row = await rowOf('Groups', 'Almost matches');
    expect(within(row).getByText('sre')).toBeInTheDocument();
  });

  it('opens a group with its members and, when asked, its access to every folder', async () => {
    const { user } = await open({
      prepare: async (sandbox) => {
        await grafanaOf(sandbox)('POST', '/api/access-control/folders/payments/teams/1', { permission: 'Edit' });
      },
    });
    await user.click(await rowOf('Groups', 'SRE'));
    const drawer = await findDialog();
    const members = await within(drawer).findByRole('grid', { name: 'Members' });
    expect(await within(members).findByText('Ada Lovelace')).toBeInTheDocument();
    expect(within(members).getAllByText('Identity provider')).toHaveLength(2);
    await user.click(await within(drawer).findByRole('button', { name: 'Read all 3 folders' }));
    expect(await within(drawer).findByText('Edit on Production / Payments')).toBeInTheDocument();
  });

  it('says what to do when there is no group', async () => {
    await open({ organisation: {} });
    expect(await screen.findByText('No groups yet')).toBeInTheDocument();
    expect(screen.getByText(/Push groups from your identity provider/)).toBeInTheDocument();
  });

  it('shows groups although members and the mapping could not be read, and says so', async () => {
    await open({
      faults: [
        { match: { path: '*teambindings*', via: 'proxy' }, fault: 'status', status: 500 },
        { match: { path: '*search?*dash-db*', via: 'proxy' }, fault: 'malformed' },
      ],
    });
    const row = await rowOf('Groups', 'SRE');
    expect(await screen.findByText('Not everything could be read')).toBeInTheDocument();
    expect(within(row).getAllByText('Unknown').length).toBeGreaterThan(0);
  });

  it('says what happened when groups cannot be read, and tries again', async () => {
    const { user, sandbox } = await open({
      faults: [{ match: { path: '*/Groups*', via: 'proxy' }, fault: 'status', status: 500 }],
    });
    expect(await screen.findByText('Grafana could not answer')).toBeInTheDocument();
    sandbox.faults.clear();
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await rowOf('Groups', 'SRE');
  });

  it('shows hostile names harmlessly', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    await open({ organisation: { groups: { [markup]: [], 'ev\u202Eil': [], ['x'.repeat(10_000)]: [] } } });
    await rowOf('Groups', markup);
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(screen.getAllByText('ev⟨U+202E⟩il').length).toBeGreaterThan(0);
    expect(document.body.textContent?.length).toBeLessThan(10_000);
  });
});

describe('Rules', () => {
  it('starts from the groups of this Grafana, saves, and shows who saved', async () => {
    const { user } = await open({ route: 'mapping?tab=rules' });
    await user.click(await screen.findByRole('button', { name: 'Start from the groups of this Grafana' }));
    expect((await editor()).value).toContain('match: { group: "SRE" }');
    await write(RULES);
    expect(await screen.findByText('No problems in the document')).toBeInTheDocument();
    const preview = await screen.findByRole('list', { name: 'What each rule does' });
    expect(within(preview).getAllByText('1 group')).toHaveLength(2);
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saved/)).toHaveTextContent('admin');
    expect(isUsable(screen.getByRole('button', { name: 'Save' }))).toBe(false);
  });

  it('says where a problem is, what was expected, and brings the caret there', async () => {
    const { user } = await open({ route: 'mapping?tab=rules' });
    await user.click(await screen.findByRole('button', { name: 'Start with an empty document' }));
    await write(RULES.replace('permission: Edit', 'permission: Write'));
    const problems = await screen.findByRole('list', { name: 'Problems' });
    const place = await within(problems).findByRole('button', { name: /Line 5, column \d+/ });
    expect(problems).toHaveTextContent(/View.*Edit.*Admin/);
    expect(isUsable(screen.getByRole('button', { name: 'Save' }))).toBe(false);
    await user.click(place);
    const field = await editor();
    expect(field).toHaveFocus();
    expect(field.value.slice(0, field.selectionStart).split('\n')).toHaveLength(5);
  });

  it('says that a rule matches nothing and what was meant', async () => {
    await open({ route: 'mapping?tab=rules', provisionedRules: RULES.replace('group: SRE', 'group: sre') });
    const preview = await screen.findByRole('list', { name: 'What each rule does' });
    expect(within(preview).getByText('0 groups')).toBeInTheDocument();
    expect(preview).toHaveTextContent('Write instead: SRE');
  });

  it('keeps a draft while moving between tabs, and discards it when told', async () => {
    const { user } = await open({ route: 'mapping?tab=rules' });
    await user.click(await screen.findByRole('button', { name: 'Start with an empty document' }));
    await write(RULES);
    await user.click(await screen.findByRole('tab', { name: /Groups/ }));
    await rowOf('Groups', 'SRE');
    await user.click(await screen.findByRole('tab', { name: /Rules/ }));
    expect(await editor()).toHaveValue(RULES);
    await user.click(await screen.findByRole('button', { name: 'Discard changes' }));
    expect(await screen.findByText('There are no rules yet')).toBeInTheDocument();
  });

  it('keeps the text when somebody else saved first, and shows what they changed', async () => {
    const { user } = await open({ route: 'mapping?tab=rules' });
    await user.click(await screen.findByRole('button', { name: 'Start with an empty document' }));
    await write(RULES);
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await screen.findByText(/^Saved/);
    await write(`# mine\n${RULES}`);
    const key = 'idops-scim-app.mapping.draft.default';
    sessionStorage.setItem(key, (sessionStorage.getItem(key) ?? '').replace(/"version":\d+/, '"version":0'));
    await user.click(await screen.findByRole('tab', { name: /Groups/ }));
    await rowOf('Groups', 'SRE');
    await user.click(await screen.findByRole('tab', { name: /Rules/ }));
    expect(await screen.findByText('Somebody saved other rules since you began')).toBeInTheDocument();
    expect(await editor()).toHaveValue(`# mine\n${RULES}`);
    expect(isUsable(screen.getByRole('button', { name: 'Save' }))).toBe(false);
    await user.click(await screen.findByRole('button', { name: 'Keep mine; saving replaces theirs' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saved/)).toBeInTheDocument();
  });

  it('keeps the text when saving fails, and saves when asked again', async () => {
    const { user, sandbox } = await open({
      route: 'mapping?tab=rules',
      faults: [{ match: { method: 'POST', path: '*/api/dashboards/db', via: 'proxy' }, fault: 'status', status: 500 }],
    });
    await user.click(await screen.findByRole('button', { name: 'Start with an empty document' }));
    await write(RULES);
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The rules were not saved; your text is kept')).toBeInTheDocument();
    expect(await editor()).toHaveValue(RULES);
    sandbox.faults.clear();
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^Saved/)).toBeInTheDocument();
  });

  it('shows provisioned rules without a way to save them', async () => {
    await open({ route: 'mapping?tab=rules', provisionedRules: RULES });
    expect(await editor()).toHaveAttribute('readonly');
    expect(screen.getByText('These rules come from a provisioning file')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy as YAML' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  });
});

describe('Plan', () => {
  const plan = { route: 'mapping?tab=plan', provisionedRules: RULES };

  it('shows what would change and for whom, applies it, and is empty afterwards', async () => {
    const { user, sandbox } = await open(plan);
    const step = await rowOf('Steps', 'Edit on Production');
    expect(within(step).getByText('Add')).toBeInTheDocument();
    await user.click(await screen.findByRole('radio', { name: /By person/ }));
    const person = await rowOf('People whose access changes', 'Ada Lovelace');
    await user.click(person);
    const drawer = await findDialog();
    expect(drawer).toHaveTextContent('Production: View → EditAdd Edit on Production, through group SRE');
    await user.click(await within(drawer).findByRole('button', { name: 'Close' }));

    await applyPlan(user);
    expect(await screen.findByText('Grafana holds what was written')).toBeInTheDocument();
    expect(await screen.findByText('Nothing to do: Grafana is as the rules say')).toBeInTheDocument();
    expect(isUsable(screen.getByRole('button', { name: 'Apply' }))).toBe(false);
    const grants = await grafanaOf(sandbox)('GET', '/api/access-control/folders/production');
    expect(JSON.stringify(grants)).toContain('"team":"SRE"');
  });

  it('says that there are no rules, and leads to them', async () => {
    await open({ route: 'mapping?tab=plan' });
    expect(await screen.findByText('There are no rules, so there is nothing to plan')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the rules' })).toHaveAttribute(
      'href',
      '/a/idops-scim-app/mapping?tab=rules'
    );
    expect(screen.queryByText('Nothing to do: Grafana is as the rules say')).not.toBeInTheDocument();
    expect(screen.queryByText(/The guard holds a plan above/)).not.toBeInTheDocument();
    expect(screen.getByRole('radio', { name: /^Not managed/ })).toBeInTheDocument();
  });

  it('says which step failed and why, and continues with the rest', async () => {
    const { user, sandbox } = await open({
      ...plan,
      faults: [
        {
          match: { method: 'POST', path: '*/access-control/folders/reports/*', via: 'proxy' },
          fault: 'status',
          status: 500,
        },
      ],
    });
    await rowOf('Steps', 'Edit on Production');
    await applyPlan(user);
    const rest = await screen.findByRole('region', { name: 'Steps that are left' });
    expect(rest).toHaveTextContent('View on Reports');
    expect(rest).toHaveTextContent('Internal server error');
    const written = screen.getByRole('region', { name: 'What was written' });
    expect(written).toHaveTextContent('Add Edit on Production, team SRE');
    expect(written).not.toHaveTextContent('Reports');

    sandbox.faults.clear();
    await user.click(await screen.findByRole('button', { name: 'Continue with the rest' }));
    const left = await screen.findByRole('grid', { name: 'Steps' });
    await waitFor(() => expect(within(left).queryByText('Edit on Production')).not.toBeInTheDocument());
    expect(within(left).getByText('View on Reports')).toBeInTheDocument();
    await applyPlan(user);
    expect(await screen.findByText('Nothing to do: Grafana is as the rules say')).toBeInTheDocument();
  });

  it('does not apply a plan that is no longer the reviewed one', async () => {
    const { user, sandbox } = await open(plan);
    await rowOf('Steps', 'Edit on Production');
    await grafanaOf(sandbox)('POST', '/api/access-control/folders/production/teams/1', { permission: 'View' });
    await applyPlan(user);
    expect(await screen.findByText('Grafana has changed since you looked')).toBeInTheDocument();
    const grants = await grafanaOf(sandbox)('GET', '/api/access-control/folders/reports');
    expect(JSON.stringify(grants)).not.toContain('"team":"Data"');
  });

  it('asks for words when many lose access', async () => {
    const { user } = await open({ route: 'mapping?tab=rules' });
    await user.click(await screen.findByRole('button', { name: 'Start with an empty document' }));
    await write(RULES);
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await screen.findByText(/^Saved/);
    await user.click(await screen.findByRole('tab', { name: /Plan/ }));
    await rowOf('Steps', 'Edit on Production');
    await applyPlan(user);
    await screen.findByText('Nothing to do: Grafana is as the rules say');

    await user.click(await screen.findByRole('tab', { name: /Rules/ }));
    await write('version: 1\nguard: { people: 1 }\nrules: []\n');
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await screen.findByText(/^Saved/);
    await user.click(await screen.findByRole('tab', { name: /Plan/ }));
    expect(await screen.findByText('The guard holds this plan')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Apply' }));
    const dialog = await findDialog();
    const confirm = within(dialog).getByRole('button', { name: 'Apply' });
    expect(isUsable(confirm)).toBe(false);
    const words = within(dialog).getByRole('textbox', { name: /^Type/ });
    const asked = /“(.+)”/.exec(dialog.textContent ?? '')?.[1] ?? '';
    expect(asked).not.toBe('');
    fillIn(words, asked);
    expect(isUsable(confirm)).toBe(true);
    await user.click(confirm);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(await screen.findByText('Grafana holds what was written')).toBeInTheDocument();
    expect(await screen.findByText('There are no rules, so there is nothing to plan')).toBeInTheDocument();
  });

  it('says on arrival that an apply did not come to its end, and finishes it', async () => {
    const { user, sandbox } = await open({
      ...plan,
      faults: [{ match: { method: 'POST', path: '*/api/dashboards/db', via: 'proxy' }, fault: 'drop', nth: 2 }],
    });
    await rowOf('Steps', 'Edit on Production');
    await applyPlan(user);
    expect(await screen.findByText('The ledger could not be stored at the end')).toBeInTheDocument();
    sandbox.faults.clear();
    await user.click(await screen.findByRole('button', { name: 'Close' }));
    expect(await screen.findByText('An apply did not come to its end')).toBeInTheDocument();
    await applyPlan(user);
    await waitFor(() => expect(screen.queryByText('An apply did not come to its end')).not.toBeInTheDocument());
    expect(await screen.findByText('Nothing to do: Grafana is as the rules say')).toBeInTheDocument();
  });

  const MANY = `version: 1
rules:
  - name: Everybody
    match: { glob: "*" }
    folders:
      - { uid: production, permission: Edit }
      - { uid: payments, permission: Admin }
      - { uid: reports, permission: Edit }
`;

  it('can be stopped, and continued later', async () => {
    const { user, sandbox } = await open({
      ...plan,
      provisionedRules: MANY,
      faults: [
        { match: { method: 'POST', path: '*/access-control/folders/*', via: 'proxy' }, fault: 'latency', ms: 1_500 },
      ],
    });
    expect((await screen.findAllByText('Add')).length).toBe(6);
    await applyPlan(user);
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    const rest = await screen.findByRole('region', { name: 'Steps that are left' });
    const left = within(rest).getAllByRole('listitem').length;
    expect(left).toBeGreaterThanOrEqual(2);
    sandbox.faults.clear();
    await user.click(await screen.findByRole('button', { name: 'Continue with the rest' }));
    await waitFor(async () => expect((await screen.findAllByText('Add')).length).toBe(left));
    await applyPlan(user);
    expect(await screen.findByText('Nothing to do: Grafana is as the rules say')).toBeInTheDocument();
  });

  it('shows what is left when the server stops answering in the middle, and loses nothing', async () => {
    const { user, sandbox } = await open({
      ...plan,
      provisionedRules: MANY,
      faults: [2, 3, 4, 5, 6].map((nth) => ({
        match: { method: 'POST', path: '*/access-control/folders/*', via: 'proxy' },
        fault: 'drop',
        nth,
      })),
    });
    expect((await screen.findAllByText('Add')).length).toBe(6);
    await applyPlan(user);
    const rest = await screen.findByRole('region', { name: 'Steps that are left' });
    expect(within(rest).getAllByRole('listitem')).toHaveLength(5);
    expect(rest).toHaveTextContent('Grafana could not reach the configured address');
    sandbox.faults.clear();
    await user.click(await screen.findByRole('button', { name: 'Continue with the rest' }));
    await waitFor(async () => expect((await screen.findAllByText('Add')).length).toBe(5));
    await applyPlan(user);
    expect(await screen.findByText('Nothing to do: Grafana is as the rules say')).toBeInTheDocument();
  });

  it('is not made from a ledger that cannot be read', async () => {
    await open({
      ...plan,
      faults: [{ match: { path: '*idops-scim-ledger', via: 'proxy' }, fault: 'status', status: 500 }],
    });
    expect(await screen.findByText('Grafana could not answer')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Apply' })).not.toBeInTheDocument();
  });

  it('plans nothing where grants cannot be read, and says so', async () => {
    await open({
      ...plan,
      faults: [
        {
          match: { method: 'GET', path: '*/access-control/folders/reports', via: 'proxy' },
          fault: 'status',
          status: 500,
        },
      ],
    });
    await rowOf('Steps', 'Edit on Production');
    expect(screen.getByText('Nothing is planned where it could not be read')).toBeInTheDocument();
    expect(screen.queryByText('View on Reports')).not.toBeInTheDocument();
  });

  it('plans nothing while the rules have errors', async () => {
    await open({ ...plan, provisionedRules: 'version: 2' });
    expect(await screen.findByText('The rules have errors, so nothing can be planned')).toBeInTheDocument();
  });

  it('takes teams for groups where there is no SCIM', async () => {
    const { user } = await open({ ...plan, edition: 'oss' });
    expect(await screen.findByText('Teams stand in for groups here')).toBeInTheDocument();
    await rowOf('Steps', 'Edit on Production');
    await applyPlan(user);
    expect(await screen.findByText('Nothing to do: Grafana is as the rules say')).toBeInTheDocument();
  });
});

describe('Whoever opens it', () => {
  it('is told which permission is missing', async () => {
    await open({
      persona: 'viewer',
      prepare: async (sandbox) => {
        await grafanaOf(sandbox)('POST', '/api/admin/users', { login: 'viewer', password: 'viewer', name: 'Viewer' });
      },
    });
    expect(await screen.findByText('idops-scim-app.scim:read')).toBeInTheDocument();
  });

  it('is led to Configuration when nothing is connected yet', async () => {
    await open({ isConnected: false });
    expect(await screen.findByText('SCIM Manager is not connected yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Connect' })).toHaveAttribute(
      'href',
      expect.stringContaining('/configuration')
    );
  });
});

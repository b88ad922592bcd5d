import { act, fireEvent, screen, within } from '@testing-library/react';
import type { Sandbox } from '../../../sandbox/server/Sandbox';
import { applyPlan } from '../../../tests/support/applyPlan';
import { findDialog } from '../../../tests/support/dialog';
import { grafanaOf, type Organisation, provision } from '../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../tests/support/renderOnSandbox';

const TEAM: Organisation = {
  groups: { SRE: ['Ada Lovelace', 'Bob Byte'], Data: ['Cem Chip'] },
  folders: [{ title: 'Production' }],
  dataSources: ['Billing', 'Loki'],
};

const RULES = `version: 1
rules:
  # who may look at bills
  - name: SRE sees bills
    match: { group: SRE }
    datasources: [ { name: Billing, permission: Query } ]
`;

interface Options extends OnSandbox {
  /** Rules that a provisioning file holds. */
  rules?: string;
}

const open = ({ rules, prepare, ...options }: Options = {}) =>
  renderOnSandbox({
    story: 'empty',
    route: 'mapping?tab=plan',
    ...options,
    async prepare(sandbox) {
      await provision(sandbox, TEAM);
      if (rules !== undefined) {
        const { grafanaUrl, namespace } = sandbox.info();
        const jsonData = { grafanaUrl, namespace, mapping: rules };
        const settings = { enabled: true, pinned: true, jsonData };
        await grafanaOf(sandbox)('POST', '/api/plugins/idops-scim-app/settings', settings);
      }
      await prepare?.(sandbox);
    },
  });

const give =
  (permission: string, dataSource = 'billing', team = 1) =>
  async (sandbox: Sandbox) => {
    await grafanaOf(sandbox)('POST', `/api/access-control/datasources/${dataSource}/teams/${team}`, { permission });
  };

/** What the first team holds on a data source by its own. */
async function heldOn(sandbox: Sandbox, dataSource: string): Promise<unknown> {
  const rows: unknown = await grafanaOf(sandbox)('GET', `/api/access-control/datasources/${dataSource}`);
  return Array.isArray(rows) ? rows.find(({ teamId, isManaged }) => teamId === 1 && isManaged)?.permission : rows;
}

const editor = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Mapping document' });
const write = async (value: string) => {
  const field = await editor();
  await act(async () => fireEvent.change(field, { target: { value } }));
};
async function openForm(user: Awaited<ReturnType<typeof open>>['user'], rules: string) {
  await user.click(await screen.findByRole('button', { name: 'Start with an empty document' }));
  await write(rules);
  await user.click(await screen.findByRole('radio', { name: 'Form' }));
  const table = await screen.findByRole('grid', { name: 'Rules' });
  await user.click(await within(table).findByText('SRE sees bills'));
  return findDialog();
}

beforeEach(() => localStorage.clear());

describe('data source permissions', () => {
  it('are planned by name, and applied to Grafana', async () => {
    const { user, sandbox } = await open({ rules: RULES });
    const steps = await screen.findByRole('grid', { name: 'Steps' });
    expect(await within(steps).findByText('Query on Billing (data source)')).toBeInTheDocument();
    await applyPlan(user);
    expect(await screen.findByText('Grafana holds what was written')).toBeInTheDocument();
    expect(await heldOn(sandbox, 'billing')).toBe('Query');
    expect(await heldOn(sandbox, 'loki')).toBeUndefined();
  });

  it('that could not be read are unknown, and nothing is planned there', async () => {
    await open({
      rules: RULES,
      prepare: give('Query'),
      faults: [{ match: { path: '*access-control/datasources/billing*', via: 'proxy' }, fault: 'status', status: 500 }],
    });
    expect(
      await screen.findByText('The permissions of data source "Billing" could not be read: nothing is planned there')
    ).toBeInTheDocument();
    expect(screen.queryByText('Query on Billing (data source)')).not.toBeInTheDocument();
  });

  it('whose list could not be read are left out, and the rule says why', async () => {
    await open({
      rules: RULES,
      faults: [{ match: { path: '*/api/datasources*', via: 'proxy' }, fault: 'status', status: 403 }],
    });
    expect(await screen.findByText('The data sources could not be read: nothing is given on them')).toBeInTheDocument();
  });

  it('need Enterprise: on OSS the plan leaves them out and says so', async () => {
    await open({ rules: RULES, edition: 'oss' });
    expect(
      await screen.findByText(
        'This Grafana has no data source permissions: they need Grafana Enterprise or Grafana Cloud'
      )
    ).toBeInTheDocument();
    expect(screen.queryByText('Query on Billing (data source)')).not.toBeInTheDocument();
  });

  it('are edited in the form, comments of the text staying', async () => {
    const { user } = await open({ route: 'mapping?tab=rules' });
    const form = await openForm(user, RULES);
    const source = await within(form).findByRole('combobox', { name: 'Data source 1' });
    expect(source).toHaveValue('Billing');
    const level = within(form).getByRole('radiogroup', { name: 'Permission on data source 1' });
    await user.click(await within(level).findByRole('radio', { name: 'Edit' }));
    await user.click(await within(form).findByRole('button', { name: 'Add data source' }));
    await user.type(within(form).getByRole('combobox', { name: 'Data source 2' }), 'Loki');
    await user.click(await within(form).findByRole('button', { name: 'Change the draft' }));
    await user.click(await screen.findByRole('radio', { name: 'YAML' }));
    const { value } = await editor();
    expect(value).toContain('# who may look at bills');
    expect(value).toContain('{ name: Billing, permission: Edit }');
    expect(value).toContain('{ name: Loki, permission: Query }');
  });

  it('are not offered by the form on OSS, unless the rule has some: then it says why they count for nothing', async () => {
    const { user } = await open({ route: 'mapping?tab=rules', edition: 'oss' });
    const form = await openForm(user, RULES);
    expect(await within(form).findByText(/here these are left out of every plan/)).toBeInTheDocument();
    expect(within(form).queryByRole('button', { name: 'Add data source' })).not.toBeInTheDocument();
    await user.click(await within(form).findByRole('button', { name: 'Remove data source 1' }));
    expect(within(form).queryByText(/here these are left out of every plan/)).not.toBeInTheDocument();
  });

  it('are written down by uid', async () => {
    const { user } = await open({ route: 'mapping?tab=rules', prepare: give('Edit', 'loki') });
    await user.click(await screen.findByRole('button', { name: 'Write down what is' }));
    const dialog = await findDialog();
    expect(await within(dialog).findByText('Its plan is empty')).toBeInTheDocument();
    const content = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Content of mapping.yaml' });
    expect(content.value).toContain('datasources:\n      - uid: loki\n        permission: Edit');
  });

  it('of a group are read when asked, beside its folders', async () => {
    const { user } = await open({ route: 'mapping', prepare: give('Query', 'loki') });
    const groups = await screen.findByRole('grid', { name: 'Groups' });
    const [row] = await within(groups).findAllByText('SRE');
    await user.click(row ?? groups);
    const drawer = await findDialog();
    await user.click(await within(drawer).findByRole('button', { name: 'Read all 1 folders and 2 data sources' }));
    expect(await within(drawer).findByText('Query on Loki (data source)')).toBeInTheDocument();
  });
});

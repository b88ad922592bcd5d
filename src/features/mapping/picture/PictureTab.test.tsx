import { act, screen, waitFor, within } from '@testing-library/react';
import { locationService } from '@grafana/runtime';
import { grafanaOf, type Organisation, provision } from '../../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../../tests/support/renderOnSandbox';
import type { Sandbox } from '../../../../sandbox/server/Sandbox';

const TEAM: Organisation = {
  groups: { SRE: ['Ada Lovelace', 'Bob Byte'], Data: ['Cem Chip', 'Bob Byte'], Idle: ['Cem Chip'] },
  folders: [{ title: 'Production' }, { title: 'Payments', parent: 'Production' }, { title: 'Reports' }],
};

const RULES = `version: 1
rules:
  - name: SRE operates production
    match: { group: SRE }
    folders: [{ path: Production, permission: Edit }]
`;

interface Options extends OnSandbox {
  query?: string;
  organisation?: Organisation;
  rules?: string;
}

/** SRE is to get Edit on Production by a rule, and Data holds View on Reports, which nobody here gave. */
async function open({ query, organisation = TEAM, rules = RULES, prepare, ...options }: Options = {}) {
  return renderOnSandbox({
    story: 'empty',
    route: `mapping?tab=picture${query ? `&${query}` : ''}`,
    ...options,
    async prepare(sandbox) {
      await provision(sandbox, organisation);
      await holdRules(sandbox, rules);
      await give(sandbox, 'reports', 2, 'View');
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

const give = (sandbox: Sandbox, folder: string, teamId: number, permission: string) =>
  grafanaOf(sandbox)('POST', `/api/access-control/folders/${folder}/teams/${teamId}`, { permission });

const node = (name: string) => screen.findByRole('button', { name });
const nodeNames = () =>
  within(screen.getByRole('group', { name: /^Picture/ }))
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label'));
const table = () => screen.findByRole('grid', { name: 'Ways from groups to access' });
const rowTexts = async () =>
  within(await table())
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent)
        .join(' | ')
    );

/** Takes the first that is found; the list waits a moment after typing. */
async function filterBy(user: Awaited<ReturnType<typeof open>>['user'], text: string) {
  const box = screen.getByRole('combobox', { name: 'Only what leads through' });
  await user.type(box, text);
  jest.setSystemTime(Date.now() + 1_000);
  await waitFor(() => expect(screen.getByRole('listbox')).not.toHaveTextContent('Loading'));
  await user.keyboard('{Enter}');
}

const asked = () => locationService.getSearchObject();

beforeEach(() => localStorage.clear());
afterEach(() => jest.restoreAllMocks());

describe('Picture', () => {
  it('leads from groups through teams to access, people counted once, and says it in words', async () => {
    await open();
    expect(await node('Group: SRE, 2 people')).toBeInTheDocument();
    expect(nodeNames()).toEqual([
      'Group: Data, 2 people',
      'Group: SRE, 2 people',
      'Group: Idle, 1 person',
      'Team: Data, 2 people',
      'Team: SRE, 2 people',
      'Team: Idle, 1 person',
      'Folder: Reports, 2 people',
      'Folder: Production, 2 people',
    ]);
    const words =
      'Groups: 3; teams: 3; roles, folders and data sources: 2; people: 3. Grants by the plan: 1 added, 0 removed, 0 changed.';
    expect(screen.getByRole('img', { name: words })).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(words);
  });

  it('marks what the plan does by a sign and in the legend', async () => {
    await open();
    await node('Folder: Production, 2 people');
    const legend = screen.getByRole('list', { name: 'Legend' });
    expect(legend).toHaveTextContent('+ Will be added');
    expect(screen.getByText('SRE → Production: Edit, 2 people, Will be added')).toBeInTheDocument();
  });

  it('shows one state of the grants at a time, in the address', async () => {
    const { user } = await open();
    await node('Folder: Production, 2 people');
    await user.click(await screen.findByRole('radio', { name: 'Now' }));
    await waitFor(() => expect(nodeNames()).not.toContain('Folder: Production, 2 people'));
    expect(asked()).toMatchObject({ grants: 'now' });
    await user.click(await screen.findByRole('radio', { name: 'What rules want' }));
    await waitFor(() => expect(nodeNames()).not.toContain('Folder: Reports, 2 people'));
    expect(nodeNames()).toContain('Folder: Production, 2 people');
    expect(screen.queryByText(/Will be added/)).not.toBeInTheDocument();
  });

  it('narrows to a node by a click, and widens by another or by Escape', async () => {
    const { user } = await open();
    await user.click(await node('Folder: Reports, 2 people'));
    await waitFor(() => expect(nodeNames()).toHaveLength(3));
    expect(asked()).toMatchObject({ folder: 'reports' });
    expect(await node('Folder: Reports, 2 people')).toHaveAttribute('aria-pressed', 'true');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(nodeNames()).toHaveLength(8));
    expect(asked()).not.toHaveProperty('folder');
    expect(screen.getByRole('group', { name: /^Picture/ })).toHaveFocus();

    await user.click(await node('Group: SRE, 2 people'));
    await waitFor(() => expect(nodeNames()).toHaveLength(3));
    await user.click(await node('Group: SRE, 2 people'));
    await waitFor(() => expect(nodeNames()).toHaveLength(8));
  });

  it('has one tab stop, and arrow keys follow the links', async () => {
    const { user } = await open();
    const first = await node('Group: Data, 2 people');
    act(() => first.focus());
    expect(
      screen.getAllByRole('button', { name: /^(Group|Team|Folder): / }).filter(({ tabIndex }) => tabIndex === 0)
    ).toHaveLength(1);
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(await node('Team: SRE, 2 people')).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(await node('Folder: Production, 2 people')).toHaveFocus();
    await user.keyboard('{Home}{ArrowLeft}');
    expect(await node('Team: Data, 2 people')).toHaveFocus();
    await user.keyboard('{End}{Enter}');
    await waitFor(() => expect(asked()).toHaveProperty('team'));
  });

  it('fades what does not lie on the ways of what is pointed at', async () => {
    const { user } = await open();
    await user.hover(await node('Group: SRE, 2 people'));
    const itemClass = async (name: string) => (await node(name)).closest('li')?.className;
    const [lit, faded] = [
      await itemClass('Folder: Production, 2 people'),
      await itemClass('Folder: Reports, 2 people'),
    ];
    expect(lit).not.toBe(faded);
    expect(await itemClass('Team: SRE, 2 people')).toBe(lit);
    await user.unhover(await node('Group: SRE, 2 people'));
    expect(await itemClass('Folder: Reports, 2 people')).toBe(lit);
  });
});

describe('The filter', () => {
  it('finds people by name, and follows one', async () => {
    const { user } = await open();
    await node('Group: SRE, 2 people');
    await filterBy(user, 'ada');
    await waitFor(() =>
      expect(nodeNames()).toEqual(['Group: SRE, 1 person', 'Team: SRE, 1 person', 'Folder: Production, 1 person'])
    );
    expect(asked()).toHaveProperty('person');
    expect(screen.getByRole('button', { name: 'Stop filtering by Person: Ada Lovelace' })).toBeInTheDocument();
  });

  it('is reached from a group', async () => {
    const { user } = await open({ route: 'mapping?tab=groups' });
    const grid = await screen.findByRole('grid', { name: 'Groups' });
    const [name] = await within(grid).findAllByText('SRE');
    await user.click(name ?? grid);
    await user.click(await screen.findByRole('link', { name: 'Show in the picture' }));
    await waitFor(() => expect(nodeNames()).toHaveLength(3));
    expect(nodeNames()[0]).toBe('Group: SRE, 2 people');
  });

  it('is reached from a person', async () => {
    const { user } = await open({ route: 'audit' });
    const grid = await screen.findByRole('grid', { name: 'People' });
    await user.click(await within(grid).findByText('Cem Chip'));
    await user.click(await screen.findByRole('link', { name: 'Show in the picture' }));
    await waitFor(() => expect(nodeNames()).toHaveLength(5));
    expect(screen.getByRole('button', { name: 'Stop filtering by Person: Cem Chip' })).toBeInTheDocument();
  });

  it('says that a disabled person is not counted', async () => {
    const { user } = await open({
      prepare: async (sandbox) => {
        const grafana = grafanaOf(sandbox);
        const { id } = await grafana('GET', '/api/users/lookup?loginOrEmail=ada.lovelace@example.com');
        await grafana('POST', `/api/admin/users/${String(id)}/disable`);
      },
    });
    await node('Group: SRE, 1 person');
    await filterBy(user, 'ada');
    expect(await screen.findByText(/disabled people are not counted/)).toBeInTheDocument();
  });

  it('takes several parts together, and each can be removed', async () => {
    const { user } = await open({ query: 'folder=reports&group=x' });
    expect(await screen.findByText('No way fits this filter')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Stop filtering by Group: x' }));
    await waitFor(() => expect(nodeNames()).toHaveLength(3));
    await user.click(screen.getAllByRole('button', { name: 'Clear the filter' })[0] ?? document.body);
    await waitFor(() => expect(nodeNames()).toHaveLength(8));
  });

  it('reaches a folder by rights on the folder above', async () => {
    await open({ query: 'folder=payments' });
    expect(await node('Folder: Production, 2 people')).toBeInTheDocument();
    expect(nodeNames()).toHaveLength(3);
  });
});

describe('The table', () => {
  it('says the same line by line, with where it comes from', async () => {
    await open({ query: 'as=table' });
    await waitFor(async () =>
      expect(await rowTexts()).toEqual([
        'Data | Data | 2 | Folder | Reports | View |  | Not managed here',
        'Idle | Idle | 1 |  | Nothing that was read |  |  | ',
        'SRE | SRE | 2 | Folder | Production | Edit | Add | Rule: SRE operates production',
      ])
    );
  });

  it('sorts, in the address', async () => {
    const { user } = await open({ query: 'as=table' });
    await user.click(await screen.findByRole('button', { name: 'Access' }));
    await waitFor(async () => expect((await rowTexts())[0]).toContain('Nothing that was read'));
    expect(asked()).toMatchObject({ sort: 'target', as: 'table' });
  });

  it('saves what is shown as a file', async () => {
    const saved = keepDownloads();
    const { user } = await open({ query: 'grants=changes' });
    await node('Folder: Production, 2 people');
    await user.click(await screen.findByRole('button', { name: 'Download CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect((await saved[0]?.text())?.split('\r\n')).toContain(
      'SRE,SRE,2,folder,Production,production,Edit,add,rule,SRE operates production'
    );
  });
});

describe('What is not known', () => {
  it('stands in the picture and in the table when a folder cannot be read', async () => {
    const { user } = await open({
      faults: [
        {
          match: { method: 'GET', path: '*/access-control/folders/reports', via: 'proxy' },
          fault: 'status',
          status: 500,
        },
      ],
    });
    expect(await node('Unknown: 1 not read')).toBeInTheDocument();
    expect(screen.getByText('Not everything could be read')).toBeInTheDocument();
    await user.click(await screen.findByRole('radio', { name: 'Table' }));
    expect((await rowTexts()).filter((text) => text.includes('Unknown: not read'))).toEqual([
      '– | Unknown | Unknown | Folder | Reports | Unknown: not read |  | ',
    ]);
  });

  it('stands there when roles cannot be read', async () => {
    await open({
      faults: [
        {
          match: { method: 'POST', path: '*/access-control/teams/roles/search', via: 'proxy' },
          fault: 'status',
          status: 500,
        },
      ],
    });
    expect(await node('Unknown: roles not read')).toBeInTheDocument();
  });

  it('is what rules want while they have errors; what stands now is shown', async () => {
    await open({ rules: 'version: 2' });
    expect(await screen.findByText('What the rules want is not known')).toBeInTheDocument();
    expect(await node('Folder: Reports, 2 people')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Now' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'With the plan' })).toBeDisabled();
  });

  it('is what was applied when the ledger cannot be read', async () => {
    await open({
      query: 'as=table',
      faults: [{ match: { path: '*idops-scim-ledger', via: 'proxy' }, fault: 'status', status: 500 }],
    });
    await waitFor(async () => expect((await rowTexts())[0]).toContain('Reports | View |  | Unknown'));
  });

  it('is everything when teams cannot be read', async () => {
    await open({ faults: [{ match: { path: '*/teams', via: 'proxy' }, fault: 'status', status: 500 }] });
    expect(await screen.findByText('Grafana could not answer')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
    expect(screen.queryByRole('group', { name: /^Picture/ })).not.toBeInTheDocument();
  });
});

describe('Whoever and wherever', () => {
  it('says that there are no groups yet', async () => {
    await renderOnSandbox({ story: 'empty', route: 'mapping?tab=picture' });
    expect(await screen.findByText('No groups yet')).toBeInTheDocument();
  });

  it('says that nothing is mapped yet, and draws groups and teams', async () => {
    await renderOnSandbox({
      story: 'empty',
      route: 'mapping?tab=picture',
      prepare: (sandbox) => provision(sandbox, TEAM),
    });
    expect(await screen.findByText('No group leads to any access yet')).toBeInTheDocument();
    expect(await node('Team: SRE, 2 people')).toBeInTheDocument();
  });

  it('draws teams and folders where Grafana has no SCIM and no roles, and says so', async () => {
    await open({ edition: 'oss' });
    expect(await node('Folder: Reports, 3 people')).toBeInTheDocument();
    expect(screen.getByText(/RBAC roles need Grafana Enterprise/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Unknown/ })).not.toBeInTheDocument();
  });

  it('tells a Viewer which permission is missing', async () => {
    await open({
      persona: 'viewer',
      prepare: async (sandbox) => {
        await grafanaOf(sandbox)('POST', '/api/admin/users', { login: 'viewer', password: 'viewer', name: 'Viewer' });
      },
    });
    expect(await screen.findByText('idops-scim-app.scim:read')).toBeInTheDocument();
  });

  it('stays readable with 500 groups, and opens what there is no room for', async () => {
    const { user } = await renderOnSandbox({ story: 'large', users: 2_000, route: 'mapping?tab=picture' });
    const rest = await screen.findByRole('button', { name: /and 481 more groups/ });
    expect(screen.getByRole('heading', { name: 'Groups (19 of 500)' })).toBeInTheDocument();
    await user.click(rest);
    expect(await screen.findByRole('heading', { name: 'Groups (59 of 500)' })).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Show fewer' }));
    expect(await screen.findByRole('heading', { name: 'Groups (19 of 500)' })).toBeInTheDocument();
  }, 40_000);
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

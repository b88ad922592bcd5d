import { screen, waitFor, within } from '@testing-library/react';
import { findDialog } from '../../../tests/support/dialog';
import { grafanaOf, type Organisation, provision } from '../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../tests/support/renderOnSandbox';

const COMPANY: Organisation = {
  people: ['Dora Dot'],
  groups: { SRE: ['Ada Lovelace', 'Bob Byte'], Data: ['Cem Chip'] },
  folders: [{ title: 'Production' }, { title: 'Payments', parent: 'Production' }],
};

async function open({ organisation = COMPANY, prepare, ...options }: OnSandbox & { organisation?: Organisation } = {}) {
  return renderOnSandbox({
    story: 'empty',
    route: 'audit',
    ...options,
    async prepare(sandbox) {
      await provision(sandbox, organisation);
      await prepare?.(sandbox);
    },
  });
}

const table = () => screen.findByRole('grid', { name: 'People' });

const names = async () =>
  within(await table())
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent);

async function person(name: string) {
  const [cell] = await within(await table()).findAllByText(name);
  const row = cell?.closest('[role="row"]');
  if (!(row instanceof HTMLElement)) {
    throw new Error(`no row of ${name}`);
  }
  return row;
}

/** What was handed to the browser's download. */
function catchDownloads() {
  const files: Array<{ name: string; blob: Blob }> = [];
  let blob = new Blob();
  URL.createObjectURL = (object) => {
    blob = object instanceof Blob ? object : blob;
    return 'blob:test';
  };
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, blob });
  });
  return files;
}

afterEach(() => jest.restoreAllMocks());

describe('People', () => {
  it('lists everybody with state, role, last seen and teams', async () => {
    await open();
    const ada = await person('Ada Lovelace');
    await waitFor(() => expect(within(ada).getByText('SRE')).toBeInTheDocument());
    expect(within(ada).getByText('Provisioned')).toBeInTheDocument();
    expect(within(ada).getByText('Viewer')).toBeInTheDocument();
    expect(within(ada).getByText('Never')).toBeInTheDocument();
    expect(screen.getByText('5 of 5 people')).toBeInTheDocument();
  });

  it('narrows by what the address says, and by typing', async () => {
    const { user } = await open({ route: 'audit?state=provisioned&seen=never' });
    await person('Ada Lovelace');
    expect(screen.getByText('4 of 5 people')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Search' }), 'sre');
    expect(await screen.findByText('2 of 5 people')).toBeInTheDocument();
    await user.click(await screen.findByRole('radio', { name: 'Local' }));
    expect(await screen.findByText('Nobody matches these filters')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('5 of 5 people')).toBeInTheDocument();
  });

  it('sorts by a column, both ways', async () => {
    const { user } = await open({ route: 'audit?state=provisioned' });
    await person('Ada Lovelace');
    expect(await names()).toEqual(['Ada Lovelace', 'Bob Byte', 'Cem Chip', 'Dora Dot']);
    await user.click(await screen.findByRole('button', { name: 'Name' }));
    await waitFor(async () => expect((await names())[0]).toBe('Dora Dot'));
    expect(screen.getByRole('columnheader', { name: /Name/ })).toHaveAttribute('aria-sort', 'descending');
  });

  it('downloads what is shown, safe for spreadsheets', async () => {
    const files = catchDownloads();
    const { user } = await open({
      organisation: { people: ['=cmd Evil', 'Ada Lovelace'] },
      route: 'audit?state=provisioned',
    });
    await person('Ada Lovelace');
    await waitFor(() => expect(screen.queryByText('Reading')).not.toBeInTheDocument());
    await user.click(await screen.findByRole('button', { name: 'Download CSV' }));
    await waitFor(() => expect(files).toHaveLength(1));
    const [file] = files;
    expect(file?.name).toBe('people-2026-01-15.csv');
    const text = (await file?.blob.text()) ?? '';
    expect(text.split('\r\n')[0]).toContain('uid,name,login,email,state,role');
    expect(text).toContain("'=cmd Evil");
    expect(text).toContain('ada.lovelace@example.com');
    expect(text).not.toContain('admin@localhost');
  });

  it('shows people although their teams could not be read, and says so', async () => {
    await open({ faults: [{ match: { path: '*teambindings*', via: 'proxy' }, fault: 'status', status: 500 }] });
    const ada = await person('Ada Lovelace');
    expect(await screen.findByText('Not everything could be read')).toBeInTheDocument();
    expect(within(ada).getByText('Unknown')).toBeInTheDocument();
  });

  it.each([
    ['failed', { fault: 'status', status: 500 } as const, 'Grafana could not answer'],
    ['sent nonsense', { fault: 'malformed' } as const, 'Grafana answered in a form that was not expected'],
    ['refused', { fault: 'status', status: 403 } as const, 'SCIM Manager may not read this'],
  ])('says what happened when Grafana %s', async (_, fault, title) => {
    await open({ faults: [{ match: { path: '/api/org/users/search*', via: 'proxy' }, ...fault }] });
    expect(await screen.findByText(title)).toBeInTheDocument();
  });

  it('shows hostile names harmlessly', async () => {
    await open({ organisation: { people: ['<img src=x onerror=alert(1)>', 'ev\u202Eil', 'x'.repeat(190)] } });
    await person('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(screen.getAllByText('ev⟨U+202E⟩il').length).toBeGreaterThan(0);
  });
});

describe('One person', () => {
  const given: OnSandbox['prepare'] = async (sandbox) => {
    const grafana = grafanaOf(sandbox);
    await grafana('POST', '/api/access-control/folders/production/teams/1', { permission: 'Edit' });
    const { id } = await grafana('GET', '/api/users/lookup?loginOrEmail=ada.lovelace@example.com');
    await grafana('POST', `/api/access-control/folders/payments/users/${String(id)}`, { permission: 'Admin' });
  };

  it('has each right explained by the way that leads to it', async () => {
    const { user } = await open({ prepare: given });
    await user.click(await person('Ada Lovelace'));
    const drawer = await findDialog();
    const heading = within(drawer).getByRole('heading', { level: 3, name: 'Ada Lovelace' });
    expect(heading.parentElement).toHaveTextContent(/^Ada Lovelaceada\.lovelace@example\.com$/);
    const folders = await within(drawer).findByRole('region', { name: 'Folders' });
    const paths = within(folders)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(paths).toContainEqual(expect.stringMatching(/Group SRE.*Team SRE.*Edit on Production.*1 folder below/));
    expect(paths).toContainEqual(
      expect.stringMatching(/Given to this person directly.*Admin on Production \/ Payments/)
    );
    expect(paths).toContainEqual(expect.stringMatching(/Everybody with basic role Viewer.*View on Production/));
    expect(within(drawer).getByRole('region', { name: 'Basic role' })).toHaveTextContent('Viewer');
  });

  it('is in the address, and closing returns to the table', async () => {
    const { user, sandbox } = await open();
    const people = await grafanaOf(sandbox)('GET', '/api/users/lookup?loginOrEmail=cem.chip@example.com');
    await user.click(await person('Cem Chip'));
    const drawer = await findDialog();
    expect(drawer).toHaveTextContent('cem.chip@example.com');
    expect(people.uid).toBeTruthy();
    await user.click(await within(drawer).findByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('names what could not be read', async () => {
    const { user } = await open({
      faults: [{ match: { path: '*/access-control/folders/production', via: 'proxy' }, fault: 'status', status: 500 }],
    });
    await user.click(await person('Ada Lovelace'));
    const drawer = await findDialog();
    expect(await within(drawer).findByText(/permissions of folder Production could not be read/)).toBeInTheDocument();
  });

  it('has no roles on OSS, which is said', async () => {
    const { user } = await open({ edition: 'oss' });
    await user.click(await person('Ada Lovelace'));
    const drawer = await findDialog();
    expect(await within(drawer).findByText(/no RBAC roles for teams/)).toBeInTheDocument();
    expect(drawer).toHaveTextContent('member by hand');
  });

  it('may be gone', async () => {
    await open({ route: 'audit?person=nobody' });
    expect(await screen.findByText('This person is not in the organisation')).toBeInTheDocument();
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

  it('is led to Configuration when the token does not work', async () => {
    await open({
      prepare: (sandbox) => {
        sandbox.store.tokens.all().forEach(({ id }) => sandbox.store.tokens.delete(id));
      },
    });
    expect(await screen.findByText('SCIM Manager cannot reach Grafana with its token')).toBeInTheDocument();
  });
});

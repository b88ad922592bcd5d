import { screen, waitFor, within } from '@testing-library/react';
import { findDialog } from '../../../tests/support/dialog';
import { connectFully } from '../../../tests/support/connectFully';
import { createPeer, PEER_URL, storePeer } from '../../../tests/support/peer';
import { grafanaOf, type Organisation, provision } from '../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../tests/support/renderOnSandbox';

const HERE: Organisation = {
  people: ['Dora Dot'],
  groups: { SRE: ['Ada Lovelace', 'Bob Byte'], Data: ['Cem Chip'] },
  folders: [{ title: 'Production' }, { title: 'Payments', parent: 'Production' }],
};

const THERE: Organisation = {
  groups: { SRE: ['Ada Lovelace'], Ops: [] },
  folders: [{ title: 'Production' }],
};

type PeerOptions = Parameters<typeof createPeer>[0];

interface Opened extends OnSandbox {
  here?: Organisation;
  peer?: PeerOptions;
  /** Settings of the peer that are not as they should be; `none`: there is no peer. */
  stored?: Record<string, unknown> | 'none';
  token?: string;
}

async function open(opened: Opened = {}) {
  const { peer: peerOptions, stored = {}, token, prepare, here = HERE, isConnected = true, ...options } = opened;
  const peer = await createPeer({ organisation: THERE, ...peerOptions });
  const page = await renderOnSandbox({
    story: 'fresh',
    route: 'environments',
    upstreams: peer.upstreams,
    ...options,
    isConnected: false,
    async prepare(sandbox) {
      if (isConnected) {
        await connectFully(sandbox);
      }
      await provision(sandbox, here);
      await prepare?.(sandbox);
      if (stored !== 'none') {
        await storePeer(sandbox, token ?? peer.token, stored);
      }
    },
  });
  return { ...page, peer };
}

const table = () => screen.findByRole('grid', { name: 'Differences' });

const rows = async () =>
  within(await table())
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent)
        .join(' | ')
    );

async function grant(sandbox: Parameters<typeof grafanaOf>[0], name: string, folder: string, permission: string) {
  const grafana = grafanaOf(sandbox);
  const team = sandbox.store.teams.by('name', name);
  await grafana('POST', `/api/access-control/folders/${folder}/teams/${team?.id}`, { permission });
}

const giveSource =
  (name: string, permission: string) =>
  async (sandbox: Parameters<typeof grafanaOf>[0]): Promise<void> => {
    const team = sandbox.store.teams.by('name', name);
    await grafanaOf(sandbox)('POST', `/api/access-control/datasources/loki/teams/${team?.id}`, { permission });
  };

/** The record of a mapping document, in the folder that only administrators can read. */
async function saveMapping(sandbox: Parameters<typeof grafanaOf>[0], text: string) {
  const grafana = grafanaOf(sandbox);
  await grafana('POST', '/api/folders', { uid: 'idops-scim-manager', title: 'SCIM Manager' });
  await grafana('POST', '/api/dashboards/db', {
    dashboard: {
      uid: 'idops-scim-mapping',
      title: 'Mapping',
      scimManager: { kind: 'mapping', format: 1, savedBy: 'admin', body: text },
    },
    folderUid: 'idops-scim-manager',
  });
}

beforeEach(() => localStorage.clear());

describe('both sides', () => {
  it('shows what differs, by name, and sends nothing but GET to the peer', async () => {
    const { peer, sandbox } = await open();
    expect(await screen.findByText('Comparison of this Grafana and staging')).toBeInTheDocument();
    await waitFor(async () =>
      expect(await rows()).toEqual([
        'Only in this Grafana | Group | Data | There | –',
        'Only in staging | Group | Ops | – | There',
        'Only in this Grafana | Team | Data | members: 1 | –',
        'Only in staging | Team | Ops | – | members: 0',
        'Different | Team | SRE | members: 2 | members: 1',
      ])
    );
    expect(new Set(peer.seen.map(({ method }) => method))).toEqual(new Set(['GET']));
    const { grafanaToken } = sandbox.store.pluginSettings.all()[0]?.secureJsonData ?? {};
    expect(grafanaToken).toMatch(/^glsa_/);
    for (const { headers } of peer.seen) {
      const sent = Object.fromEntries(headers);
      expect(sent).toMatchObject({
        authorization: `Bearer ${peer.token}`,
        'x-grafana-id': '',
        'x-grafana-context': '',
      });
      expect(sent['x-grafana-org-id']).toBe('');
      expect(sent).not.toHaveProperty('cookie');
      expect(JSON.stringify(sent)).not.toContain(grafanaToken);
    }
  });

  it('tells how large both are, data sources with permissions included', async () => {
    await open({ peer: { edition: 'oss', rights: 'admin' } });
    const facts = await screen.findByRole('group', { name: 'Both sides' });
    const row = within(facts).getByRole('row', { name: /^Data sources/ });
    expect(row).toHaveTextContent(/^Data sources\d+no permissions on them here$/);
  });

  it('compares the access of teams by folder path and role name', async () => {
    const { user } = await open({
      prepare: (sandbox) => grant(sandbox, 'SRE', 'production', 'Edit'),
      peer: { prepare: (sandbox) => grant(sandbox, 'SRE', 'production', 'View') },
      route: 'environments?area=access',
    });
    await waitFor(async () =>
      expect(await rows()).toEqual(['Different | Folder permission | Production for SRE | Edit | View'])
    );
    await user.click(await within(await table()).findByText('Production'));
    const drawer = await findDialog();
    expect(within(drawer).getByRole('row', { name: /Permission Edit View/ })).toBeInTheDocument();
  });

  it('narrows by the counts, by words and by what the address says', async () => {
    const { user } = await open({ route: 'environments?q=sre' });
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    await user.clear(screen.getByRole('textbox', { name: 'Search' }));
    await user.click(await screen.findByRole('button', { name: 'Teams, Only in staging: 1' }));
    await waitFor(async () => expect(await rows()).toEqual(['Only in staging | Team | Ops | – | members: 0']));
    await user.type(screen.getByRole('textbox', { name: 'Search' }), 'zzz');
    expect(await screen.findByText('Nothing matches these filters.')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    await waitFor(async () => expect(await rows()).toHaveLength(5));
  });

  it('asks before it reads the access of many folders', async () => {
    const many = Array.from({ length: 100 }, (_, at) => ({ title: `Folder ${at}` }));
    const { user, peer } = await open({
      here: { ...HERE, folders: many },
      peer: { organisation: { ...THERE, folders: many } },
    });
    const toFolders = () => peer.seen.filter(({ url }) => url.includes('/access-control/folders/'));
    expect(await screen.findByText('The access of teams is not compared yet')).toBeInTheDocument();
    expect(screen.getByText(/about 202 requests/)).toBeInTheDocument();
    expect(screen.getByText('Not compared yet')).toBeInTheDocument();
    expect(toFolders()).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Compare access, too' }));
    await waitFor(() => expect(screen.queryByText('Not compared yet')).not.toBeInTheDocument());
    expect(toFolders()).toHaveLength(100);
  });

  it('shows a rule that differs as a difference of its text', async () => {
    const rule = (level: string) =>
      `version: 1\nrules:\n  - { name: Prod, match: { group: SRE }, folders: [ { path: Production, permission: ${level} } ] }\n`;
    const { user } = await open({
      route: 'environments?area=mapping',
      prepare: (sandbox) => saveMapping(sandbox, rule('Edit')),
      peer: { prepare: (sandbox) => saveMapping(sandbox, rule('View')) },
    });
    await waitFor(async () => expect(await rows()).toEqual(['Different | Rule | Prod | There | There']));
    await user.click(await within(await table()).findByText('Prod'));
    const diff = await screen.findByRole('group', { name: 'Text on both sides' });
    expect(diff).toHaveTextContent(/− permission: Edit\+ permission: View/);
  });

  it('says so when nothing differs', async () => {
    await open({ peer: { organisation: HERE } });
    expect(await screen.findByText('No difference in what was compared.')).toBeInTheDocument();
  });
});

describe('the peer', () => {
  it('is set up with a form, proved, and compared', async () => {
    const { user, peer, sandbox } = await open({ stored: 'none' });
    await user.type(await screen.findByRole('textbox', { name: /Address/ }), `${PEER_URL}/`);
    await user.type(screen.getByRole('textbox', { name: /What to call it/ }), 'staging');
    await user.click(await screen.findByRole('button', { name: 'Store and compare' }));
    expect(await screen.findByText('Paste the token.')).toBeInTheDocument();
    await user.type(screen.getByLabelText(/Token of a service account/), peer.token);
    jest.setSystemTime(Date.now() + 2000);
    await user.click(await screen.findByRole('button', { name: 'Store and compare' }));
    expect(await screen.findByText('Comparison of this Grafana and staging')).toBeInTheDocument();
    const settings = sandbox.store.pluginSettings.all()[0];
    expect(settings?.jsonData).toMatchObject({ peerUrl: PEER_URL, peerName: 'staging', peerNamespace: 'default' });
    expect(JSON.stringify(settings?.jsonData)).not.toContain(peer.token);
    expect(document.body.innerHTML).not.toContain(peer.token);
  });

  it.each([
    ['http://grafana.example.com', 'The address must begin with https://'],
    ['grafana.example.com', 'Write a whole address'],
    ['https://a.example.com/../api', 'The path of the address has a part that leads elsewhere.'],
    ['http://127.0.0.1:3000', 'This is the address of this Grafana itself.'],
  ])('is not taken at %s', async (address, words) => {
    const { user } = await open({ stored: 'none' });
    await user.type(await screen.findByRole('textbox', { name: /Address/ }), address);
    await user.click(await screen.findByRole('button', { name: 'Store and compare' }));
    expect(await screen.findByText(new RegExp(words))).toBeInTheDocument();
  });

  it('takes a token of its own for a new address, and keeps the old one for the old address', async () => {
    const { user, peer } = await open();
    await user.click(await screen.findByRole('button', { name: 'Change address or token' }));
    const address = screen.getByRole('textbox', { name: /Address/ });
    expect(screen.getByText('Left empty, the stored token stays.')).toBeInTheDocument();
    await user.clear(address);
    await user.type(address, 'https://elsewhere.example.com');
    const before = peer.seen.length;
    await user.click(await screen.findByRole('button', { name: 'Store and compare' }));
    expect(await screen.findByText('A new address takes a token of its own.')).toBeInTheDocument();
    expect(peer.seen).toHaveLength(before);
  });

  it('is removed with its token', async () => {
    const { user, sandbox } = await open();
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    jest.setSystemTime(Date.now() + 2000);
    await user.click(await within(await findDialog()).findByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('Compare with another Grafana')).toBeInTheDocument();
    const settings = sandbox.store.pluginSettings.all()[0];
    expect(settings?.jsonData).not.toHaveProperty('peerUrl');
    expect(settings?.secureJsonData).toMatchObject({ grafanaToken: expect.stringMatching(/^glsa_/), peerToken: '' });
    expect(settings?.jsonData).toHaveProperty('grafanaUrl');
  });

  it('that refuses the token is said to be the one who refuses', async () => {
    await open({ token: 'glsa_wrong' });
    expect(await screen.findByText('staging does not take the token')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Change address or token' })).toBeInTheDocument();
  });

  it('that is down is said to be down, and asked again', async () => {
    const { user, peer } = await open({
      peer: { prepare: async (sandbox) => void sandbox },
      prepare: async (sandbox) =>
        sandbox.faults.arm({ match: { path: '/api/frontend/settings', via: 'proxy' }, fault: 'drop', times: 1 }),
    });
    expect(await screen.findByText('staging cannot be reached')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Comparison of this Grafana and staging')).toBeInTheDocument();
    expect(peer.seen.length).toBeGreaterThan(0);
  });

  it('that is perhaps this Grafana is said to be', async () => {
    await open({
      grafanaUrl: 'https://grafana.example.com',
      peer: { ini: { server: { root_url: 'https://grafana.example.com/' } } },
    });
    expect(await screen.findByText('Perhaps this is the same Grafana')).toBeInTheDocument();
  });

  it('set up by file with an address that leads back here is not asked', async () => {
    const { peer } = await open({ stored: { peerUrl: 'http://localhost:3000' }, grafanaUrl: 'http://localhost:3000' });
    expect(await screen.findByText(/The address is this Grafana itself/)).toBeInTheDocument();
    expect(peer.seen).toEqual([]);
  });

  it('whose token may write is warned of', async () => {
    await open({ peer: { rights: 'admin' } });
    expect(await screen.findByText('The token may change things there')).toBeInTheDocument();
  });

  it('of another edition and version is compared all the same', async () => {
    await open({ peer: { edition: 'oss', version: '12.3.1', rights: 'admin' }, route: 'environments?area=settings' });
    await waitFor(async () =>
      expect(await rows()).toEqual([
        'Different | Server | Edition | Enterprise | Open Source',
        'Different | Server | Version | 12.4.0 | 12.3.1',
        expect.stringContaining('Group sync'),
        expect.stringContaining('Reject'),
        expect.stringContaining('User sync'),
      ])
    );
  });
});

describe('permissions on data sources', () => {
  const ours = { ...HERE, dataSources: ['Loki'] };
  const openAccess = (peer: PeerOptions) =>
    open({ here: ours, prepare: giveSource('SRE', 'Query'), peer, route: 'environments?area=access' });
  const theirs = { ...THERE, dataSources: ['Loki'] };

  it('are compared by name', async () => {
    const { peer } = await openAccess({ organisation: theirs, prepare: giveSource('SRE', 'Edit') });
    await waitFor(async () =>
      expect(await rows()).toEqual(['Different | Data source permission | Loki for SRE | Query | Edit'])
    );
    expect(new Set(peer.seen.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it('stand here alone where the peer is open-source Grafana, whose token lacks nothing for it', async () => {
    await openAccess({ organisation: theirs, edition: 'oss', rights: 'admin' });
    await waitFor(async () =>
      expect(await rows()).toEqual(['Only in this Grafana | Data source permission | Loki for SRE | Query | –'])
    );
    expect(screen.queryByText(/, Data sources: /)).not.toBeInTheDocument();
    expect(screen.queryByText('datasources.permissions:read')).not.toBeInTheDocument();
  });

  it('are unknown where the peer refuses to tell them', async () => {
    const rights = ['teams:read', 'org.users:read', 'folders:read', 'folders.permissions:read', 'datasources:read'];
    await openAccess({ organisation: theirs, prepare: giveSource('SRE', 'Query'), rights });
    await waitFor(async () =>
      expect(await rows()).toEqual(['Unknown | Data source permission | Loki for SRE | Query | Unknown'])
    );
    expect(screen.getByText(/, Data sources: The token may not read this in staging/)).toBeInTheDocument();
  });

  it('are unknown where one of them fails', async () => {
    const prepare = async (sandbox: Parameters<typeof grafanaOf>[0]) => {
      await giveSource('SRE', 'Query')(sandbox);
      const match = { path: '/api/access-control/datasources/loki' };
      sandbox.faults.arm({ match, fault: 'status', status: 500 });
    };
    await openAccess({ organisation: theirs, prepare });
    await waitFor(async () =>
      expect(await rows()).toEqual(['Unknown | Data source permission | Loki for SRE | Query | Unknown'])
    );
    expect(screen.getByText(/, Access of teams: staging could not answer/)).toBeInTheDocument();
  });

  it('are written into the document that makes this one like the peer', async () => {
    const { user } = await open({ here: ours, peer: { organisation: theirs, prepare: giveSource('SRE', 'Edit') } });
    await user.click(await screen.findByRole('button', { name: 'Make this Grafana like staging' }));
    const content = await within(await findDialog()).findByRole('textbox', { name: /Content of/ });
    expect(content).toHaveTextContent(/group: SRE datasources: - name: Loki permission: Edit$/);
  });
});

describe('what the token may not read', () => {
  it.each([
    ['teams:read', 'Teams'],
    ['folders:read', 'Folders'],
    ['roles:read', 'Roles'],
    ['datasources:read', 'Data sources'],
    ['datasources.permissions:read', 'Data sources'],
    ['dashboards:read', 'Mapping document'],
    ['settings:read', 'SCIM settings'],
  ])('%s is unknown, and said so', async (action, part) => {
    const all = ['teams:read', 'org.users:read', 'folders:read', 'folders.permissions:read', 'roles:read'];
    const more = ['teams.roles:read', 'datasources:read', 'datasources.permissions:read', 'settings:read'];
    const rights = [...all, ...more, 'dashboards:read'].filter((held) => held !== action);
    await open({ peer: { rights } });
    expect(await screen.findByText('Not everything could be read, and that part is unknown')).toBeInTheDocument();
    expect(screen.getByText(new RegExp(`, ${part}: The token may not read this in staging`))).toBeInTheDocument();
    expect(screen.queryByText('No difference in what was compared.')).not.toBeInTheDocument();
  });

  it.each([
    ['sent nonsense', { fault: 'malformed' } as const, /answered in a form that was not expected/],
    ['failed', { fault: 'status', status: 500 } as const, /staging could not answer/],
  ])('a part that %s leaves the rest', async (_, fault, words) => {
    const { peer } = await open({ stored: 'none' });
    peer.sandbox.faults.arm({ match: { path: '/api/teams/search*' }, ...fault });
    await storePeerAgain(peer.token);
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(await table()).toBeInTheDocument();
  });

  async function storePeerAgain(token: string) {
    const { fireEvent } = await import('@testing-library/react');
    fireEvent.change(await screen.findByRole('textbox', { name: /Address/ }), { target: { value: PEER_URL } });
    fireEvent.change(screen.getByRole('textbox', { name: /What to call it/ }), { target: { value: 'staging' } });
    fireEvent.change(screen.getByLabelText(/Token of a service account/), { target: { value: token } });
    jest.setSystemTime(Date.now() + 2000);
    fireEvent.click(screen.getByRole('button', { name: 'Store and compare' }));
  }
});

describe('making one like the other', () => {
  const likeStaging = async (options: Opened = {}) => {
    const page = await open({
      peer: {
        organisation: { ...THERE, folders: [{ title: 'Production' }, { title: 'Lab' }] },
        prepare: async (sandbox) => {
          await grant(sandbox, 'SRE', 'production', 'Edit');
          await grant(sandbox, 'SRE', 'lab', 'View');
          await grant(sandbox, 'Ops', 'production', 'Admin');
        },
      },
      ...options,
    });
    await page.user.click(await screen.findByRole('button', { name: 'Make this Grafana like staging' }));
    const dialog = await findDialog();
    return { ...page, dialog: within(dialog) };
  };

  it('writes a document in the names of this side, and tells what it leaves out', async () => {
    const { dialog } = await likeStaging();
    expect(await dialog.findByText('1 rule. Nothing was changed anywhere.')).toBeInTheDocument();
    const content = await dialog.findByRole('textbox', { name: /Content of/ });
    expect(content).toHaveTextContent(/group: SRE folders: - path: Production permission: Edit$/);
    expect(dialog.getByText(/Lab \(View\)/)).toBeInTheDocument();
    expect(dialog.getByText(/group Ops/)).toBeInTheDocument();
    expect(dialog.getAllByText(/corresponds to it/)).toHaveLength(2);
  });

  it('puts it into the rules as a draft, where it is not saved', async () => {
    const { user, dialog, sandbox } = await likeStaging();
    await user.click(await dialog.findByRole('button', { name: 'Use as the draft of the rules' }));
    await user.click(await dialog.findByRole('link', { name: 'Open the draft' }));
    expect(await screen.findByRole('button', { name: /Discard/ })).toBeInTheDocument();
    expect(sandbox.store.dashboards.all()).toEqual([]);
  });

  it('asks before it replaces a draft', async () => {
    const key = 'idops-scim-app.mapping.draft.default';
    const draft = JSON.stringify({ text: 'version: 1\nrules: []\n# mine', base: { text: '' } });
    localStorage.setItem(key, draft);
    const { user, dialog } = await likeStaging();
    await user.click(await dialog.findByRole('button', { name: 'Use as the draft of the rules' }));
    expect(await dialog.findByText('The rules have an unsaved draft in this browser.')).toBeInTheDocument();
    expect(localStorage.getItem(key)).toBe(draft);
    await user.click(dialog.getByRole('button', { name: 'Replace it' }));
    await waitFor(() => expect(localStorage.getItem(key)).toContain('path: Production'));
  });

  it('makes a document to take to the peer, and offers no draft for it', async () => {
    const { user } = await open({ prepare: (sandbox) => grant(sandbox, 'SRE', 'production', 'Edit') });
    await user.click(await screen.findByRole('button', { name: 'Make staging like this Grafana' }));
    const dialog = within(await findDialog());
    expect(await dialog.findByRole('button', { name: 'Download mapping-staging.yaml' })).toBeInTheDocument();
    expect(dialog.queryByRole('button', { name: /draft/ })).not.toBeInTheDocument();
  });
});

describe('whoever may not', () => {
  it('sees the permission that is missing, and the peer is not asked', async () => {
    const { peer } = await open({ story: 'demo', here: {}, persona: 'viewer' });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(peer.seen).toEqual([]);
  });

  it('is asked to connect this Grafana first', async () => {
    await open({ isConnected: false, stored: 'none' });
    expect(await screen.findByText('SCIM Manager is not connected yet')).toBeInTheDocument();
  });
});

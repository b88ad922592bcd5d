import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { createOkta, OKTA_TOKEN, OKTA_URL, type OktaOptions } from '../../../../sandbox/okta/createOkta';
import type { Sandbox } from '../../../../sandbox/server/Sandbox';
import { findDialog } from '../../../../tests/support/dialog';
import { type Organisation, grafanaOf, provision } from '../../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../../tests/support/renderOnSandbox';

const PUSHED: Organisation = { groups: { SRE: ['Ada Lovelace'], 'Data-Science': ['Cem Chip'], Old: ['Bob Byte'] } };

const RULES = `version: 1
rules:
  # who is on call
  - name: SRE operates
    match: { group: sre }
  - name: Data reads
    match: { glob: "Data*" }
  - name: Nobody
    match: { group: Ghosts }
`;

interface Options extends OnSandbox {
  mapping?: string;
  okta?: OktaOptions;
}

const isProvisioned = (sandbox: Sandbox, mapping: string) =>
  grafanaOf(sandbox)('POST', '/api/plugins/idops-scim-app/settings', {
    enabled: true,
    pinned: true,
    jsonData: { ...sandbox.store.pluginSettings.by('pluginId', 'idops-scim-app')?.jsonData, mapping },
  });

async function open({ mapping, okta = {}, prepare, ...options }: Options = {}) {
  return renderOnSandbox({
    story: 'empty',
    route: 'mapping?view=before-push',
    upstreams: { [OKTA_URL]: createOkta(okta) },
    ...options,
    async prepare(sandbox) {
      await provision(sandbox, PUSHED);
      if (mapping !== undefined) {
        await isProvisioned(sandbox, mapping);
      }
      await prepare?.(sandbox);
    },
  });
}

const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /List of groups/ });
const paste = async (text: string) => {
  const target = await field();
  await act(async () => fireEvent.change(target, { target: { value: text } }));
};
const table = () => screen.findByRole('grid', { name: 'Groups before the push' });
const rowOf = (name: string) => screen.findByRole('row', { name: (words) => words.includes(name) });
const count = (name: string) => screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;

beforeEach(() => localStorage.clear());

describe('From an export', () => {
  it('says of each group what its push would meet', async () => {
    await open({ mapping: RULES });
    await paste('id,displayName\n1,SRE\n2,Data Science\n3,Data Platform\n4,Release\n5,Release\n');
    expect(await rowOf('Data Platform')).toHaveTextContent(/Will match.*Data reads.*Not yet/);
    expect(await rowOf('Data Science')).toHaveTextContent(/Looks like another.*Data-Science/);
    expect(await rowOf('SRE operates')).toHaveTextContent(/SRE.*Almost matches.*Pushed/);
    expect(within(await table()).getAllByText('Name twice')).toHaveLength(2);
    expect(await rowOf('Ghosts')).toHaveTextContent(/Missing:.*Rule without group/);
    expect(await rowOf('Old')).toHaveTextContent(/Missing:.*Only in Grafana.*Pushed/);
    expect(count('Will match')).toBe('1');
    expect(count('Name twice')).toBe('2');
  });

  it('knows a renamed group by its id', async () => {
    await open();
    await paste('[{"id":"ext-SRE","displayName":"Reliability"}]');
    expect(await rowOf('Reliability')).toHaveTextContent(/Renamed.*SRE/);
  });

  it('corrects a rule with one click, in the draft', async () => {
    const { user } = await open();
    localStorage.setItem('idops-scim-app.mapping.draft.default', JSON.stringify({ text: RULES, base: { text: '' } }));
    await paste('SRE\n');
    await user.click(await screen.findByRole('button', { name: 'Correct the rule' }));
    expect(await screen.findByText('The draft of the rules says it now')).toBeInTheDocument();
    await waitFor(async () => expect(await rowOf('SRE operates')).toHaveTextContent('Will match'));
    await user.click(await screen.findByRole('link', { name: 'Open the rules' }));
    const editor = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Mapping document' });
    expect(editor.value).toContain('# who is on call\n  - name: SRE operates\n    match: { group: SRE }');
  });

  it('offers no correction of rules that a file holds', async () => {
    await open({ mapping: RULES });
    await paste('SRE\n');
    expect(await rowOf('SRE operates')).toHaveTextContent('Almost matches');
    expect(screen.queryByRole('button', { name: 'Correct the rule' })).not.toBeInTheDocument();
  });

  it('filters, sorts and takes the result away', async () => {
    const saved: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`,
      revokeObjectURL: () => undefined,
    });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const { user } = await open({ mapping: RULES });
    await paste('=cmd()\nData Platform\n');
    await user.type(await screen.findByPlaceholderText('Group or rule'), 'data');
    await waitFor(() => expect(screen.getByText('2 of 7 rows')).toBeInTheDocument());
    await user.clear(screen.getByPlaceholderText('Group or rule'));
    await waitFor(() => expect(screen.getByText('7 of 7 rows')).toBeInTheDocument());
    await user.click(await screen.findByRole('button', { name: 'Download CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    const lines = (await saved[0]?.text())?.split('\r\n') ?? [];
    expect(lines).toContain("'=cmd(),,no-rule,,,,true,false");
    expect(lines).toContain('Data Platform,,match,Data reads,,,true,false');
    expect(await screen.findByRole('button', { name: 'Copy 5 missing names' })).toBeInTheDocument();
  });

  it('reads a file that is chosen or dropped, and sends nothing of it anywhere', async () => {
    const { user, sandbox } = await open();
    await field();
    const asked = jest.spyOn(sandbox.faults, 'around');
    const file = new File(['displayName\nSecret Project\n'], 'groups.csv', { type: 'text/csv' });
    await user.upload(screen.getByLabelText<HTMLInputElement>('File with groups'), file);
    expect(await rowOf('Secret Project')).toHaveTextContent('No rule');
    expect(screen.getByText('groups.csv')).toBeInTheDocument();
    const dropped = new File(['displayName\nDropped\n'], 'other.csv');
    fireEvent.drop(await field(), { dataTransfer: { files: [dropped] } });
    expect(await rowOf('Dropped')).toBeInTheDocument();
    expect(asked.mock.calls.filter(([method]) => method !== 'GET')).toEqual([]);
    asked.mock.calls.forEach(([, path]) => expect(path).not.toMatch(/Secret|Dropped/));
    await user.click(await screen.findByRole('button', { name: 'Clear' }));
    expect(screen.queryByRole('grid', { name: 'Groups before the push' })).not.toBeInTheDocument();
  });

  it('shows names that would hide something', async () => {
    await open();
    await paste('displayName\n"pay\u202Eroll"\n<img src=x onerror=alert(1)>\n');
    expect(await rowOf('pay⟨U+202E⟩roll')).toBeInTheDocument();
    expect(await rowOf('<img src=x onerror=alert(1)>')).toBeInTheDocument();
  });

  it.each([
    ['{"groups": 1}', 'This list could not be read', /Line 1: Expected a list of groups/],
    ['[\n{broken\n]', 'This list could not be read', /Line 2: This is no JSON/],
    ['id,name\n1,SRE\n2,\n', 'The list is not whole', /Line 3: The name is empty/],
    ['{"value":[{"displayName":"SRE"}],"@odata.nextLink":"https://x"}', 'The list is not whole', /one page of several/],
  ])('says what is wrong with %j, and claims nothing to be missing', async (text, title, problem) => {
    await open();
    await paste(text);
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Problems of the list' })).toHaveTextContent(problem);
    const isRead = title === 'The list is not whole';
    await waitFor(() => expect(screen.queryAllByText(/of \d+ rows/)).toHaveLength(isRead ? 1 : 0));
    expect(screen.queryByText('Only in Grafana')).not.toBeInTheDocument();
  });

  it('says that a file has nothing in it', async () => {
    const { user } = await open();
    await field();
    await user.upload(screen.getByLabelText<HTMLInputElement>('File with groups'), new File([], 'nothing.csv'));
    expect(await screen.findByText('The file is empty')).toBeInTheDocument();
  });

  it('refuses a file that is too large without reading it', async () => {
    const { user } = await open();
    await field();
    const file = new File(['x'], 'huge.csv', { type: 'text/csv' });
    Object.defineProperty(file, 'size', { value: 10_000_001 });
    await user.upload(screen.getByLabelText<HTMLInputElement>('File with groups'), file);
    expect(await screen.findByText('The file is larger than 10 MB')).toBeInTheDocument();
  });

  it('says that rules with errors match nothing that could be known', async () => {
    await open({ mapping: 'version: 1\nrules: 7\n' });
    await paste('SRE\n');
    expect(await screen.findByText('Which rules match is not known')).toBeInTheDocument();
  });

  it('draws a few of 20,000 rows', async () => {
    const { user } = await open();
    const names = Array.from({ length: 20_000 }, (_, at) => `group-${at}`).join('\n');
    const file = new File([names], 'many.txt', { type: 'text/plain' });
    await field();
    await user.upload(screen.getByLabelText<HTMLInputElement>('File with groups'), file);
    expect(await screen.findByText('20,003 of 20,003 rows')).toBeInTheDocument();
    expect(within(await table()).getAllByRole('row').length).toBeLessThan(100);
  }, 40_000);
});

describe('From Okta', () => {
  const openOkta = async (options: Options = {}) => {
    const page = await open(options);
    await page.user.click(await screen.findByRole('radio', { name: 'From Okta' }));
    return page;
  };
  const fill = async ({ user }: Awaited<ReturnType<typeof open>>, address = OKTA_URL, token = OKTA_TOKEN) => {
    await user.type(await screen.findByLabelText(/Address of your Okta/), address);
    await user.type(screen.getByLabelText(/API token/), token);
    // A second after the plugin's own token: Grafana would still have the older secrets in hand.
    jest.setSystemTime(Date.now() + 2000);
    await user.click(await screen.findByRole('button', { name: 'Try and keep' }));
  };

  it('keeps a token that works, reads with it, and forgets it', async () => {
    const page = await openOkta({ okta: { groups: [{ name: 'SRE' }, { name: 'Everyone', type: 'BUILT_IN' }] } });
    await fill(page);
    const { user, sandbox } = page;
    await user.click(await screen.findByRole('button', { name: 'Read groups from Okta' }));
    expect(await rowOf('Everyone')).toHaveTextContent('Built in');
    expect(await rowOf('SRE')).toHaveTextContent(/No rule.*Pushed/);
    expect(document.body.innerHTML).not.toContain(OKTA_TOKEN);
    expect(screen.getByText(/2 groups read/)).toBeInTheDocument();

    await user.click(await screen.findByRole('button', { name: 'Remove the token' }));
    const dialog = await findDialog();
    await user.click(await within(dialog).findByRole('button', { name: 'Remove the token' }));
    expect(await screen.findByLabelText(/API token/)).toHaveValue('');
    expect(sandbox.store.pluginSettings.by('pluginId', 'idops-scim-app')?.jsonData).not.toHaveProperty('oktaUrl');
    expect(screen.queryByRole('grid', { name: 'Groups before the push' })).not.toBeInTheDocument();
  });

  it('says whose fault it is when the token is wrong, and keeps nothing', async () => {
    const page = await openOkta();
    await fill(page, OKTA_URL, 'wrong');
    const alert = await screen.findByRole('alert', { name: /Nothing is kept/ }, { timeout: 5000 });
    expect(alert).toHaveTextContent(/Okta says: Invalid token provided \(status 401 · E0000011/);
    expect(alert).not.toHaveTextContent('Grafana did not');
    expect(screen.getByLabelText(/API token/)).toHaveValue('wrong');
  });

  it('says that nobody answers at an address', async () => {
    const page = await openOkta();
    await fill(page, 'https://nobody.example.com');
    expect(await screen.findByText(/Nobody answered at the address/)).toBeInTheDocument();
  });

  it.each([
    ['http://example.okta.com', /begins with https/],
    ['https://example-admin.okta.com', /admin console/],
  ])('refuses the address %s before anything is sent', async (address, words) => {
    const { user } = await openOkta();
    await user.type(await screen.findByLabelText(/Address of your Okta/), address);
    expect(await screen.findByText(words)).toBeInTheDocument();
    await user.type(screen.getByLabelText(/API token/), 'x');
    expect(screen.getByRole('button', { name: 'Try and keep' })).toBeDisabled();
  });

  it('asks nothing at an address of a provisioning file that is not https', async () => {
    await openOkta({
      prepare: async (sandbox) => {
        const { jsonData } = sandbox.store.pluginSettings.by('pluginId', 'idops-scim-app') ?? {};
        await grafanaOf(sandbox)('POST', '/api/plugins/idops-scim-app/settings', {
          enabled: true,
          pinned: true,
          jsonData: { ...jsonData, oktaUrl: 'http://example.okta.com' },
          secureJsonData: { oktaToken: OKTA_TOKEN },
        });
      },
    });
    expect(await screen.findByText(/begins with https/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Read groups from Okta' })).not.toBeInTheDocument();
  });

  it('says when Okta wants to be asked again', async () => {
    const nowMs = () => Date.UTC(2026, 0, 15, 9, 0, 10);
    const page = await openOkta({ okta: { perMinute: 1, nowMs } });
    await fill(page);
    await page.user.click(await screen.findByRole('button', { name: 'Read groups from Okta' }));
    expect(await screen.findByText('Okta asks us to slow down')).toBeInTheDocument();
    expect(screen.getByText('Try again in 50 seconds.')).toBeInTheDocument();
  });

  it('compares what was read before Okta failed, and says that it is not all', async () => {
    const groups = Array.from({ length: 250 }, (_, at) => ({ name: `g-${at}` }));
    const page = await openOkta({ okta: { groups } });
    await fill(page);
    const read = await screen.findByRole('button', { name: 'Read groups from Okta' });
    page.sandbox.faults.arm({ match: { path: '/api/v1/groups', via: 'proxy' }, fault: 'status', status: 500, nth: 2 });
    await page.user.click(read);
    expect(await screen.findByText('Only the first 200 groups could be read')).toBeInTheDocument();
    expect(await screen.findByText('200 of 200 rows')).toBeInTheDocument();
    expect(screen.queryByText('Only in Grafana')).not.toBeInTheDocument();
  });
});

it('is reached from the groups, also where there is none yet', async () => {
  const { user } = await renderOnSandbox({ story: 'empty', route: 'mapping?q=x' });
  await user.click(await screen.findByRole('radio', { name: 'Before the push' }));
  expect(await field()).toBeInTheDocument();
});

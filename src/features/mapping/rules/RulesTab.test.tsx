import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Sandbox } from '../../../../sandbox/server/Sandbox';
import { grafanaOf, type Organisation, provision } from '../../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../../tests/support/renderOnSandbox';

const TEAM: Organisation = {
  groups: { SRE: ['Ada Lovelace'], Data: ['Cem Chip'] },
  folders: [{ title: 'Production' }, { title: 'Reports' }],
};

const RULES = `version: 1
rules:
  # who is on call
  - name: SRE operates production
    match: { group: SRE }
    folders: [{ path: Production, permission: Edit }]
  - name: Data reads reports # weekly
    match: { group: Data }
    folders: [{ uid: reports, permission: View }]
`;

interface Options extends OnSandbox {
  organisation?: Organisation;
  /** Rules that the editor opens with, not saved. */
  draft?: string;
}

async function open({ organisation = TEAM, draft, prepare, ...options }: Options = {}) {
  const page = await renderOnSandbox({
    story: 'empty',
    route: 'mapping?tab=rules',
    ...options,
    async prepare(sandbox) {
      await provision(sandbox, organisation);
      await prepare?.(sandbox);
    },
  });
  if (draft !== undefined) {
    await page.user.click(await screen.findByRole('button', { name: 'Start with an empty document' }));
    await write(draft);
  }
  return page;
}

const hold =
  (permission: string, folder = 'production', team = 1) =>
  async (sandbox: Sandbox) => {
    await grafanaOf(sandbox)('POST', `/api/access-control/folders/${folder}/teams/${team}`, { permission });
  };

const editor = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Mapping document' });
const write = async (value: string) => {
  const field = await editor();
  await act(async () => fireEvent.change(field, { target: { value } }));
};
const isUsable = (button: HTMLElement) =>
  !button.hasAttribute('disabled') && button.getAttribute('aria-disabled') !== 'true';

beforeEach(() => localStorage.clear());

describe('Write down what is', () => {
  it('shows the document and that its plan is empty before it becomes the draft', async () => {
    const { user } = await open({ prepare: hold('Edit') });
    await user.click(await screen.findByRole('button', { name: 'Write down what is' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('Its plan is empty')).toBeInTheDocument();
    const content = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Content of mapping.yaml' });
    expect(content.value).toContain('path: Production\n        permission: Edit');
    await user.click(within(dialog).getByRole('button', { name: 'Use as the draft' }));
    expect((await editor()).value).toBe(content.value);
    expect(await screen.findByText('No problems in the document')).toBeInTheDocument();
  });

  it('replaces a draft only when told, and discarding brings nothing of it back', async () => {
    const { user } = await open({ prepare: hold('Edit'), draft: RULES });
    await user.click(screen.getByRole('button', { name: 'Write down what is' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('It replaces the text in the editor');
    await within(dialog).findByText('Its plan is empty');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(await editor()).toHaveValue(RULES);
  });

  it('says which folder could not be read and what no rule can say', async () => {
    const { user } = await open({
      prepare: async (sandbox) => {
        await hold('Edit')(sandbox);
        await grafanaOf(sandbox)('POST', '/api/teams', { name: 'by hand' });
        await hold('View', 'production', 3)(sandbox);
      },
      faults: [{ match: { path: '*access-control/folders/reports*', via: 'proxy' }, fault: 'status', status: 500 }],
    });
    await user.click(await screen.findByRole('button', { name: 'Write down what is' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('Not everything could be read')).toBeInTheDocument();
    expect(within(dialog).getByText('1 grant is not in it')).toBeInTheDocument();
    expect(dialog).toHaveTextContent('by hand: View on Production. Its team has no group.');
  });
});

describe('Export', () => {
  it('gives the provisioning file and Terraform of the text in the editor', async () => {
    const { user } = await open({ draft: RULES });
    await user.click(screen.getByRole('button', { name: 'Export' }));
    const dialog = await screen.findByRole('dialog');
    const yaml = await within(dialog).findByRole<HTMLTextAreaElement>('textbox', { name: 'Content of apps.yaml' });
    expect(yaml.value).toContain('# who is on call');
    expect(yaml.value).not.toMatch(/secure|glsa_/);
    await user.click(within(dialog).getByRole('radio', { name: 'Terraform' }));
    const terraform = await within(dialog).findByRole<HTMLTextAreaElement>('textbox', { name: 'Content of access.tf' });
    expect(terraform.value.match(/^resource .*/gm)).toHaveLength(2);
  });

  it('adds the external groups of Team Sync when asked', async () => {
    const { user } = await open({
      draft: RULES,
      prepare: async (sandbox) => {
        await grafanaOf(sandbox)('POST', '/api/teams/1/groups', { groupId: 'cn=sre,ou=groups' });
      },
    });
    await user.click(screen.getByRole('button', { name: 'Export' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: 'Terraform' }));
    await user.click(await within(dialog).findByRole('checkbox', { name: /With the external groups of Team Sync/ }));
    await waitFor(() =>
      expect(within(dialog).getByRole('textbox', { name: 'Content of access.tf' })).toHaveTextContent(
        'groups = ["cn=sre,ou=groups"]'
      )
    );
  });

  it('gives no Terraform of a text with errors, and says why', async () => {
    const { user } = await open({ draft: RULES.replace('Edit', 'Write') });
    await user.click(screen.getByRole('button', { name: 'Export' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('radio', { name: 'Terraform' }));
    expect(within(dialog).getByText('Correct the errors in the document first.')).toBeInTheDocument();
    expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
  });
});

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Sandbox } from '../../../../sandbox/server/Sandbox';
import { fillIn, findDialog } from '../../../../tests/support/dialog';
import { isUsable } from '../../../../tests/support/isUsable';
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
    folders: [ { path: Production, permission: Edit } ]
  - name: Data reads reports # weekly
    match: { group: Data }
    folders: [ { uid: reports, permission: View } ]
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

beforeEach(() => localStorage.clear());

describe('Write down what is', () => {
  it('shows the document and that its plan is empty before it becomes the draft', async () => {
    const { user } = await open({ prepare: hold('Edit') });
    await user.click(await screen.findByRole('button', { name: 'Write down what is' }));
    const dialog = await findDialog();
    expect(await within(dialog).findByText('Its plan is empty')).toBeInTheDocument();
    const content = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Content of mapping.yaml' });
    expect(content.value).toContain('path: Production\n        permission: Edit');
    await user.click(await within(dialog).findByRole('button', { name: 'Use as the draft' }));
    expect((await editor()).value).toBe(content.value);
    expect(await screen.findByText('No problems in the document')).toBeInTheDocument();
  });

  it('replaces a draft only when told, and discarding brings nothing of it back', async () => {
    const { user } = await open({ prepare: hold('Edit'), draft: RULES });
    await user.click(await screen.findByRole('button', { name: 'Write down what is' }));
    const dialog = await findDialog();
    expect(dialog).toHaveTextContent('It replaces the text in the editor');
    await within(dialog).findByText('Its plan is empty');
    await user.click(await within(dialog).findByRole('button', { name: 'Cancel' }));
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
    const dialog = await findDialog();
    expect(await within(dialog).findByText('Not everything could be read')).toBeInTheDocument();
    expect(within(dialog).getByText('1 grant is not in it')).toBeInTheDocument();
    expect(dialog).toHaveTextContent('by hand: View on Production. Its team has no group.');
  });
});

describe('Export', () => {
  it('gives the provisioning file and Terraform of the text in the editor', async () => {
    const { user } = await open({ draft: RULES });
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    const dialog = await findDialog();
    const yaml = await within(dialog).findByRole<HTMLTextAreaElement>('textbox', { name: 'Content of apps.yaml' });
    expect(yaml.value).toContain('# who is on call');
    expect(yaml.value).not.toMatch(/secure|glsa_/);
    await user.click(await within(dialog).findByRole('radio', { name: 'Terraform' }));
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
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    const dialog = await findDialog();
    await user.click(await within(dialog).findByRole('radio', { name: 'Terraform' }));
    await user.click(await within(dialog).findByRole('checkbox', { name: /With the external groups of Team Sync/ }));
    await waitFor(() =>
      expect(within(dialog).getByRole('textbox', { name: 'Content of access.tf' })).toHaveTextContent(
        'groups = ["cn=sre,ou=groups"]'
      )
    );
  });

  it('gives no Terraform of a text with errors, and says why', async () => {
    const { user } = await open({ draft: RULES.replace('Edit', 'Write') });
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    const dialog = await findDialog();
    await user.click(await within(dialog).findByRole('radio', { name: 'Terraform' }));
    expect(within(dialog).getByText('Correct the errors in the document first.')).toBeInTheDocument();
    expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
  });
});

describe('Findings in place', () => {
  const NEAR = RULES.replace('group: SRE', 'group: sre').replace('path: Production', 'path: Prodution');

  it('corrects a group that differs by capitals with one click, and nothing else of the text', async () => {
    const { user } = await open({ draft: NEAR });
    const preview = await screen.findByRole('list', { name: 'What each rule does' });
    await user.click(await within(preview).findByRole('button', { name: 'Use SRE' }));
    expect(await editor()).toHaveValue(NEAR.replace('group: sre', 'group: SRE'));
    await user.click(await within(preview).findByRole('button', { name: 'Use Production' }));
    expect(await editor()).toHaveValue(RULES);
  });

  it('says what is to be known about the line of the caret', async () => {
    await open({ draft: NEAR });
    const field = await editor();
    await screen.findByRole('button', { name: 'Use SRE' });
    field.setSelectionRange(NEAR.indexOf('group: sre'), NEAR.indexOf('group: sre'));
    fireEvent.select(field);
    expect(await screen.findByText('Line 5')).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: 'Use SRE' })).toHaveLength(2);
  });
});

describe('Form', () => {
  async function openForm(options: Options = {}) {
    const page = await open({ draft: RULES, ...options });
    await page.user.click(await screen.findByRole('radio', { name: 'Form' }));
    return { ...page, table: await screen.findByRole('grid', { name: 'Rules' }) };
  }
  const asYaml = async (user: Awaited<ReturnType<typeof open>>['user']) => {
    await user.click(await screen.findByRole('radio', { name: 'YAML' }));
    return (await editor()).value;
  };

  it('changes one field of the text, comments and other rules staying as they are', async () => {
    const { user, table } = await openForm();
    await user.click(await within(table).findByText('SRE operates production'));
    const drawer = await findDialog();
    expect(within(drawer).getByRole('combobox', { name: 'Folder 1' })).toHaveValue('Production');
    fillIn(within(drawer).getByRole('textbox', { name: 'Owner' }), 'platform@example.com');
    await user.click(await within(drawer).findByRole('button', { name: 'Change the draft' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const permission = 'folders: [ { path: Production, permission: Edit } ]\n';
    expect(await asYaml(user)).toBe(RULES.replace(permission, `${permission}    owner: platform@example.com\n`));
  });

  it('loses nothing when looked at and left', async () => {
    const { user, table } = await openForm();
    await user.click(await within(table).findByText('Data reads reports'));
    await user.click(await within(await findDialog()).findByRole('button', { name: 'Change the draft' }));
    expect(await asYaml(user)).toBe(RULES);
  });

  it('adds, moves and removes rules', async () => {
    const { user, table } = await openForm();
    await user.click(await screen.findByRole('button', { name: 'New rule' }));
    const drawer = await findDialog({ name: /New rule/ });
    fillIn(within(drawer).getByRole('textbox', { name: 'Name' }), 'Ops');
    await user.type(within(drawer).getByRole('combobox', { name: 'Name or pattern' }), 'ops');
    await user.click(await within(drawer).findByRole('button', { name: 'Add role' }));
    await user.type(within(drawer).getByRole('combobox', { name: 'Role 1' }), 'fixed:dashboards:writer');
    await user.click(await within(drawer).findByRole('button', { name: 'Add to the draft' }));
    await user.click(await within(table).findByText('Ops'));
    await user.click(await screen.findByRole('button', { name: 'Move up' }));
    expect(await screen.findByText('Rule 2 of 3')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await user.click(await within(table).findByText('Data reads reports'));
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    await screen.findByText('2 rules');
    const text = await asYaml(user);
    expect(text).toContain('# who is on call');
    expect(text).toContain('  - name: Ops\n    match: { group: ops }\n    roles: [ fixed:dashboards:writer ]');
    expect(text).not.toContain('Data reads reports');
  });

  it('says why a change is refused and keeps what was typed', async () => {
    const { user, table } = await openForm();
    await user.click(await within(table).findByText('SRE operates production'));
    const drawer = await findDialog();
    const match = within(drawer).getByRole('combobox', { name: 'Name or pattern' });
    await user.clear(match);
    await user.click(await within(drawer).findByRole('button', { name: 'Change the draft' }));
    expect(await within(drawer).findByText('This was not changed')).toBeInTheDocument();
    expect(match).toHaveValue('');
    await user.click(await within(drawer).findByRole('button', { name: 'Cancel' }));
    expect(await asYaml(user)).toBe(RULES);
  });

  it('does not edit a text with errors, and shows hostile names harmlessly', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const { user } = await openForm({ draft: RULES.replace('SRE operates production', `'${markup}'`) });
    await screen.findByText(markup);
    expect(document.querySelector('img[src="x"]')).toBeNull();
    await user.click(await screen.findByRole('radio', { name: 'YAML' }));
    await write('version: 1\nrules: 7\n');
    await user.click(await screen.findByRole('radio', { name: 'Form' }));
    expect(await screen.findByText('The text has errors')).toBeInTheDocument();
  });
});

describe('500 rules', () => {
  const ruleTexts = Array.from(
    { length: 500 },
    (_, at) => `  - name: rule ${at} # ${at}\n    match: { group: SRE }\n    roles: [ r ]\n`
  );
  const textOf = (rules: readonly string[]) => `version: 1\nrules:\n${rules.join('')}`;

  it('draws those in view, and an edit touches one rule only', async () => {
    const { user } = await open({ draft: textOf(ruleTexts) });
    await user.click(await screen.findByRole('radio', { name: 'Form' }));
    const table = await screen.findByRole('grid', { name: 'Rules' });
    expect(screen.getByText('500 rules')).toBeInTheDocument();
    expect(within(table).getAllByRole('row').length).toBeLessThan(60);
    await user.click(await within(table).findByText('rule 3'));
    await user.click(await within(await findDialog()).findByRole('button', { name: 'Remove' }));
    await screen.findByText('499 rules');
    await user.click(await screen.findByRole('radio', { name: 'YAML' }));
    expect((await editor()).value).toBe(textOf(ruleTexts.filter((_, at) => at !== 3)));
  });
});

describe('History', () => {
  const LATER = RULES.replace('View }', 'Edit }');
  const save = async (user: Awaited<ReturnType<typeof open>>['user'], text: string, message?: string) => {
    await write(text);
    if (message !== undefined) {
      fillIn(await screen.findByRole('textbox', { name: 'Message for the history' }), message);
    }
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await screen.findByText(/^Saved/);
  };
  const openHistory = async (user: Awaited<ReturnType<typeof open>>['user']) => {
    await user.click(await screen.findByRole('button', { name: 'History' }));
    const dialog = await findDialog();
    return { dialog, versions: await within(dialog).findByRole('list', { name: 'Saved versions' }) };
  };

  it('says who saved what and why, shows the difference, and goes back by saving again', async () => {
    const { user } = await open({ draft: RULES });
    await save(user, RULES);
    await save(user, LATER, 'data may edit');
    const { dialog, versions } = await openHistory(user);
    expect(within(versions).getAllByText('admin')).toHaveLength(2);
    const restore = within(dialog).getByRole('button', { name: /Restore/ });
    expect(isUsable(restore)).toBe(false);
    await user.click(await within(versions).findByRole('button', { name: /data may edit/ }));
    expect(isUsable(restore)).toBe(false);
    await user.click(await within(versions).findByRole('button', { name: /^Version 1 / }));
    const difference = within(dialog).getByRole('group', { name: 'What changed since version 1' });
    expect(difference).toHaveTextContent('+ folders: [ { uid: reports, permission: Edit } ]');
    await user.click(restore);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(await editor()).toHaveValue(RULES);
    expect(within((await openHistory(user)).versions).getByText('Restored version 1')).toBeInTheDocument();
  });

  it('restores nothing when somebody saved in between, and says so', async () => {
    const { user, sandbox } = await open({ draft: RULES });
    await save(user, RULES);
    await save(user, LATER, 'data may edit');
    const { dialog, versions } = await openHistory(user);
    await user.click(await within(versions).findByRole('button', { name: /^Version 1 / }));
    sandbox.faults.arm({
      match: { method: 'POST', path: '*/api/dashboards/db', via: 'proxy' },
      fault: 'status',
      status: 412,
    });
    await user.click(await within(dialog).findByRole('button', { name: /Restore/ }));
    expect(await within(dialog).findByText('The version was not restored')).toBeInTheDocument();
    await user.click(await within(dialog).findByText('Close'));
    expect(await editor()).toHaveValue(LATER);
  });
});

describe('Completion', () => {
  const UNFINISHED = 'version: 1\nrules:\n  - name: a\n    match: { group: ';

  async function typed(text: string) {
    const page = await open({ draft: UNFINISHED });
    await screen.findByText('Expected:', { exact: false });
    const field = await editor();
    await waitFor(async () => {
      await page.user.click(field);
      field.setSelectionRange(UNFINISHED.length, UNFINISHED.length);
      await page.user.keyboard('{Control>} {/Control}');
      expect(screen.getByRole('listbox')).toBeInTheDocument();
    });
    await page.user.keyboard(text);
    return { ...page, field, list: screen.queryByRole('listbox') };
  }

  it('offers the groups of this Grafana; arrows choose, Enter takes', async () => {
    const { user, field, list } = await typed('{ArrowDown}');
    const options = within(list ?? field).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual(['Data', 'SRE']);
    expect(field).toHaveAttribute('aria-activedescendant', options[1]?.id);
    await user.keyboard('{Enter}');
    expect(field).toHaveValue(`${UNFINISHED}SRE`);
    expect(field.selectionStart).toBe(UNFINISHED.length + 3);
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  });

  it('leaves Enter alone while typing, and Escape closes', async () => {
    const { user, field } = await typed('s');
    expect(screen.getByRole('option', { name: 'SRE' })).toHaveAttribute('aria-selected', 'false');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(field).toHaveValue(`${UNFINISHED}s\n`);
  });

  it('takes what is clicked', async () => {
    const { user, field } = await typed('{ArrowUp}');
    await user.click(await screen.findByRole('option', { name: 'Data' }));
    expect(field).toHaveValue(`${UNFINISHED}Data`);
  });
});

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import * as v from 'valibot';
import type { Sandbox } from '../../../../sandbox/server/Sandbox';
import { applyPlan } from '../../../../tests/support/applyPlan';
import { findDialog } from '../../../../tests/support/dialog';
import { grafanaOf } from '../../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../../tests/support/renderOnSandbox';

const GRANTS = v.array(v.object({ team: v.optional(v.string()), permission: v.string() }));

type View = Awaited<ReturnType<typeof renderOnSandbox>>;

const open = (options: OnSandbox = {}) =>
  renderOnSandbox({ story: 'migrating', route: 'mapping?tab=migration', ...options });

const heading = (title: string) => screen.findByRole('button', { name: new RegExp(`^\\d\\. ${title}`) });
const STEPS = [
  'What Team Sync does now',
  'The groups that take its place',
  'What would collide',
  'Carry the access over',
  'Check, and let the old teams go',
] as const;
const [NOTE, MATCH, COLLISIONS, CARRY, CHECK] = STEPS;

async function states(): Promise<string[]> {
  const all = await Promise.all(STEPS.map((title) => heading(title)));
  return all.map((button, at) => (button.textContent ?? '').replace(`${at + 1}. ${STEPS[at] ?? ''}`, ''));
}

const settles = (wanted: string[]) => waitFor(async () => expect(await states()).toEqual(wanted));

async function expand({ user }: View, title: string) {
  const button = await heading(title);
  if (button.getAttribute('aria-expanded') !== 'true') {
    await user.click(button);
  }
  const item = button.closest('li');
  return within(item ?? document.body);
}

async function press({ user }: Pick<View, 'user'>, name: string | RegExp) {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).toBeEnabled());
  await user.click(button);
}

async function levelOn(sandbox: Sandbox, folder: string, team: string): Promise<string | undefined> {
  const grants = v.parse(GRANTS, await grafanaOf(sandbox)('GET', `/api/access-control/folders/${folder}`));
  return grants.find((grant) => grant.team === team)?.permission;
}

const teamIdOf = ({ store }: Sandbox, name: string): number => store.teams.by('name', name)?.id ?? 0;

async function decide(view: View, externalGroup: RegExp, button: string, typed?: string) {
  const grid = await screen.findByRole('grid', { name: /^External groups and/ });
  await view.user.click(await within(grid).findByRole('row', { name: externalGroup }));
  const dialog = within(await findDialog());
  if (typed !== undefined) {
    await view.user.type(dialog.getByRole('combobox', { name: /^Group of the identity provider/ }), typed);
  }
  await view.user.click(dialog.getByRole('button', { name: button }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
}

/** Noted, everything decided, and the rules written. */
async function prepareCarry(view: View) {
  await press(view, 'Note what stands');
  await settles(['Done', 'To do', 'To do', 'To do', 'Waiting']);
  await press(view, 'Accept the similar one');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Accept the similar one' })).not.toBeInTheDocument());
  await decide(view, /8d4e1f0a/, 'No group takes its place');
  await decide(view, /^observability/, 'No group takes its place');
  await settles(['Done', 'Done', 'Done', 'To do', 'To do']);
  await press(view, 'Write the rules down');
  const dialog = within(await findDialog());
  expect(dialog.getByRole('group', { name: 'What is added to the rules' })).toHaveTextContent('SRE (from Team Sync)');
  await view.user.click(dialog.getByRole('button', { name: 'Save the rules' }));
  await press(view, /^Plan to give it/);
}

beforeEach(() => localStorage.clear());

it('leads from Team Sync to group sync, interrupted on the way', async () => {
  const view = await open();
  const { sandbox, user } = view;
  expect(await states()).toEqual(['To do', 'To do', 'To do', 'To do', 'Waiting']);
  await prepareCarry(view);

  const plan = await screen.findByRole('region', { name: 'Access for the new teams' });
  expect(await within(plan).findByRole('grid', { name: 'Steps' })).toHaveTextContent('SRE (from Team Sync)');
  sandbox.faults.arm({
    match: { method: 'POST', path: '*/access-control/folders/*/teams/*', via: 'proxy' },
    fault: 'status',
    status: 403,
    times: 2,
  });
  await applyPlan(view.user);
  expect(await screen.findByText('Steps that are left')).toBeInTheDocument();
  await user.click(await screen.findByRole('tab', { name: 'Rules' }));
  await user.click(await screen.findByRole('tab', { name: 'Migration' }));
  await settles(['Done', 'Done', 'Done', 'To do', 'To do']);
  await press(view, /^Plan to give it/);
  await screen.findByRole('grid', { name: 'Steps' });
  await applyPlan(view.user);
  expect(await screen.findByText('Grafana holds what was written')).toBeInTheDocument();
  expect(await levelOn(sandbox, 'prod-infrastructure', 'SRE')).toBe('Admin');
  expect(await levelOn(sandbox, 'security', 'Support')).toBe('View');
  await press(view, 'Back');

  await settles(['Done', 'Done', 'Done', 'Done', 'To do']);
  const check = await expand(view, CHECK);
  expect(check.getByText('Nobody has lost anything since it was noted.')).toBeInTheDocument();
  expect(check.getByText('Old teams that somebody still needs')).toBeInTheDocument();
  expect(check.getByText('Derek Stone')).toBeInTheDocument();
  await press(view, /^Plan to take it from the old teams/);
  await screen.findByRole('grid', { name: 'Steps' });
  await applyPlan(view.user);
  expect(await screen.findByText('Grafana holds what was written')).toBeInTheDocument();
  expect(await levelOn(sandbox, 'prod-checkout', 'Shop')).toBeUndefined();
  expect(await levelOn(sandbox, 'prod-infrastructure', 'Reliability')).toBe('Admin');
  await press(view, 'Back');
  const after = await expand(view, CHECK);
  const byHand = within(await after.findByRole('region', { name: 'By hand, in Grafana' }));
  expect(byHand.queryByRole('link', { name: 'Reliability' })).not.toBeInTheDocument();
  expect(byHand.getAllByRole('link', { name: 'Shop' })[0]).toHaveAttribute(
    'href',
    expect.stringMatching(/org\/teams\/edit\/.+\/groupsync$/)
  );
});

it('does not tell to remove external groups before the new teams hold the access', async () => {
  const view = await open();
  await press(view, 'Note what stands');
  await settles(['Done', 'To do', 'To do', 'To do', 'Waiting']);
  const check = await expand(view, CHECK);
  const byHand = await check.findByRole('region', { name: 'By hand, in Grafana' });
  expect(byHand).toHaveTextContent(/Leave the external groups of 6 teams until their new teams have come and hold/);
  expect(within(byHand).queryByRole('link')).not.toBeInTheDocument();
});

it('remembers the groups that Team Sync has forgotten, and names who lost something', async () => {
  const view = await open();
  const { sandbox } = view;
  await press(view, 'Note what stands');
  await settles(['Done', 'To do', 'To do', 'To do', 'Waiting']);
  const shop = teamIdOf(sandbox, 'Shop');
  for (const group of ['Checkout', 'Payments']) {
    await grafanaOf(sandbox)('DELETE', `/api/teams/${shop}/groups?groupId=${group}`);
  }
  const mei = sandbox.store.users.by('login', 'mei.chen@example.com')?.id ?? 0;
  const analysts = teamIdOf(sandbox, 'Analysts');
  const yuki = sandbox.store.users.by('login', 'yuki.sato@example.com')?.id ?? 0;
  await grafanaOf(sandbox)('DELETE', `/api/teams/${shop}/members/${mei}`);
  await grafanaOf(sandbox)('DELETE', `/api/teams/${analysts}/members/${yuki}`);
  await press(view, 'Look again');
  await settles(['Done', 'To do', 'To do', 'To do', 'Look at this']);
  const grid = await screen.findByRole('grid', { name: 'People who lost access' });
  expect(within(grid).getByRole('row', { name: /Yuki Sato/ })).toHaveTextContent('Business');
  const matches = within(await screen.findByRole('grid', { name: /^External groups and/ }));
  expect(matches.getByRole('row', { name: /^Payments/ })).toHaveTextContent('Shop');
}, 30_000);

it('takes the provider’s list for groups that have not come, and says what collides', async () => {
  const view = await open();
  const { user } = view;
  await press(view, 'Note what stands');
  await settles(['Done', 'To do', 'To do', 'To do', 'Waiting']);
  await user.click(await screen.findByRole('button', { name: 'The provider’s list of groups' }));
  const list = screen.getByRole('textbox', { name: /^One name a line/ });
  fireEvent.change(list, { target: { value: 'a,b\n1,2' } });
  await press(view, 'Use this list');
  expect(await screen.findByText(/No column is called displayName/)).toBeInTheDocument();
  const csv = 'displayName,id\nobservability,1\nField team,8D4E1F0A-7C55-4B8E-9A53-0F6F0C1C2B7D\n';
  fireEvent.change(list, { target: { value: csv } });
  await press(view, 'Use this list');
  expect(await screen.findByText('2 groups are kept')).toBeInTheDocument();
  const matches = within(screen.getByRole('grid', { name: /^External groups and/ }));
  await waitFor(() => expect(matches.getByRole('row', { name: /^8d4e1f0a/ })).toHaveTextContent('Field teamSame id'));
  const collisions = await expand(view, COLLISIONS);
  expect(await collisions.findByText(/needs a team of that name/)).toBeInTheDocument();
  expect(collisions.getByRole('link', { name: 'Open team observability' })).toBeInTheDocument();
  const carry = await expand(view, CARRY);
  await waitFor(() => expect(carry.getByRole('row', { name: /^Field team/ })).toHaveTextContent('Not yet'));
}, 30_000);

it('takes a group that is in no list, and gives the decision back', async () => {
  const view = await open();
  await press(view, 'Note what stands');
  await settles(['Done', 'To do', 'To do', 'To do', 'Waiting']);
  await decide(view, /^observability/, 'This group', 'obs-team');
  const matches = within(screen.getByRole('grid', { name: /^External groups and/ }));
  await waitFor(() => expect(matches.getByRole('row', { name: /^observability/ })).toHaveTextContent('obs-teamChosen'));
  await decide(view, /^observability/, 'Take the decision back');
  await waitFor(() => expect(matches.getByRole('row', { name: /^observability/ })).toHaveTextContent('Nothing fits'));
}, 30_000);

describe('where there is nothing to migrate', () => {
  it.each<[string, OnSandbox, RegExp]>([
    ['on OSS', { edition: 'oss' }, /This Grafana has no Team Sync/],
    ['without a licence', { licence: 'none' }, /Team Sync does not answer here/],
    ['where Team Sync is not used', { story: 'demo' }, /No team has external groups/],
  ])('says so %s', async (_, options, words) => {
    await open(options);
    expect(await screen.findByText(words)).toBeInTheDocument();
  });
});

describe('what could not be read', () => {
  it('is unknown, and never taken for nothing', async () => {
    const view = await open({
      faults: [{ match: { path: '*/api/teams/*/groups', via: 'proxy' }, fault: 'status', status: 403, nth: 5 }],
    });
    expect(await screen.findByText('Not everything could be read')).toBeInTheDocument();
    const [note, , , , check] = await states();
    expect([note, check]).toEqual(['Unknown', 'Waiting']);
    expect(await (await expand(view, NOTE)).findByRole('button', { name: 'Note what stands' })).toBeEnabled();
  });

  it('names the permission that Team Sync takes', async () => {
    await open({ faults: [{ match: { path: '*/api/teams/*/groups', via: 'proxy' }, fault: 'status', status: 403 }] });
    expect(await screen.findByText('SCIM Manager may not read this')).toBeInTheDocument();
  });

  it('leaves everything unknown when a record is broken', async () => {
    await open({
      faults: [{ match: { path: '*/uid/idops-scim-migration' }, fault: 'status', status: 500 }],
    });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
    expect(screen.queryByText(MATCH)).not.toBeInTheDocument();
  });
});

it('stops reading when it is told to, and reads again', async () => {
  const { user, sandbox } = await open({
    faults: [{ match: { path: '*/api/teams/*/groups', via: 'proxy' }, fault: 'latency', ms: 300 }],
  });
  await user.click(await screen.findByRole('button', { name: 'Stop reading' }));
  expect(await screen.findByText('Reading was stopped, so nothing is known yet')).toBeInTheDocument();
  sandbox.faults.clear();
  await user.click(await screen.findByRole('button', { name: 'Read again' }));
  expect(await heading(NOTE)).toBeInTheDocument();
});

it('gives the rules to copy where a provisioning file holds them', async () => {
  const view = await open({
    async prepare(sandbox) {
      const { grafanaUrl, namespace } = sandbox.info();
      const jsonData = { grafanaUrl, namespace, mapping: 'version: 1\nrules: []\n' };
      const settings = { enabled: true, pinned: true, jsonData };
      await grafanaOf(sandbox)('POST', '/api/plugins/idops-scim-app/settings', settings);
    },
  });
  await press(view, 'Note what stands');
  await settles(['Done', 'To do', 'To do', 'To do', 'Waiting']);
  await expand(view, CARRY);
  await press(view, 'Write the rules down');
  const dialog = within(await findDialog());
  const text = dialog.getByRole('textbox', { name: 'Content of mapping.yaml' });
  expect(text).toHaveTextContent('SRE (from Team Sync)');
  expect(dialog.queryByRole('button', { name: 'Save the rules' })).not.toBeInTheDocument();
}, 30_000);

it('shows the organisation in which both are used at once', async () => {
  const view = await open({ story: 'troubled' });
  const collisions = await expand(view, COLLISIONS);
  expect(collisions.getByText(/external groups for a team that SCIM provisions/)).toBeInTheDocument();
});

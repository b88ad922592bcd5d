import { screen, waitFor, within } from '@testing-library/react';
import type { Sandbox } from '../../../../sandbox/server/Sandbox';
import { fillIn, findDialog } from '../../../../tests/support/dialog';
import { grafanaOf } from '../../../../tests/support/provision';
import { type OnSandbox, renderOnSandbox } from '../../../../tests/support/renderOnSandbox';
import { THROWAWAY } from '../../../domain/selfTest/throwaway';

const BASE = '/apis/scim.grafana.app/v0alpha1/namespaces/default';

const open = (options: OnSandbox = {}, query = '') =>
  renderOnSandbox({ route: `configuration?tab=self-test${query}`, ...options });

const list = async (name: string) => screen.findByRole('list', { name });
const itemsOf = (within_: HTMLElement) => Array.from(within_.children).filter((item) => item instanceof HTMLElement);
const lookups = async () => itemsOf(await list('Lookups'));
const steps = async () => itemsOf(await list('Steps of the write test'));
const VERDICT = /^(Not started|Passed|Failed|Not known|Skipped)$/;
const verdicts = (items: readonly HTMLElement[]) =>
  items.map((item) => {
    const mark = within(item).getByTitle(VERDICT);
    return mark.getAttribute('title') ?? mark.textContent;
  });
const runLookups = () => screen.findByRole('button', { name: 'Run the lookups' });

async function runAll(view: Awaited<ReturnType<typeof open>>) {
  await view.user.click(await runLookups());
  await screen.findByText(/lookups were answered as expected/);
  return lookups();
}

async function startWriting(view: Awaited<ReturnType<typeof open>>) {
  await view.user.click(await screen.findByRole('button', { name: 'Start the write test' }));
  const dialog = await findDialog({ name: 'Write to this Grafana' });
  fillIn(within(dialog).getByLabelText(/to confirm/), 'write');
  await view.user.click(await within(dialog).findByRole('button', { name: 'Start the write test' }));
}

const ended = () => screen.findByRole('list', { name: 'What is left' }, { timeout: 40_000 });
const outcome = () => screen.findByText(/\d+ passed, \d+ failed, \d+ not known/);

const own = ({ store }: Sandbox) => store.users.by('login', THROWAWAY.userName);
const ownTeam = ({ store }: Sandbox) => store.teams.by('name', THROWAWAY.groupName);

async function asProvider(sandbox: Sandbox, method: string, path: string, body?: unknown) {
  const { scimUrl, tokens } = sandbox.info();
  const headers = { authorization: `Bearer ${tokens.idp}`, 'content-type': 'application/scim+json' };
  return sandbox.handle(
    new Request(scimUrl + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  );
}

describe('the lookups', () => {
  test.each([
    ['okta', '/Users?startIndex=1&count=2'],
    ['entra', '/Users?filter=userName eq'],
    ['generic', '/ServiceProviderConfig'],
  ])('of %s all pass', async (dialect, request) => {
    const view = await open({}, `&dialect=${dialect}`);
    expect(verdicts(await lookups())).toEqual(['Not started', 'Not started', 'Not started']);
    const items = await runAll(view);
    expect(verdicts(items)).toEqual(['Passed', 'Passed', 'Passed']);
    expect(items[0]).toHaveTextContent(`GET ${request}`);
    expect(screen.getByText('3 of 3 lookups were answered as expected')).toBeVisible();
  });

  it('show request, answer and a line for the shell without the token', async () => {
    const view = await open({}, '&dialect=entra');
    await runAll(view);
    await view.user.click(await screen.findByRole('button', { name: 'Request and answer: Test Connection' }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Answer' }).value).toMatch(
      /^200 [^]*"totalResults": 0/
    );
    const line = screen.getByRole<HTMLInputElement>('textbox', { name: /The same in a shell/ });
    expect(line.value).toContain('"Authorization: Bearer $SCIM_TOKEN"');
    expect(document.body.innerHTML).not.toContain('glsa_');
  });

  it('follow the chosen provider', async () => {
    const view = await open({}, '&dialect=okta');
    await runAll(view);
    await view.user.click(await screen.findByRole('radio', { name: 'Microsoft Entra ID' }));
    expect(verdicts(await lookups())).toEqual(['Not started', 'Not started', 'Not started']);
    expect(await screen.findByText('Test Connection')).toBeVisible();
  });

  test.each([
    [401, 'The token is not accepted', /401/],
    [403, '403: the token may not do this', /403/],
    [429, '429: too many requests', /429/],
    [503, '503: not available now', /503/],
  ])('fail with %s, and say why', async (status, _, got) => {
    const view = await open(
      { faults: [{ match: { path: `${BASE}/Users` }, fault: 'status', status }] },
      '&dialect=okta'
    );
    const items = await runAll(view);
    expect(verdicts(items)).toEqual(['Failed', 'Passed', 'Failed']);
    expect(items[0]).toHaveTextContent(got);
    expect(within(items[0] ?? document.body).getByRole('article')).toBeVisible();
  });

  it('do not take a page for an answer', async () => {
    const view = await open({ faults: [{ match: { path: `${BASE}/Groups` }, fault: 'malformed' }] }, '&dialect=okta');
    const items = await runAll(view);
    expect(verdicts(items)).toEqual(['Passed', 'Failed', 'Passed']);
    expect(items[1]).toHaveTextContent('it is no ListResponse');
  });

  it('are not known when the connection breaks', async () => {
    const view = await open({ faults: [{ match: { path: `${BASE}/Users` }, fault: 'drop' }] }, '&dialect=entra');
    expect(verdicts(await runAll(view))).toEqual(['Not known', 'Not known', 'Passed']);
  });

  it('fail on OSS, which has no SCIM, and nothing can be written there', async () => {
    const view = await open({ story: 'fresh', edition: 'oss' }, '&dialect=okta');
    const items = await runAll(view);
    expect(verdicts(items)).toEqual(['Failed', 'Failed', 'Failed']);
    expect(items[0]).toHaveTextContent('This Grafana has no SCIM');
    expect(items[1]).toHaveTextContent('As above: This Grafana has no SCIM');
    expect(screen.getAllByRole('article')).toHaveLength(1);
    expect(await screen.findByText(/nothing can be written/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Start the write test' })).not.toBeInTheDocument();
  });
});

describe('the write test', () => {
  test.each(['okta', 'entra', 'generic'])('in the dialect of %s passes and leaves nothing', async (dialect) => {
    const view = await open({}, `&dialect=${dialect}`);
    const before = view.sandbox.store.users.size;
    await startWriting(view);
    expect(await ended()).toHaveTextContent('The person is gone.The group is gone.');
    expect(await outcome()).toHaveTextContent('0 failed, 0 not known');
    expect(view.sandbox.store.users.size).toBe(before);
    expect(own(view.sandbox)).toBeUndefined();
    expect(ownTeam(view.sandbox)).toBeUndefined();
    expect(new Set(verdicts(await steps()))).toEqual(new Set(['Passed', 'Skipped']));
  });

  it('asks first, and can be left without a request', async () => {
    const view = await open();
    await view.user.click(await screen.findByRole('button', { name: 'Start the write test' }));
    const dialog = await findDialog({ name: 'Write to this Grafana' });
    expect(dialog).toHaveTextContent(THROWAWAY.userName);
    expect(dialog).toHaveTextContent('the disabled person stays');
    expect(within(dialog).getByRole('button', { name: 'Start the write test' })).toBeDisabled();
    await view.user.click(await within(dialog).findByRole('button', { name: 'Cancel' }));
    expect(own(view.sandbox)).toBeUndefined();
  });

  test.each([
    ['create-user', 'POST', `${BASE}/Users`, 1],
    ['change-user', 'PATCH', `${BASE}/Users/*`, 1],
    ['create-group', 'POST', `${BASE}/Groups`, 1],
    ['add-member', 'PATCH', `${BASE}/Groups/*`, 1],
    ['remove-member', 'PATCH', `${BASE}/Groups/*`, 2],
    ['deactivate-user', 'PATCH', `${BASE}/Users/*`, 2],
  ])('goes on after a failure of %s, and cleans up', async (_, method, path, nth) => {
    const view = await open(
      { faults: [{ match: { method, path }, fault: 'status', status: 500, nth }] },
      '&dialect=entra'
    );
    await startWriting(view);
    expect(await ended()).toHaveTextContent('The person is gone.');
    expect(verdicts(await steps())).toContain('Failed');
    expect(own(view.sandbox)).toBeUndefined();
    expect(ownTeam(view.sandbox)).toBeUndefined();
  });

  it('says what is left when Grafana does not delete, and cleans up later', async () => {
    const view = await open({
      faults: [{ match: { method: 'DELETE', path: `${BASE}/` }, fault: 'status', status: 403, times: 2 }],
    });
    await startWriting(view);
    expect(await ended()).toHaveTextContent(`Left behind: the disabled person ${THROWAWAY.userName}`);
    expect(await ended()).toHaveTextContent(`Left behind: the group ${THROWAWAY.groupName}`);

    const notice = await screen.findByRole('alert', { name: /left something behind/ });
    await view.user.click(await within(notice).findByRole('button', { name: 'Clean up' }));
    await waitFor(() =>
      expect(screen.getByRole('list', { name: 'What is left' })).toHaveTextContent('The person is gone.')
    );
    expect(own(view.sandbox)).toBeUndefined();
    expect(ownTeam(view.sandbox)).toBeUndefined();
    await waitFor(() => expect(screen.queryByText(/left something behind/)).not.toBeInTheDocument());
  });

  it('finds and cleans up what an interrupted run left', async () => {
    const { userName, externalId, displayName, groupName } = THROWAWAY;
    const view = await open({
      prepare: async (sandbox) => {
        const user = {
          schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
          userName,
          externalId,
          displayName,
          active: true,
        };
        await asProvider(sandbox, 'POST', '/Users', user);
        const group = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: groupName };
        await asProvider(sandbox, 'POST', '/Groups', group);
      },
    });
    const notice = await screen.findByRole('alert', { name: /left something behind/ });
    expect(notice).toHaveTextContent('who is active');
    await view.user.click(await within(notice).findByRole('button', { name: 'Clean up' }));
    expect(await ended()).toHaveTextContent('The person is gone.');
    expect(own(view.sandbox)).toBeUndefined();
    expect(ownTeam(view.sandbox)).toBeUndefined();
  });

  it('can be stopped, and cleans up', async () => {
    const view = await open({
      faults: [{ match: { method: 'POST', path: `${BASE}/Users` }, fault: 'latency', ms: 3_000 }],
    });
    await startWriting(view);
    await view.user.click(await screen.findByRole('button', { name: 'Stop and clean up' }));
    expect(await ended()).toHaveTextContent('The person is gone.');
    expect(screen.getByText('It was stopped before the end.')).toBeVisible();
    expect(own(view.sandbox)).toBeUndefined();
  });

  it('makes no group while group sync is off', async () => {
    const view = await open(switchedTo(true, false));
    expect(await screen.findByText(/only a person is made/)).toBeVisible();
    await startWriting(view);
    expect(await ended()).toHaveTextContent(/^The person is gone\.$/);
    expect(await outcome()).toHaveTextContent('0 failed, 0 not known');
  });

  it('cannot be started while user sync is off', async () => {
    await open(switchedTo(false, false));
    expect(await screen.findByText('User sync is off, so Grafana takes no people')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Start the write test' })).toBeDisabled();
  });

  it('says when the switches cannot be read', async () => {
    await open({ faults: [{ match: { path: `${BASE}/config/default`, via: 'proxy' }, fault: 'status', status: 500 }] });
    expect(await screen.findByText(/could not be read. Steps fail if they are off/)).toBeVisible();
  });
});

it.each(['viewer', 'editor'] as const)('is not for a persona: %s', async (persona) => {
  await open({ persona });
  expect(await screen.findByText('You may not see this')).toBeVisible();
});

/** Connects with an account that may read the switches, and sets them. */
const switchedTo = (enableUserSync: boolean, enableGroupSync: boolean): OnSandbox => ({
  story: 'fresh',
  isConnected: false,
  async prepare(sandbox) {
    const grafana = grafanaOf(sandbox);
    const { id } = await grafana('POST', '/api/serviceaccounts', { name: 'SCIM Manager', role: 'Admin' });
    const { key } = await grafana('POST', `/api/serviceaccounts/${id}/tokens`, { name: 'own' });
    const roles = Object.values(await grafana('GET', '/api/access-control/roles'));
    const isWanted = (role: unknown) => JSON.stringify(role).includes('"fixed:authentication.config:writer"');
    const { uid: roleUid } = Object(roles.find(isWanted));
    await grafana('POST', `/api/access-control/users/${id}/roles`, { roleUid });
    await grafana('POST', '/api/plugins/idops-scim-app/settings', {
      enabled: true,
      jsonData: { grafanaUrl: sandbox.grafanaUrl, namespace: 'default', serviceAccountId: id },
      secureJsonData: { grafanaToken: key },
    });
    await grafana('PUT', `${BASE}/config/default`, {
      apiVersion: 'scim.grafana.app/v0alpha1',
      kind: 'SCIMConfig',
      metadata: { name: 'default', namespace: 'default' },
      spec: { enableUserSync, enableGroupSync, rejectNonProvisionedUsers: false },
    });
  },
});

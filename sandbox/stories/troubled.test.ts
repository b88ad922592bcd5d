import { createSandbox } from '../server/handle';
import type { Sandbox } from '../server/Sandbox';
import plugin from '../../src/plugin.json';

const clock = { now: () => Date.parse('2026-03-01T12:00:00Z') };
const DAY_MS = 24 * 3600 * 1000;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ story: 'troubled', clock, plugin });
});

async function read<T>(path: string): Promise<T> {
  const authorization = `Bearer ${sandbox.info().tokens.admin}`;
  const answer = await sandbox.handle(new Request(`${sandbox.grafanaUrl}${path}`, { headers: { authorization } }));
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

const daysUntil = (time: string | null | undefined): number | undefined =>
  time ? Math.round((Date.parse(time) - clock.now()) / DAY_MS) : undefined;

const SCIM = '/apis/scim.grafana.app/v0alpha1/namespaces/default';

interface ScimUser {
  id: string;
  userName: string;
  externalId?: string;
}

interface Token {
  name: string;
  lastUsedAt: string | null;
  expiration: string | null;
}

async function tokensOf(
  name: string
): Promise<Record<string, [used: number | undefined, expires: number | undefined]>> {
  const { serviceAccounts } = await read<{ serviceAccounts: Array<{ id: number }> }>(
    `/api/serviceaccounts/search?query=${encodeURIComponent(name)}`
  );
  const tokens = await read<Token[]>(`/api/serviceaccounts/${serviceAccounts[0]?.id ?? 0}/tokens`);
  return Object.fromEntries(
    tokens.map((token) => [token.name, [daysUntil(token.lastUsedAt), daysUntil(token.expiration)]])
  );
}

it('is not larger than the demo', () => {
  expect(sandbox.store.users.size).toBeLessThanOrEqual(60);
});

it('has externalIds that are missing, numeric and short', async () => {
  const { Resources } = await read<{ Resources: ScimUser[] }>(`${SCIM}/Users?count=200`);
  const provisioned = new Set(
    sandbox.store.users.all().flatMap(({ uid, isProvisioned }) => (isProvisioned ? [uid] : []))
  );
  const odd = Resources.filter(({ id, externalId = '' }) => provisioned.has(id) && externalId.length < 8);
  expect(odd.map(({ userName, externalId }) => [userName, externalId])).toEqual([
    ['tuva.norgaard@example.com', 'tn-7'],
    ['umar.farooq@example.com', '4711'],
    ['amir.haddad@example.com', undefined],
  ]);
  expect(odd.find(({ externalId }) => externalId === '4711')?.id).toBe('4711');
});

it('has two people whose login and address differ by case, and local people with the company’s addresses', async () => {
  const people =
    await read<Array<{ login: string; email: string; isProvisioned: boolean; authLabels: string[] | null }>>(
      '/api/org/users'
    );
  const twins = people.filter(({ login }) => login.toLowerCase() === 'kofi.mensah@example.com');
  expect(twins.map(({ email }) => email).sort()).toEqual(['Kofi.Mensah@Example.com', 'kofi.mensah@example.com']);
  const local = people.filter(
    ({ email, isProvisioned, authLabels }) => email.endsWith('@example.com') && !isProvisioned && authLabels === null
  );
  expect(local.map(({ login }) => login)).toEqual(expect.arrayContaining(['nora.fields', 'oncall']));
});

it('has one administrator', async () => {
  const people = await read<Array<{ login: string; role: string }>>('/api/org/users');
  expect(people.filter(({ role }) => role === 'Admin').map(({ login }) => login)).toEqual(['admin']);
});

it('has tokens that expired, soon will, were never used, and too many of one account with Admin', async () => {
  expect(await tokensOf('Okta SCIM')).toEqual({
    okta: [-45, 5],
    'okta-before': [-101, -100],
    'okta-pilot': [-134, undefined],
    'okta-spare': [undefined, 50],
  });
  expect(await tokensOf('Legacy deployer')).toEqual({
    'legacy-deployer': [-287, undefined],
    'legacy-deployer-2': [-2, undefined],
    'legacy-deployer-ci': [-1, 345],
  });
  const { serviceAccounts } = await read<{ serviceAccounts: Array<{ name: string; isDisabled: boolean }> }>(
    '/api/serviceaccounts/search?query=pilot'
  );
  expect(serviceAccounts).toMatchObject([{ name: 'Entra pilot', isDisabled: true, tokens: 1 }]);
});

it('has settings that contradict each other', async () => {
  expect(await read(`${SCIM}/config/default`)).toMatchObject({
    spec: { enableUserSync: true, enableGroupSync: true, rejectNonProvisionedUsers: true },
  });
  expect(await read('/api/v1/sso-settings/saml')).toMatchObject({
    settings: { enabled: true, assertionAttributeExternalUid: '', allowSignUp: true },
  });
  const sre = sandbox.store.teams.by('name', 'SRE');
  expect(sre).toMatchObject({ isProvisioned: true });
  expect(await read(`/api/teams/${sre?.id ?? 0}/groups`)).toHaveLength(1);
});

it('has a provisioned mapping that names no group exactly but one', async () => {
  const { jsonData } = await read<{ jsonData: { mapping: string } }>(`/api/plugins/${plugin.id}/settings`);
  const named = [...jsonData.mapping.matchAll(/group: (.+?) \}/g)].map(([, name]) => name ?? '');
  expect(named.filter((name) => sandbox.store.teams.by('name', name))).toEqual(['SRE']);
  expect(named).toHaveLength(4);
});

import { createSandbox } from '../server/handle';
import type { Edition, Sandbox } from '../server/Sandbox';
import { stories } from '.';
import { groupsFor } from './large';

const clock = { now: () => Date.parse('2026-03-01T12:00:00Z') };
const DAY_MS = 24 * 3600 * 1000;

const tell = (story: string, options: { edition?: Edition; users?: number } = {}): Promise<Sandbox> =>
  createSandbox({ story, clock, users: 100, ...options });

const daysSince = (time: string | undefined): number => (clock.now() - Date.parse(time ?? '')) / DAY_MS;

async function read(
  sandbox: Sandbox,
  path: string,
  token = sandbox.info().tokens.admin
): Promise<{ status: number; body: unknown }> {
  const answer = await sandbox.handle(
    new Request(`${sandbox.grafanaUrl}${path}`, { headers: { authorization: `Bearer ${token}` } })
  );
  return { status: answer.status, body: await answer.json() };
}

const basic = (login: string): Headers =>
  new Headers({ authorization: `Basic ${Buffer.from(`${login}:${login}`).toString('base64')}` });

describe('every story', () => {
  it('is named once', () => {
    expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
    expect(stories.length).toBeGreaterThanOrEqual(5);
  });

  it.each(stories.flatMap(({ name }) => (['enterprise', 'oss'] as const).map((edition) => [name, edition] as const)))(
    '%s is told on %s without an error, and again after a reset',
    async (name, edition) => {
      const sandbox = await tell(name, { edition });
      const before = sandbox.store.users.all();
      await sandbox.reset();
      expect(sandbox.store.users.all().map(({ login }) => login)).toEqual(before.map(({ login }) => login));
      expect(before.map(({ login }) => login)).toContain('admin');
    }
  );
});

const logins = ({ store }: Sandbox): string[] =>
  store.users
    .all()
    .map(({ login }) => login)
    .sort();

const memberships = ({ store }: Sandbox): string[] =>
  store.members
    .all()
    .map(({ teamId, userId }) => `${store.teams.get(teamId)?.name ?? ''}: ${store.users.get(userId)?.login ?? ''}`)
    .sort();

describe('the company', () => {
  it('has about sixty people and twelve groups with Okta', async () => {
    const { store } = await tell('demo');
    expect(store.users.size).toBe(59);
    expect(store.users.all().filter(({ isProvisioned }) => isProvisioned).length).toBe(54);
    expect(store.teams.all().filter(({ isProvisioned }) => isProvisioned)).toHaveLength(12);
    expect(store.folders.size).toBe(11);
  });

  it('is the same with Entra ID', async () => {
    const [demo, entra] = [await tell('demo'), await tell('entra')];
    expect(logins(entra)).toEqual(logins(demo));
    expect(memberships(entra)).toEqual(memberships(demo));
  });

  it('lets the personas sign in', async () => {
    const sandbox = await tell('demo');
    for (const login of ['admin', 'editor', 'viewer']) {
      const answer = await sandbox.handle(new Request(`${sandbox.grafanaUrl}/api/user`, { headers: basic(login) }));
      expect(await answer.json()).toMatchObject({ login });
    }
  });

  it('has a group whose name misses a team by case and dash', async () => {
    const { store } = await tell('demo');
    expect(store.teams.by('name', 'platform-engineers')).toMatchObject({ isProvisioned: true });
    expect(store.teams.by('name', 'Platform Engineers')).toMatchObject({ isProvisioned: false });
  });

  it('has one group without any access, beside the one whose name misses', async () => {
    const { store } = await tell('demo');
    const idle = store.teams
      .all()
      .filter(({ id }) => store.managedPermissions.of('holder', `team:${id}`).length === 0)
      .map(({ name }) => name);
    expect(idle).toEqual(['platform-engineers', 'Marketing']);
  });

  it('has two orphans: active, once seen over SSO, unknown to the identity provider', async () => {
    const { store } = await tell('demo');
    const orphans = store.users
      .all()
      .filter(
        ({ isProvisioned, isDisabled, authLabels }) => !isProvisioned && !isDisabled && authLabels.includes('SAML')
      );
    expect(orphans.map(({ login }) => login)).toEqual(['derek.stone@example.com', 'elif.kaya@example.com']);
  });

  it('has a leaver who is disabled and still in a local team', async () => {
    const { store } = await tell('demo');
    const leaver = store.users.by('login', 'carla.jensen@example.com');
    expect(leaver).toMatchObject({ isDisabled: true, isProvisioned: true });
    const teams = store.members.of('user', leaver?.id ?? 0).map(({ teamId }) => store.teams.get(teamId)?.name);
    expect(teams).toContain('Platform Engineers');
  });

  it('has a token that expires, one that nobody uses, and an account with far too much', async () => {
    const { store } = await tell('demo');
    expect(daysSince(store.tokens.by('name', 'okta')?.expiresAt)).toBeCloseTo(-19);
    expect(daysSince(store.tokens.by('name', 'okta-pilot')?.lastUsedAt)).toBeGreaterThan(90);
    expect(store.serviceAccounts.all().map(({ name, role }) => [name, role])).toEqual([
      ['Okta SCIM', 'None'],
      ['Legacy deployer', 'Admin'],
    ]);
    expect(daysSince(store.tokens.by('name', 'legacy-deployer')?.lastUsedAt)).toBeGreaterThan(90);
  });

  it('has people who were seen at plausible times, never before they were there', async () => {
    const { store } = await tell('demo');
    for (const { createdAt, lastSeenAt } of store.users.all()) {
      const isNever = daysSince(lastSeenAt) > 3000;
      expect(isNever || Date.parse(lastSeenAt) > Date.parse(createdAt)).toBe(true);
      expect(daysSince(lastSeenAt)).toBeGreaterThan(0);
    }
  });

  it('is written over SCIM with a token that may no more than that', async () => {
    const sandbox = await tell('demo');
    const { idp } = sandbox.info().tokens;
    const scim = '/apis/scim.grafana.app/v0alpha1/namespaces/default';
    expect((await read(sandbox, `${scim}/Groups?count=100`, idp)).body).toMatchObject({ totalResults: 12 });
    expect((await read(sandbox, '/api/serviceaccounts/search', idp)).status).toBe(403);
    expect((await read(sandbox, '/api/folders/production', idp)).status).toBe(403);
    expect((await read(sandbox, '/api/access-control/roles', idp)).status).toBe(403);
  });

  it('locks the identity provider out when its token is deleted', async () => {
    const sandbox = await tell('demo');
    const token = sandbox.store.tokens.by('name', 'okta');
    const headers = basic('admin');
    const path = `/api/serviceaccounts/${token?.serviceAccountId ?? 0}/tokens/${token?.id ?? 0}`;
    await sandbox.handle(new Request(sandbox.grafanaUrl + path, { method: 'DELETE', headers }));
    const { scimUrl, tokens } = sandbox.info();
    expect((await read(sandbox, new URL(scimUrl).pathname + '/Users', tokens.idp)).status).toBe(401);
  });

  it('shows a person’s access by hand beside that of the teams', async () => {
    const sandbox = await tell('demo');
    const { body } = await read(sandbox, '/api/access-control/folders/prod-payments');
    expect(body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ team: 'Payments', permission: 'Edit', isInherited: false }),
        expect.objectContaining({ team: 'SRE', permission: 'Admin', isInherited: true }),
        expect.objectContaining({ userLogin: 'olga.ivanova@example.com', permission: 'Edit' }),
      ])
    );
  });
});

describe('the large company', () => {
  it.each([
    [100, 12],
    [10_000, 500],
    [100_000, 5000],
  ])('has for %i people %i groups', (people, groups) => {
    expect(groupsFor(people)).toBe(groups);
  });

  it('is the same every time', async () => {
    const [one, two] = [await tell('large', { users: 500 }), await tell('large', { users: 500 })];
    expect(one.store.users.all()).toEqual(two.store.users.all());
    expect(memberships(one)).toEqual(memberships(two));
  });

  it('is as large as asked for, and SCIM reads it like any other', async () => {
    const sandbox = await tell('large', { users: 2000 });
    const scim = '/apis/scim.grafana.app/v0alpha1/namespaces/default';
    expect((await read(sandbox, `${scim}/Users?startIndex=1001&count=1000`)).body).toMatchObject({
      totalResults: 2001,
      itemsPerPage: 1000,
    });
    expect((await read(sandbox, `${scim}/Groups?count=1000&excludedAttributes=members`)).body).toMatchObject({
      totalResults: 500,
    });
  });

  it('starts within seconds at 100,000 people', async () => {
    const begun = performance.now();
    const { store } = await tell('large', { users: 100_000 });
    process.stdout.write(`large: 100,000 people in ${Math.round(performance.now() - begun)} ms\n`);
    expect(store.users.size).toBe(100_001);
    expect(store.teams.size).toBe(5000);
  }, 60_000);
});

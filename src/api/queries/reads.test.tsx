import type { QueryExecuteOptions } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import type { Fault } from '../../domain/fault/Fault';
import { connectionQuery } from './useConnection';
import { foldersQuery } from './useFolders';
import { grantsQuery } from './useGrants';
import { groupsQuery } from './useGroups';
import { membershipsQuery } from './useMemberships';
import { peopleQuery, usePeople } from './usePeople';
import { useProgress } from './useProgress';
import { rolesQuery } from './useRoles';
import { serviceAccountsQuery } from './useServiceAccounts';
import { teamsQuery } from './useTeams';

type Options = Parameters<typeof apiOnSandbox>[0];

/** The plugin connected, with the sandbox's own token. */
async function connected(options?: Options) {
  const world = await apiOnSandbox(options);
  await world.storeToken(world.sandbox.info().tokens.plugin);
  const read = <T,>(query: QueryExecuteOptions<T, Fault>) => world.client.query(query);
  return { ...world, read };
}

type World = Awaited<ReturnType<typeof connected>>;

const unavailable = (path: string) => ({
  match: { path, via: 'proxy' as const },
  fault: 'status' as const,
  status: 500,
});
const missing = (path: string) => ({ ...unavailable(path), status: 404 });

const anybody = (now: string) => ({
  name: '',
  theme: '',
  passwordHash: '',
  salt: '',
  isGrafanaAdmin: false,
  isDisabled: false,
  isProvisioned: false,
  emailVerified: false,
  orgRole: 'Viewer' as const,
  externalId: '',
  authLabels: [],
  createdAt: now,
  updatedAt: now,
  lastSeenAt: now,
});

describe('the connection', () => {
  test('there is none yet', async () => {
    const { client } = await apiOnSandbox();
    expect(await client.query(connectionQuery)).toMatchObject({ status: 'not-connected', hasToken: false });
  });

  test('a token that works tells what it may do', async () => {
    const { read } = await connected();
    const connection = await read(connectionQuery);
    expect(connection).toMatchObject({ status: 'connected', hasToken: true, isProvisioned: 'unknown' });
    expect(connection.permissions?.['teams:read']).toEqual(['teams:*']);
  });

  test('a wrong token', async () => {
    const { client, storeToken } = await apiOnSandbox();
    await storeToken('glsa_wrong');
    expect(await client.query(connectionQuery)).toMatchObject({
      status: 'broken',
      fault: { kind: 'unauthorized', messageId: 'api-key.invalid' },
    });
  });

  test('an expired token', async () => {
    let nowMs = Date.UTC(2026, 0, 15);
    const world = await apiOnSandbox({ clock: { now: () => nowMs } });
    const { id } = await world.grafana('POST', '/api/serviceaccounts', { name: 'short', role: 'Admin' });
    const { key } = await world.grafana('POST', `/api/serviceaccounts/${id}/tokens`, { name: 't', secondsToLive: 60 });
    await world.storeToken(key);
    nowMs += 61_000;
    expect(await world.client.query(connectionQuery)).toMatchObject({
      status: 'broken',
      fault: { kind: 'unauthorized', messageId: 'api-key.expired' },
    });
  });

  test.each([
    ['a namespace with a slash', { namespace: 'default/x' }, 'slash'],
    ['no address', { grafanaUrl: undefined }, 'address'],
    ['an address of the wrong type', { grafanaUrl: 7 }, 'address'],
  ])('settings with %s are said before anything is sent', async (_, settings, words) => {
    const { client, storeToken } = await apiOnSandbox();
    await storeToken('glsa_any', settings);
    const connection = await client.query(connectionQuery);
    expect(connection).toMatchObject({ status: 'broken', fault: { kind: 'invalid' } });
    expect(connection.fault?.detail).toContain(words);
  });

  test('a Viewer is told which permission is missing', async () => {
    const { client, grafana, signIn } = await connected();
    await grafana('POST', '/api/admin/users', { login: 'vera', password: 'vera-password', OrgId: 1 });
    await signIn('vera', 'vera-password');
    await expect(client.query(connectionQuery)).rejects.toMatchObject({
      kind: 'forbidden',
      missingPermissions: ['idops-scim-app.scim:read'],
    });
  });
});

describe('people', () => {
  test('are all read, in pages', async () => {
    const { read, sandbox } = await connected({ story: 'large', users: 2300 });
    const people = await read(peopleQuery);
    const everybody = [...sandbox.store.users.all()].filter(({ orgRole }) => orgRole !== undefined);
    expect(people).toHaveLength(everybody.length);
    expect(new Set(people.map(({ uid }) => uid)).size).toBe(people.length);
  });

  test('a visit before the account was made is none', async () => {
    const { read } = await connected({ story: 'large', users: 20 });
    const people = await read(peopleQuery);
    expect(people.find(({ login }) => login.startsWith('person000010'))).not.toHaveProperty('lastSeenAt');
    expect(people.find(({ login }) => login.startsWith('person000011'))).toHaveProperty('lastSeenAt');
  });

  test('progress is shown while they come, and gone afterwards', async () => {
    const { wrapper } = await connected({ story: 'large', users: 2300 });
    const seen: unknown[] = [];
    const { result } = renderHook(
      () => {
        seen.push(useProgress('people'));
        return usePeople();
      },
      { wrapper }
    );
    await waitFor(() => expect(result.current.isSuccess).toBe(true));
    expect(seen).toContainEqual({ loaded: 1000, total: result.current.data?.length });
    expect(seen.at(-1)).toBeUndefined();
  });

  test.each([
    ['unavailable', unavailable('/api/org/users/search')],
    ['malformed', { match: { path: '/api/org/users/search' }, fault: 'malformed' as const }],
    ['malformed', { match: { path: '/api/org/users/search' }, fault: 'truncated' as const }],
  ])('%s', async (kind, fault) => {
    const { read, sandbox } = await connected();
    sandbox.faults.arm(fault);
    await expect(read(peopleQuery)).rejects.toMatchObject({ kind, operation: 'grafana.searchOrgUsers' });
  });

  test('a second page that fails is no half list', async () => {
    const { read, sandbox } = await connected({ story: 'large', users: 2300 });
    sandbox.faults.arm({ ...unavailable('/api/org/users/search'), nth: 2 });
    await expect(read(peopleQuery)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('teams and memberships', () => {
  const bothWays = async (query: (world: World) => Promise<unknown>, path: string) => {
    const world = await connected({ story: 'demo' });
    const bulk = await query(world);
    world.client.clear();
    world.sandbox.faults.arm(missing(path));
    return [bulk, await query(world)];
  };

  test('the same teams by both ways', async () => {
    const byUid = (a: { uid: string }, b: { uid: string }) => (a.uid < b.uid ? -1 : 1);
    const [bulk, rest] = await bothWays(
      async ({ read }) => [...(await read(teamsQuery))].sort(byUid),
      '/apis/iam.grafana.app/*/teams'
    );
    expect(bulk).toEqual(rest);
    expect(bulk).not.toHaveLength(0);
  });

  test('the same memberships by both ways, each saying which it was', async () => {
    const keyOf = (row: { teamUid: string; userUid: string }) => `${row.teamUid} ${row.userUid}`;
    const [bulk, rest] = await bothWays(async ({ read }) => {
      const { memberships, ...how } = await read(membershipsQuery);
      const rows = memberships.map((row) => [keyOf(row), row.permission, row.isExternal].join(' '));
      return { ...how, rows: rows.sort() };
    }, '/apis/iam.grafana.app/*/teambindings');
    expect(bulk).toMatchObject({ source: 'bulk', unread: [] });
    expect(rest).toEqual({ ...Object(bulk), source: 'per-team' });
  });

  test('an alpha API that answers in another shape is done without', async () => {
    const { read } = await connected({ story: 'demo' });
    const [teams, { memberships }] = [await read(teamsQuery), await read(membershipsQuery)];
    const other = await connected({ story: 'demo' });
    other.sandbox.faults.arm({ match: { path: '/apis/iam.grafana.app/*', via: 'proxy' }, fault: 'malformed' });
    expect(await other.read(teamsQuery)).toHaveLength(teams.length);
    const perTeam = await other.read(membershipsQuery);
    expect(perTeam).toMatchObject({ source: 'per-team', unread: [] });
    expect(perTeam.memberships).toHaveLength(memberships.length);
  });

  test('members that Grafana would lose between pages are read in one', async () => {
    const { read, sandbox } = await connected();
    const { store } = sandbox;
    const now = new Date(0).toISOString();
    const team = (uid: string) =>
      store.teams.insert({
        uid,
        name: uid,
        email: '',
        isProvisioned: false,
        externalUid: '',
        createdAt: now,
        updatedAt: now,
      }).id;
    const [early, late] = [team('early'), team('late')];
    const join = (teamId: number, position: number) =>
      store.members.insert({
        uid: `m${position}`,
        teamId,
        userId: personOf(position),
        permission: 0,
        isExternal: false,
        createdAt: now,
        updatedAt: now,
      });
    const personOf = (position: number) =>
      store.users.insert({ ...anybody(now), uid: `u${position}`, login: `u${position}`, email: `u${position}@x` }).id;
    for (let position = 0; position < 4999; position += 1) {
      join(early, position);
    }
    join(late, 5000);
    join(early, 5001);

    const { memberships, source, unread } = await read(membershipsQuery);
    expect({ source, unread }).toEqual({ source: 'bulk', unread: [] });
    expect(memberships.filter(({ teamUid }) => teamUid === 'early')).toHaveLength(5000);
    expect(memberships.filter(({ teamUid }) => teamUid === 'late')).toMatchObject([{ userUid: 'u5000' }]);
  });

  test('a team whose members cannot be read is named, the others are there', async () => {
    const { read, sandbox } = await connected({ story: 'demo' });
    sandbox.faults.arm(missing('/apis/iam.grafana.app/*/teambindings'));
    sandbox.faults.arm({ ...unavailable('/api/teams/*/members'), nth: 1 });
    const { memberships, unread } = await read(membershipsQuery);
    expect(unread).toMatchObject([{ fault: { kind: 'unavailable' } }]);
    expect(memberships).not.toHaveLength(0);
  });

  test('a token that may see only a part is refused, not believed', async () => {
    const world = await apiOnSandbox({ story: 'demo' });
    const { id } = await world.grafana('POST', '/api/serviceaccounts', { name: 'poor', role: 'Viewer' });
    const { key } = await world.grafana('POST', `/api/serviceaccounts/${id}/tokens`, { name: 'poor' });
    await world.storeToken(key);
    await expect(world.client.query(membershipsQuery)).rejects.toMatchObject({
      kind: 'forbidden',
      missingPermissions: ['teams.permissions:read'],
    });
    await expect(world.client.query(teamsQuery)).rejects.toMatchObject({ missingPermissions: ['teams:read'] });
    await expect(world.client.query(peopleQuery)).rejects.toMatchObject({ missingPermissions: ['org.users:read'] });
    await expect(world.client.query(foldersQuery)).rejects.toMatchObject({ missingPermissions: ['folders:read'] });
  });

  test('an identity API that is down is a fault, not a reason to ask 1,000 times', async () => {
    const { read, sandbox } = await connected({ story: 'demo' });
    sandbox.faults.arm(unavailable('/apis/iam.grafana.app/*/teambindings'));
    await expect(read(membershipsQuery)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('groups', () => {
  test('come from SCIM, each with its team', async () => {
    const { read } = await connected({ story: 'demo' });
    const { groups, source } = await read(groupsQuery);
    expect(source).toBe('scim');
    expect(groups).not.toHaveLength(0);
    const teamUids = new Set((await read(teamsQuery)).map(({ uid }) => uid));
    groups.forEach(({ teamUid = '' }) => expect(teamUids).toContain(teamUid));
  });

  test('on OSS every team stands in for a group, and it is said why', async () => {
    const { read, sandbox } = await connected({ edition: 'oss' });
    const now = new Date(0).toISOString();
    sandbox.store.teams.insert({
      uid: 'by-hand',
      name: 'By hand',
      email: '',
      isProvisioned: false,
      externalUid: '',
      createdAt: now,
      updatedAt: now,
    });
    expect(await read(groupsQuery)).toMatchObject({
      groups: [{ id: 'by-hand', displayName: 'By hand', teamUid: 'by-hand' }],
      source: 'teams',
      why: { kind: 'not-found' },
    });
  });

  test('when SCIM is down they are unknown', async () => {
    const { read, sandbox } = await connected({ story: 'demo' });
    sandbox.faults.arm(unavailable('/apis/scim.grafana.app/*/Groups'));
    await expect(read(groupsQuery)).rejects.toMatchObject({ kind: 'unavailable', operation: 'scim.listGroups' });
  });
});

describe('folders, roles and grants', () => {
  const prepared = async (options?: Options) => {
    const world = await connected(options);
    const { uid } = await world.grafana('POST', '/api/teams', { name: 'SRE' });
    await world.grafana('POST', '/api/folders', { uid: 'prod', title: 'Production' });
    await world.grafana('POST', '/api/folders', { uid: 'pay', title: 'Payments', parentUid: 'prod' });
    await world.grafana('POST', `/api/access-control/folders/prod/teams/${uid}`, { permission: 'Edit' });
    return { ...world, teamUid: uid };
  };

  test('nested folders with their parents', async () => {
    const { read } = await prepared();
    expect(await read(foldersQuery)).toEqual(
      expect.arrayContaining([
        { uid: 'prod', title: 'Production' },
        { uid: 'pay', title: 'Payments', parentUid: 'prod' },
      ])
    );
  });

  test('folder grants, inherited ones too', async () => {
    const { read, teamUid } = await prepared();
    const actual = await read(grantsQuery({ teamUids: 'all', folderUids: ['prod', 'pay'] }));
    expect(actual).toMatchObject({ foldersRead: ['prod', 'pay'], unread: [], hasRoles: true, rolesReadOf: 'all' });
    const administrators = { orgRole: 'Admin', permission: 'Admin', isInherited: false, isManaged: false };
    expect(actual.folderGrants).toContainEqual({ ...administrators, folderUid: 'pay' });
    const ours = actual.folderGrants.filter((grant) => grant.teamUid === teamUid);
    expect(ours).toEqual([
      { folderUid: 'prod', teamUid, permission: 'Edit', isInherited: false, isManaged: true },
      { folderUid: 'pay', teamUid, permission: 'Edit', isInherited: true, isManaged: false },
    ]);
  });

  test('a folder that cannot be read is unknown, the others are read', async () => {
    const { read } = await prepared();
    const actual = await read(grantsQuery({ teamUids: [], folderUids: ['prod', 'no-such'] }));
    expect(actual.foldersRead).toEqual(['prod']);
    expect(actual.unread).toMatchObject([{ kind: 'folder', folderUid: 'no-such', fault: { kind: 'unavailable' } }]);
  });

  test('roles of teams', async () => {
    const { read, grafana, teamUid } = await prepared();
    const { roles = [] } = await read(rolesQuery);
    const role = roles.find(({ name }) => name === 'fixed:teams:writer');
    expect(role).toMatchObject({ isDelegatable: expect.any(Boolean) });
    const team = (await read(teamsQuery)).find(({ uid }) => uid === teamUid);
    await grafana('POST', `/api/access-control/teams/${team?.id}/roles`, { roleUid: role?.uid });
    const { roleGrants } = await read(grantsQuery({ teamUids: [teamUid], folderUids: [] }));
    expect(roleGrants).toEqual([{ kind: 'role', teamUid, roleUid: role?.uid }]);
  });

  test('roles that cannot be read are unknown', async () => {
    const { read, sandbox, teamUid } = await prepared();
    sandbox.faults.arm(unavailable('/api/access-control/teams/roles/search'));
    expect(await read(grantsQuery({ teamUids: 'all', folderUids: [] }))).toMatchObject({
      roleGrants: [],
      rolesReadOf: [],
      hasRoles: true,
      unread: [{ kind: 'team-roles', teamUids: [teamUid], fault: { kind: 'unavailable' } }],
    });
  });

  test('OSS has no roles', async () => {
    const { read } = await prepared({ edition: 'oss' });
    expect(await read(rolesQuery)).toEqual({ roles: undefined });
    const actual = await read(grantsQuery({ teamUids: 'all', folderUids: [] }));
    expect(actual).toMatchObject({ hasRoles: false, roleGrants: [], unread: [] });
  });
});

describe('service accounts', () => {
  test('with their tokens', async () => {
    const { read } = await connected();
    const accounts = await read(serviceAccountsQuery);
    const account = accounts.find(({ login }) => login === 'sa-1-identity-provider');
    expect(account).toMatchObject({ role: 'Admin', tokens: [{ name: 'identity-provider-token' }] });
  });

  test('tokens that cannot be read are unknown, not none', async () => {
    const { read, sandbox } = await connected();
    sandbox.faults.arm(unavailable('/api/serviceaccounts/*/tokens'));
    const [account] = await read(serviceAccountsQuery);
    expect(account).toMatchObject({ tokensFault: { kind: 'unavailable' } });
    expect(account).not.toHaveProperty('tokens');
  });
});

import { renderHook, waitFor } from '@testing-library/react';
import { putMember } from '../../../sandbox/server/store/memberships';
import { mappingOnSandbox } from '../../../tests/support/mappingOnSandbox';
import { readAgain } from '../../../tests/support/readAgain';
import { DIFFERENCE_KINDS, type Author, type DifferenceKind } from '../../domain/drift/difference';
import { useRevert } from './useChosenPlan';
import { useDrift } from './useDrift';

const RULES = `version: 1
guard: { percent: 100 }
rules:
  - name: SRE
    match: { group: SRE }
    roles: ["custom:on-call"]
    folders: [{ uid: production, permission: Edit }]
    datasources: [{ uid: metrics, permission: Query }]
`;

async function applied() {
  const world = await mappingOnSandbox({
    groups: { SRE: ['Ada Lovelace'], Data: ['Cem Chip'] },
    folders: [{ title: 'Production' }],
  });
  const { grafana, sandbox, wrapper, client } = world;
  const { store } = sandbox;
  const makeRole = async (): Promise<string> =>
    (await grafana('POST', '/api/access-control/roles', { name: 'custom:on-call', permissions: [] })).uid;
  const metrics = { uid: 'metrics', name: 'Metrics', type: 'prometheus', access: 'proxy' };
  const makeDataSource = () => grafana('POST', '/api/datasources', metrics);
  await makeDataSource();
  const roleUid = await makeRole();
  const team = store.teams.all().find(({ name }) => name === 'SRE');
  const teamId = team?.id ?? 0;
  const outcome = await world.apply(await world.planned(RULES));
  expect(outcome).toMatchObject({ status: 'fulfilled', value: { report: { verified: 'yes' } } });

  const scim = (method: string, path: string, body?: unknown) =>
    sandbox.handle(
      new Request(`${sandbox.info().scimUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${sandbox.info().tokens.idp}`,
          'content-type': 'application/scim+json',
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      })
    );
  const { Resources: groups } = await (await scim('GET', '/Groups')).json();
  const groupId = groups.find(({ displayName }: { displayName: string }) => displayName === 'SRE').id;
  const rename = (displayName: string) =>
    scim('PATCH', `/Groups/${groupId}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', value: { id: groupId, displayName } }],
    });

  /** As somebody sees it who has just opened the page. */
  const look = async () => {
    client.clear();
    const { result, unmount } = renderHook(useDrift, { wrapper });
    await waitFor(() => expect(result.current.data ?? result.current.error).toBeTruthy());
    unmount();
    return result.current.data?.rows.map(({ difference }) => difference) ?? [];
  };
  const revert = async (differences: Awaited<ReturnType<typeof look>>) => {
    client.clear();
    const { result, unmount } = renderHook(() => useRevert(differences), { wrapper });
    await waitFor(() => expect(result.current.data).toBeDefined());
    const { data } = result.current;
    unmount();
    if (!data) {
      throw new Error('nothing was planned');
    }
    return data;
  };
  const give = (name: string, permission: string) => {
    const id = store.teams.all().find((one) => one.name === name)?.id;
    return grafana('POST', `/api/access-control/folders/production/teams/${id}`, { permission });
  };
  const applyRules = async () => world.apply(await world.planned(RULES));
  return { ...world, scim, rename, look, revert, give, roleUid, makeRole, makeDataSource, teamId, groupId, store, applyRules };
}

type World = Awaited<ReturnType<typeof applied>>;

interface Injected {
  kind: DifferenceKind;
  who: Author;
  inject: (world: World) => Promise<unknown> | unknown;
}

const BY_A_PLAN: ReadonlyArray<[string, Injected]> = [
  ['a folder permission taken away', { kind: 'grant-removed', who: 'unknown', inject: ({ give }) => give('SRE', '') }],
  ['a level changed', { kind: 'grant-changed', who: 'unknown', inject: ({ give }) => give('SRE', 'View') }],
  [
    'access given beside ours',
    { kind: 'grant-added-on-managed-target', who: 'unknown', inject: ({ give }) => give('Data', 'Admin') },
  ],
  [
    'a role taken away',
    {
      kind: 'grant-removed',
      who: 'unknown',
      inject: ({ grafana, teamId, roleUid }) =>
        grafana('DELETE', `/api/access-control/teams/${teamId}/roles/${roleUid}`),
    },
  ],
];

interface MendedElsewhere extends Injected {
  why: RegExp;
  /** What puts it right, as the reason says; after it there is no drift. */
  mend: (world: World) => Promise<unknown> | unknown;
}

const ELSEWHERE: ReadonlyArray<[string, MendedElsewhere]> = [
  [
    'a team that went with its group',
    {
      kind: 'team-missing',
      who: 'unknown',
      why: /Push the group again/,
      inject: ({ scim, groupId }) => scim('DELETE', `/Groups/${groupId}`),
      mend: async ({ scim, applyRules }) => {
        await scim('POST', '/Groups', {
          schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
          displayName: 'SRE',
          externalId: 'again',
          members: [],
        });
        await applyRules();
      },
    },
  ],
  [
    'a team renamed by its group',
    {
      kind: 'team-renamed',
      who: 'identity-provider',
      why: /Rename the group back at the identity provider/,
      inject: ({ rename }) => rename('Reliability'),
      mend: ({ rename }) => rename('SRE'),
    },
  ],
  [
    'a team that is provisioned no longer',
    {
      kind: 'team-not-provisioned',
      who: 'unknown',
      why: /Only the identity provider can make it a provisioned team/,
      inject: ({ store, teamId }) => store.teams.update(teamId, { isProvisioned: false }),
      mend: ({ store, teamId }) => store.teams.update(teamId, { isProvisioned: true }),
    },
  ],
  [
    'a member whom no sync wrote',
    {
      kind: 'member-added-by-hand',
      who: 'by-hand',
      why: /take them out of the team/,
      inject: ({ sandbox, store, teamId }) => {
        const cem = store.users.all().find(({ name }) => name === 'Cem Chip');
        putMember(sandbox, { teamId, userId: cem?.id ?? 0, permission: 0 });
      },
      mend: ({ store, teamId }) => {
        const byHand = store.members.all().find((member) => member.teamId === teamId && !member.isExternal);
        store.members.delete(byHand?.id ?? 0);
      },
    },
  ],
  [
    'a folder deleted',
    {
      kind: 'folder-missing',
      who: 'unknown',
      why: /Make the folder again/,
      inject: ({ grafana }) => grafana('DELETE', '/api/folders/production'),
      mend: async ({ grafana, applyRules }) => {
        await grafana('POST', '/api/folders', { uid: 'production', title: 'Production' });
        await applyRules();
      },
    },
  ],
  [
    'a data source deleted',
    {
      kind: 'data-source-missing',
      who: 'unknown',
      why: /Add the data source again/,
      inject: ({ grafana }) => grafana('DELETE', '/api/datasources/uid/metrics'),
      mend: async ({ makeDataSource, applyRules }) => {
        await makeDataSource();
        await applyRules();
      },
    },
  ],
  [
    'a role deleted',
    {
      kind: 'role-missing',
      who: 'unknown',
      why: /Make the role again/,
      inject: ({ grafana, roleUid }) => grafana('DELETE', `/api/access-control/roles/${roleUid}?force=true`),
      mend: async ({ makeRole, applyRules }) => {
        await makeRole();
        await applyRules();
      },
    },
  ],
];

describe('drift that a plan reverts', () => {
  test.each(BY_A_PLAN)('%s', async (_, { kind, who, inject }) => {
    const world = await applied();
    await inject(world);
    const found = await world.look();
    expect(found).toMatchObject([{ kind, who }]);
    const plan = await world.revert(found);
    expect(plan).toMatchObject({ left: [], plan: { steps: [{}] } });
    const outcome = await world.apply(plan);
    expect(outcome).toMatchObject({ status: 'fulfilled', value: { report: { verified: 'yes' } } });
    expect(await world.look()).toEqual([]);
    const { plan: next } = await world.planned(RULES);
    expect(next.steps.filter((step) => step.kind !== 'keep')).toEqual([]);
  });
});

describe('drift that is put right elsewhere', () => {
  test.each(ELSEWHERE)('%s', async (_, { kind, who, why, inject, mend }) => {
    const world = await applied();
    await inject(world);
    const found = await world.look();
    expect(found).toMatchObject([{ kind, who }]);
    expect(await world.revert(found)).toMatchObject({
      plan: { steps: [] },
      left: [{ why: expect.stringMatching(why) }],
    });
    await mend(world);
    expect(await world.look()).toEqual([]);
  });
});

test.each([...BY_A_PLAN, ...ELSEWHERE])('looking again finds %s', async (_, { kind, inject }) => {
  const world = await applied();
  world.client.clear();
  const { result } = renderHook(useDrift, { wrapper: world.wrapper });
  await waitFor(() => expect(result.current.data?.rows).toEqual([]));
  await inject(world);
  await readAgain(() => result.current.refetch());
  expect(result.current.data?.rows).toMatchObject([{ difference: { kind } }]);
});

test('each kind is injected', () => {
  const injected = [...BY_A_PLAN, ...ELSEWHERE].map(([, { kind }]) => kind);
  expect([...new Set(injected)].sort()).toEqual([...DIFFERENCE_KINDS].sort());
});

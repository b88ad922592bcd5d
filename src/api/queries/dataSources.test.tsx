import { act, renderHook, waitFor } from '@testing-library/react';
import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import { provision } from '../../../tests/support/provision';
import { parseMappingDocument } from '../../domain/mapping/document';
import { judgePlan } from '../../domain/mapping/judgePlan';
import { dataSourcesToRead, foldersToRead, planMapping } from '../../domain/mapping/plan';
import { finish } from '../../domain/work/work';
import { readStanding } from './readStanding';
import { useApply, type ApplyInput } from './useApply';
import { useRevert, useUndo } from './useChosenPlan';
import { dataSourcesQuery } from './useDataSources';
import { useDrift } from './useDrift';
import { grantsQuery } from './useGrants';
import { teamsQuery } from './useTeams';

type Options = Parameters<typeof apiOnSandbox>[0];

const RULES = `version: 1
rules:
  - name: SRE
    match: { group: SRE }
    datasources: [ { name: Billing, permission: Query } ]
`;
const PROXY = '/api/plugin-proxy/idops-scim-app';
const NOW = Date.parse('2026-03-10T10:00:00Z');

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

async function prepared(options?: Options) {
  const asked: string[] = [];
  const world = await apiOnSandbox({
    around: (handle) => (request, passed) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith(PROXY)) {
        asked.push(`${request.method} ${pathname.slice(PROXY.length)}`);
      }
      return handle(request, passed);
    },
    ...options,
  });
  const { sandbox, client, wrapper, grafana } = world;
  await world.storeToken(sandbox.info().tokens.plugin);
  await provision(sandbox, { groups: { SRE: ['Ada Lovelace'], Data: [] }, dataSources: ['Billing', 'Loki', 'Tempo'] });
  const teams = await client.query(teamsQuery);
  const teamUid = teams.find(({ name }) => name === 'SRE')?.uid ?? '';
  const give = (permission: string, uid = 'billing') =>
    grafana('POST', `/api/access-control/datasources/${uid}/teams/${teamUid}`, { permission });
  const level = async (uid = 'billing') => {
    const rows = await grafana('GET', `/api/access-control/datasources/${uid}`);
    return rows.find((row: { teamUid?: string }) => row.teamUid === teamUid)?.permission;
  };
  const apply = async (input: ApplyInput) => {
    const { result, unmount } = renderHook(useApply, { wrapper });
    const outcome = await act(() => result.current.mutateAsync(input));
    unmount();
    return outcome;
  };
  const plan = async (text = RULES) => {
    client.clear();
    asked.length = 0;
    const { organisation, ledger } = await readStanding(client);
    const { document = { version: 1, rules: [] } } = parseMappingDocument(text);
    const named = { document, organisation, ledger };
    const actual = await client.query(
      grantsQuery({ teamUids: 'all', folderUids: foldersToRead(named), dataSourceUids: dataSourcesToRead(named) })
    );
    const planned = finish(planMapping({ ...named, actual, today: '2026-03-10' }));
    return finish(judgePlan(planned, { organisation, actual, actorLogin: 'admin', nowMs: NOW }));
  };
  const hook = async <T extends { data: unknown }>(useHook: () => T) => {
    const { result } = renderHook(useHook, { wrapper });
    await waitFor(() => expect(result.current.data).toBeTruthy());
    return result.current;
  };
  return { ...world, asked, teamUid, give, level, apply, plan, hook };
}

describe('data sources', () => {
  test('are listed where they have permissions', async () => {
    const { client } = await prepared();
    expect(await client.query(dataSourcesQuery)).toEqual({
      dataSources: ['Billing', 'Loki', 'Tempo'].map((name) => ({
        uid: name.toLowerCase(),
        name,
        type: 'prometheus',
      })),
    });
  });

  test('count for nothing on OSS', async () => {
    const { client } = await prepared({ edition: 'oss' });
    expect(await client.query(dataSourcesQuery)).toEqual({ dataSources: undefined });
    const { organisation, gaps } = await readStanding(client);
    expect(organisation).toMatchObject({ hasDataSourcePermissions: false });
    expect(gaps).toEqual([]);
  });

  test.each([
    ['the list', '/api/datasources'],
    ['the levels', '/api/access-control/datasources/description'],
  ])('that %s cannot be read is no sign of OSS', async (_, path) => {
    const { client, sandbox } = await prepared();
    sandbox.faults.arm({ match: { path: `*${path}`, via: 'proxy' }, fault: 'status', status: 403 });
    const { organisation } = await readStanding(client);
    expect(organisation.hasDataSourcePermissions).not.toBe(false);
  });
});

describe('grants on data sources', () => {
  test('are those of teams, persons and basic roles; what a role carries is not managed', async () => {
    const { client, give, teamUid } = await prepared();
    await give('Edit');
    const actual = await client.query(grantsQuery({ teamUids: [], folderUids: [], dataSourceUids: ['billing'] }));
    expect(actual).toMatchObject({ dataSourcesRead: ['billing'], unread: [] });
    expect(actual.dataSourceGrants).toEqual([
      { dataSourceUid: 'billing', userUid: expect.any(String), permission: 'Admin', isManaged: true },
      { dataSourceUid: 'billing', teamUid, permission: 'Edit', isManaged: true },
      { dataSourceUid: 'billing', orgRole: 'Admin', permission: 'Admin', isManaged: false },
    ]);
  });

  test('that cannot be read are unknown, the others are read', async () => {
    const { client, sandbox } = await prepared();
    sandbox.faults.arm({
      match: { path: '*access-control/datasources/loki', via: 'proxy' },
      fault: 'status',
      status: 403,
    });
    const asked = { teamUids: [], folderUids: [], dataSourceUids: ['billing', 'loki'] };
    expect(await client.query(grantsQuery(asked))).toMatchObject({
      dataSourcesRead: ['billing'],
      unread: [{ kind: 'datasource', dataSourceUid: 'loki', fault: { kind: 'forbidden' } }],
    });
  });

  test('cost a plan one request for each data source that is named', async () => {
    const { plan, asked } = await prepared();
    await plan();
    const own = asked.filter((request) => request.includes('/datasources'));
    expect(own.sort()).toEqual([
      'GET /api/access-control/datasources/billing',
      'GET /api/access-control/datasources/description',
      'GET /api/datasources',
    ]);
  });

  test('are applied, watched for drift, reverted and undone', async () => {
    const { plan, apply, give, level, hook, client } = await prepared();
    const first = await apply(await plan());
    expect(first.report).toMatchObject({ verified: 'yes', gaining: 1, steps: [{ kind: 'add', outcome: 'done' }] });
    expect(first.baselineFault).toBeUndefined();
    expect(await level()).toBe('Query');

    await give('Admin');
    await give('Query', 'loki');
    client.clear();
    const { data } = await hook(useDrift);
    const differences = data?.rows.map(({ difference }) => difference) ?? [];
    expect(differences.map(({ kind, expected, actual }) => [kind, expected, actual])).toEqual([
      ['grant-changed', 'Query', 'Admin'],
    ]);
    const revert = await hook(() => useRevert(differences));
    if (!revert.data) {
      throw new Error('nothing to revert');
    }
    await apply({ ...revert.data, confirmation: revert.data.verdict.confirmationText });
    expect(await level()).toBe('Query');

    client.clear();
    const undo = await hook(() => useUndo(first.reportUid));
    if (!undo.data) {
      throw new Error('nothing to undo');
    }
    await apply({ ...undo.data, confirmation: undo.data.verdict.confirmationText });
    expect(await level()).toBeUndefined();
    expect(await level('loki')).toBe('Query');
  });

  test('that Grafana refuses are reported, and the next plan has them again', async () => {
    const { plan, apply, sandbox, level } = await prepared();
    const judged = await plan();
    sandbox.faults.arm({
      match: { method: 'POST', path: '*access-control/datasources/billing/teams/*', via: 'proxy' },
      fault: 'status',
      status: 403,
    });
    const { report } = await apply(judged);
    expect(report.steps).toMatchObject([{ outcome: 'failed' }]);
    sandbox.faults.clear();
    const again = await plan();
    expect(again.plan.steps).toMatchObject([{ kind: 'add', grant: { kind: 'datasource', dataSourceUid: 'billing' } }]);
    await apply(again);
    expect(await level()).toBe('Query');
  });
});

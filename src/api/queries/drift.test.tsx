import { act, renderHook, waitFor } from '@testing-library/react';
import type { UseMutationResult } from '@tanstack/react-query';
import { config } from '@grafana/runtime';
import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import { provision } from '../../../tests/support/provision';
import { readAgain } from '../../../tests/support/readAgain';
import { parseMappingDocument } from '../../domain/mapping/document';
import { judgePlan, type JudgedPlan } from '../../domain/mapping/judgePlan';
import { foldersToRead, planMapping } from '../../domain/mapping/plan';
import { finish } from '../../domain/work/work';
import type { Fault } from '../../domain/fault/Fault';
import { readStanding } from './readStanding';
import { useApply } from './useApply';
import { useRevert, useUndo } from './useChosenPlan';
import { useDriftCount } from './useDriftCount';
import { useDrift, useIgnoreDrift, useUnignoreDrift } from './useDrift';
import { grantsQuery } from './useGrants';
import { useSaveMappingDocument } from './useSaveMappingDocument';
import { teamsQuery } from './useTeams';

const RULES = `version: 1
rules:
  - name: SRE
    match: { group: SRE }
    roles: [ "fixed:teams:writer" ]
    folders: [ { uid: production, permission: Edit } ]
`;
const NOTHING = 'version: 1\nrules: []\n';
const RECORD = '/api/dashboards/uid/idops-scim-drift';
const NOW = Date.parse('2026-03-10T10:00:00Z');
const MINUTE = 60_000;

const setNow = (ms: number) => jest.spyOn(Date, 'now').mockReturnValue(ms);
const iso = (ms: number) => new Date(ms).toISOString();

beforeEach(() => setNow(NOW));
afterEach(() => jest.restoreAllMocks());

async function prepared() {
  const world = await apiOnSandbox();
  const { sandbox, client, wrapper, grafana } = world;
  await world.storeToken(sandbox.info().tokens.plugin);
  await provision(sandbox, {
    groups: { SRE: ['Ada Lovelace'], Data: ['Cem Chip'] },
    folders: [{ title: 'Production' }, { title: 'Reports' }],
  });
  const teams = await client.query(teamsQuery);
  const team = (name: string) => teams.find((one) => one.name === name)?.uid ?? '';
  const give = (name: string, permission: string, folder = 'production') =>
    grafana('POST', `/api/access-control/folders/${folder}/teams/${team(name)}`, { permission });

  const mutate = async <D, V>(useHook: () => UseMutationResult<D, Fault, V>, variables: V): Promise<D> => {
    const { result, unmount } = renderHook(useHook, { wrapper });
    const [outcome] = await act(() => Promise.allSettled([result.current.mutateAsync(variables)]));
    unmount();
    return outcome.status === 'fulfilled' ? outcome.value : Promise.reject(outcome.reason);
  };
  const apply = (judged: JudgedPlan | undefined) => {
    if (!judged) {
      throw new Error('nothing was planned');
    }
    return mutate(useApply, { ...judged, confirmation: judged.verdict.confirmationText });
  };
  const applyRules = async (text: string) => {
    client.clear();
    const { organisation, ledger } = await readStanding(client);
    const { document = { version: 1, rules: [] } } = parseMappingDocument(text);
    const folderUids = foldersToRead({ document, organisation, ledger });
    const actual = await client.query(grantsQuery({ teamUids: 'all', folderUids }));
    const plan = finish(planMapping({ document, organisation, actual, ledger, today: '2026-03-10' }));
    return apply(finish(judgePlan(plan, { organisation, actual, actorLogin: 'admin', nowMs: NOW })));
  };
  const levels = async (folder = 'production') => {
    const grants = await grafana('GET', `/api/access-control/folders/${folder}`);
    return grants.flatMap(({ team: name, permission }: { team?: string; permission: string }) =>
      name ? `${name} ${permission}` : []
    );
  };
  /** As somebody sees it who has just opened the page. */
  const drift = async () => {
    client.clear();
    const { result } = renderHook(useDrift, { wrapper });
    await waitFor(() => expect(result.current.data ?? result.current.error).toBeTruthy());
    return {
      result,
      again: async () => {
        await readAgain(() => result.current.refetch());
        return result.current.data;
      },
    };
  };
  const settledHook = async <T extends { isFetching: boolean }>(useHook: () => T) => {
    const { result } = renderHook(useHook, { wrapper });
    await waitFor(() => expect(result.current.isFetching).toBe(false));
    return result;
  };
  const records = async (): Promise<string[]> =>
    (await grafana('GET', '/api/search?type=dash-db&tag=scim-manager-drift')).map(({ uid }: { uid: string }) => uid);
  return { ...world, team, give, mutate, apply, applyRules, levels, drift, settledHook, records };
}

describe('looking for drift', () => {
  test('before the first apply there is none, and looking writes nothing', async () => {
    const world = await prepared();
    await world.give('Data', 'Edit');
    const { result } = await world.drift();
    expect(result.current.data).toEqual({ rows: [], unread: [], gaps: [] });
    expect(await world.records()).toEqual([]);
  });

  test('after an apply nothing differs, also not what others had given before', async () => {
    const world = await prepared();
    await world.give('Data', 'View');
    const { baselineFault } = await world.applyRules(RULES);
    expect(baselineFault).toBeUndefined();
    const { result } = await world.drift();
    expect(result.current.data).toMatchObject({ rows: [], unread: [], applied: { by: 'admin' } });
    expect(result.current.data?.recordFault).toBeUndefined();
  });

  test('dates each difference when it is first seen, and forgets it when it is gone', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    const { again } = await world.drift();
    await world.give('SRE', 'View');
    setNow(NOW + MINUTE);
    expect((await again())?.rows).toMatchObject([
      { difference: { kind: 'grant-changed', expected: 'Edit', actual: 'View' }, firstSeenAt: iso(NOW + MINUTE) },
    ]);
    await world.give('Data', 'Admin');
    setNow(NOW + 2 * MINUTE);
    expect((await again())?.rows).toMatchObject([
      { difference: { kind: 'grant-changed' }, firstSeenAt: iso(NOW + MINUTE) },
      { difference: { kind: 'grant-added-on-managed-target' }, firstSeenAt: iso(NOW + 2 * MINUTE) },
    ]);
    await world.give('SRE', 'Edit');
    await world.give('Data', '');
    expect((await again())?.rows).toEqual([]);
  });

  test('is written once, not at every look', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    await world.give('SRE', '');
    const { again } = await world.drift();
    const versionNow = async () => (await world.grafana('GET', RECORD)).dashboard.version;
    const version = await versionNow();
    await again();
    expect(await versionNow()).toBe(version);
  });

  test('by a person who may not write dates nothing', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    await world.give('SRE', '');
    const { user } = config.bootData;
    Object.assign(user, {
      orgRole: 'Viewer',
      isGrafanaAdmin: false,
      permissions: { 'idops-scim-app.scim:read': true },
    });
    const before = (await world.grafana('GET', RECORD)).dashboard.version;
    const { result } = await world.drift();
    expect(result.current.data?.rows).toMatchObject([{ difference: { kind: 'grant-removed' } }]);
    expect(result.current.data?.rows[0]?.firstSeenAt).toBeUndefined();
    expect((await world.grafana('GET', RECORD)).dashboard.version).toBe(before);
  });

  test('when somebody else stores at the same time, starts again from theirs', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    await world.give('SRE', '');
    world.sandbox.faults.arm({
      match: { method: 'POST', path: '/api/dashboards/db' },
      fault: 'status',
      status: 412,
      times: 1,
    });
    const { result } = await world.drift();
    expect(result.current.data).toMatchObject({ rows: [{ firstSeenAt: iso(NOW) }] });
    expect(result.current.data?.recordFault).toBeUndefined();
  });

  test('says that dates could not be kept, and shows what differs all the same', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    await world.give('SRE', '');
    world.sandbox.faults.arm({ match: { method: 'POST', path: '/api/dashboards/db' }, fault: 'status', status: 500 });
    const { result } = await world.drift();
    expect(result.current.data).toMatchObject({
      rows: [{ difference: { kind: 'grant-removed' } }],
      recordFault: { kind: 'unavailable' },
    });
  });

  test('a record that cannot be used is told and never written over', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    const dashboard = { uid: 'idops-scim-drift', title: 'Drift', panels: [] };
    await world.grafana('POST', '/api/dashboards/db', { dashboard, folderUid: 'idops-scim-manager', overwrite: true });
    await world.give('SRE', '');
    const { again } = await world.drift();
    expect(await again()).toMatchObject({
      rows: [{ difference: { kind: 'grant-removed' } }],
      recordFault: { kind: 'malformed' },
    });
    expect((await world.grafana('GET', RECORD)).dashboard.scimManager).toBeUndefined();
  });

  test('a folder that cannot be read is unknown: no difference, and dates there are kept', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    await world.give('SRE', 'View');
    const { again } = await world.drift();
    world.sandbox.faults.arm({
      match: { method: 'GET', path: '/api/access-control/folders/production' },
      fault: 'status',
      status: 500,
    });
    setNow(NOW + MINUTE);
    expect(await again()).toMatchObject({
      rows: [],
      unread: [{ kind: 'folder', folderUid: 'production' }],
      gaps: [{ kind: 'unavailable' }],
    });
    world.sandbox.faults.clear();
    expect((await again())?.rows).toMatchObject([{ firstSeenAt: iso(NOW) }]);
  });

  test('fails when the ledger cannot be read', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    world.sandbox.faults.arm({
      match: { path: '/api/dashboards/uid/idops-scim-ledger' },
      fault: 'status',
      status: 403,
    });
    world.client.clear();
    const { result } = await world.drift();
    expect(result.current).toMatchObject({ data: undefined, error: { kind: 'forbidden' } });
  });
});

describe('counting drift', () => {
  async function counting() {
    const world = await prepared();
    const count = async () => {
      world.client.clear();
      const { result, unmount } = renderHook(() => useDriftCount(), { wrapper: world.wrapper });
      await waitFor(() => expect(result.current.data ?? result.current.error).toBeTruthy());
      unmount();
      return result.current.data ?? result.current.error;
    };
    return { ...world, count };
  }

  test('costs two records, and is unknown from an apply until somebody looks', async () => {
    const { count, applyRules, drift, give, sandbox } = await counting();
    expect(await count()).toEqual({ state: 'nothing-applied' });
    await applyRules(RULES);
    expect(await count()).toEqual({ state: 'unknown' });
    await drift();
    sandbox.faults.arm({ match: { path: '/api/access-control/*', via: 'proxy' }, fault: 'status', status: 500 });
    expect(await count()).toEqual({ state: 'known', count: 0, at: iso(NOW), isPartial: false });
    sandbox.faults.clear();
    await give('SRE', '');
    setNow(NOW + MINUTE);
    await drift();
    expect(await count()).toEqual({ state: 'known', count: 1, at: iso(NOW + MINUTE), isPartial: false });
    await applyRules(RULES);
    expect(await count()).toEqual({ state: 'unknown' });
  });

  test('leaves out what is ignored, and says when not everything could be read', async () => {
    const { count, applyRules, drift, give, mutate, sandbox } = await counting();
    await applyRules(RULES);
    await give('SRE', '');
    const { result } = await drift();
    const id = result.current.data?.rows[0]?.difference.id ?? '';
    await mutate(useIgnoreDrift, { id, until: '2026-03-12', reason: 'Agreed' });
    expect(await count()).toMatchObject({ state: 'known', count: 0, isPartial: false });
    const path = '/api/access-control/folders/production';
    sandbox.faults.arm({ match: { method: 'GET', path }, fault: 'status', status: 500 });
    await drift();
    expect(await count()).toMatchObject({ state: 'known', isPartial: true });
  });

  test('a look that finds nothing new is stored again after a quarter of an hour', async () => {
    const { count, applyRules, drift } = await counting();
    await applyRules(RULES);
    await drift();
    setNow(NOW + 14 * MINUTE);
    await drift();
    expect(await count()).toMatchObject({ at: iso(NOW) });
    setNow(NOW + 15 * MINUTE);
    await drift();
    expect(await count()).toMatchObject({ at: iso(NOW + 15 * MINUTE) });
  });

  test.each(['idops-scim-ledger', 'idops-scim-drift'])('is a fault when %s cannot be read', async (uid) => {
    const { count, applyRules, sandbox } = await counting();
    await applyRules(RULES);
    sandbox.faults.arm({ match: { path: `/api/dashboards/uid/${uid}` }, fault: 'status', status: 500 });
    expect(await count()).toMatchObject({ kind: 'unavailable' });
  });
});

describe('ignoring a difference', () => {
  async function differing() {
    const world = await prepared();
    await world.applyRules(RULES);
    await world.give('SRE', '');
    const looked = await world.drift();
    const id = looked.result.current.data?.rows[0]?.difference.id ?? '';
    return { ...world, ...looked, id };
  }

  test('keeps who, why and until when, without looking again, and can be ended', async () => {
    const { mutate, result, again, id } = await differing();
    await mutate(useIgnoreDrift, { id, until: '2026-03-12', reason: 'Agreed with SRE' });
    const ignored = { until: '2026-03-12', reason: 'Agreed with SRE', by: 'admin' };
    await waitFor(() => expect(result.current.data?.rows).toMatchObject([{ ignored }]));
    expect((await again())?.rows).toMatchObject([{ ignored }]);
    await mutate(useUnignoreDrift, { id });
    await waitFor(() => expect(result.current.data?.rows[0]?.ignored).toBeUndefined());
  });

  test('ends by itself after the last day', async () => {
    const { mutate, again, id } = await differing();
    await mutate(useIgnoreDrift, { id, until: '2026-03-10', reason: 'Today only' });
    setNow(NOW + 24 * 60 * MINUTE);
    const rows = (await again())?.rows;
    expect(rows).toHaveLength(1);
    expect(rows?.[0]?.ignored).toBeUndefined();
  });

  test.each([
    ['without a reason', { reason: ' ' }, 'Say why.'],
    ['until yesterday', { until: '2026-03-09' }, 'Choose a day between today and 2027-03-11.'],
    ['that is gone', { id: 'none' }, 'This difference is not there any more.'],
  ])('%s is refused', async (_, wrong, detail) => {
    const { mutate, result, id } = await differing();
    const asked = mutate(useIgnoreDrift, { id, until: '2026-03-12', reason: 'Agreed', ...wrong });
    await expect(asked).rejects.toMatchObject({ kind: 'invalid', detail });
    expect(result.current.data?.rows[0]?.ignored).toBeUndefined();
  });
});

describe('plans of chosen steps', () => {
  test('a revert puts back what was changed by hand, and leaves no drift', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    await world.give('SRE', 'View');
    await world.give('Data', 'Edit');
    const { result, again } = await world.drift();
    const differences = result.current.data?.rows.map(({ difference }) => difference) ?? [];
    const revert = await world.settledHook(() => useRevert(differences));
    expect(revert.current.data).toMatchObject({ left: [], plan: { steps: [{}, {}] }, impact: { losing: 1 } });
    const renewed = await act(() => revert.current.renew());
    await world.apply(renewed);
    expect(await world.levels()).toEqual(['SRE Edit']);
    expect((await again())?.rows).toEqual([]);
  });

  test('a revert is planned on what stands when it is renewed', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    await world.give('SRE', 'View');
    const { result } = await world.drift();
    const differences = result.current.data?.rows.map(({ difference }) => difference) ?? [];
    const revert = await world.settledHook(() => useRevert(differences));
    await world.give('SRE', 'Admin');
    const renewed = await act(() => revert.current.renew());
    expect(renewed).toMatchObject({ plan: { steps: [] }, left: [{ why: expect.stringContaining('changed again') }] });
  });

  test('an undo takes back what an apply gave, and is an apply like any other', async () => {
    const world = await prepared();
    const { reportUid } = await world.applyRules(RULES);
    const undo = await world.settledHook(() => useUndo(reportUid));
    const { data } = undo.current;
    expect(data).toMatchObject({ left: [], impact: { losing: 1 }, verdict: { held: true } });
    const { report } = await world.apply(data);
    expect(report).toMatchObject({ verified: 'yes', ledgerStored: true });
    expect(await world.levels()).toEqual([]);
  });

  test('an undo of a removal gives back also on folders that the ledger no longer names', async () => {
    const world = await prepared();
    await world.applyRules(RULES);
    const { reportUid } = await world.applyRules(NOTHING);
    expect(await world.levels()).toEqual([]);
    const undo = await world.settledHook(() => useUndo(reportUid));
    expect(undo.current.data).toMatchObject({ left: [], plan: { steps: [{ kind: 'add' }, { kind: 'add' }] } });
    await world.apply(undo.current.data);
    expect(await world.levels()).toEqual(['SRE Edit']);
  });

  test('an undo leaves alone what somebody changed since', async () => {
    const world = await prepared();
    const { reportUid } = await world.applyRules(RULES);
    await world.give('SRE', 'Admin');
    world.client.clear();
    const undo = await world.settledHook(() => useUndo(reportUid));
    expect(undo.current.data).toMatchObject({
      left: [{ why: 'changed-since', now: 'Admin' }],
      plan: { steps: [{ kind: 'remove', grant: { kind: 'role' } }] },
    });
  });

  test('nothing is planned while the document has errors: what it protects is unknown', async () => {
    const world = await prepared();
    const { reportUid } = await world.applyRules(RULES);
    await world.mutate(useSaveMappingDocument, { text: 'version: 1\nrules: 7\n' });
    const undo = await world.settledHook(() => useUndo(reportUid));
    expect(undo.current).toMatchObject({ data: undefined, error: { kind: 'invalid' } });
  });

  test('are idle while nothing is chosen', async () => {
    const world = await prepared();
    expect((await world.settledHook(() => useUndo(undefined))).current.data).toBeUndefined();
    expect((await world.settledHook(() => useRevert([]))).current.data).toBeUndefined();
  });
});

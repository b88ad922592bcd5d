import { act, renderHook, waitFor } from '@testing-library/react';
import type { QueryExecuteOptions, UseMutationResult } from '@tanstack/react-query';
import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import type { Fault } from '../../domain/fault/Fault';
import { judge, guardSettings } from '../../domain/mapping/guard';
import { parseMappingDocument } from '../../domain/mapping/document';
import { peopleImpact } from '../../domain/mapping/impact';
import { foldersToRead, hasChanges, planMapping } from '../../domain/mapping/plan';
import type { Organisation } from '../../domain/organisation/organisation';
import { finish } from '../../domain/work/work';
import { connect } from '../connect/connect';
import { writeRecord } from '../records/writeRecord';
import { useApply } from './useApply';
import { useApplyReports } from './useApplyReports';
import { foldersQuery } from './useFolders';
import { grantsQuery } from './useGrants';
import { ledgerQuery } from './useLedger';
import { mappingQuery } from './useMappingDocument';
import { useSaveMappingDocument, type SaveMapping } from './useSaveMappingDocument';
import { membershipsQuery } from './useMemberships';
import { peopleQuery } from './usePeople';
import { rolesQuery } from './useRoles';
import { scimSettingsQuery, useSaveScimSettings } from './useScimSettings';
import { teamsQuery } from './useTeams';

type Options = Parameters<typeof apiOnSandbox>[0];

async function connected(options?: Options, jsonData?: Record<string, unknown>) {
  const world = await apiOnSandbox(options);
  await world.storeToken(world.sandbox.info().tokens.plugin, jsonData);
  const read = <T,>(query: QueryExecuteOptions<T, Fault>) => world.client.query({ ...query, staleTime: 0 });
  /** Runs a mutation once; answers with its data, or rejects with its fault. */
  const mutate = async <D, V>(useHook: () => UseMutationResult<D, Fault, V>, variables: V): Promise<D> => {
    const { result } = renderHook(useHook, { wrapper: world.wrapper });
    const [outcome] = await act(() => Promise.allSettled([result.current.mutateAsync(variables)]));
    return outcome.status === 'fulfilled' ? outcome.value : Promise.reject(outcome.reason);
  };
  return { ...world, read, mutate };
}

type World = Awaited<ReturnType<typeof connected>>;

const DASHBOARDS = '/api/dashboards/db';
const recordsOf = ({ grafana }: World) => grafana('GET', '/api/search?type=dash-db&folderUIDs=idops-scim-manager');

/** Connected by the plugin itself, which gives its account the right to change SCIM settings. */
async function connectedByItself(options?: Options) {
  const world = await connected({ story: 'fresh', ...options });
  const result = await connect({});
  expect(result.ok).toBe(true);
  return world;
}

describe('SCIM settings', () => {
  const switches = { userSync: true, groupSync: false, rejectNonProvisioned: true };

  test('the dynamic object counts for all three, the ini values are shown beside it', async () => {
    const { read } = await connectedByItself({
      ini: { 'auth.scim': { user_sync_enabled: 'false', group_sync_enabled: 'true' } },
    });
    const { userSync, groupSync, availability } = await read(scimSettingsQuery);
    expect(availability).toBe('available');
    expect([userSync.source, groupSync.source]).toEqual(['dynamic', 'dynamic']);
  });

  test('are changed, and read again', async () => {
    const { read, mutate } = await connectedByItself();
    const { resourceVersion } = await read(scimSettingsQuery);
    await mutate(useSaveScimSettings, { switches, basedOn: resourceVersion });
    expect(await read(scimSettingsQuery)).toMatchObject({
      userSync: { value: true, source: 'dynamic' },
      groupSync: { value: false, source: 'dynamic' },
      rejectNonProvisioned: { value: true, source: 'dynamic' },
    });
  });

  test('changed by somebody else meanwhile: a conflict, and theirs stays', async () => {
    const { read, mutate } = await connectedByItself();
    const { resourceVersion } = await read(scimSettingsQuery);
    await mutate(useSaveScimSettings, { switches, basedOn: resourceVersion });
    const late = mutate(useSaveScimSettings, { switches: { ...switches, userSync: false }, basedOn: resourceVersion });
    await expect(late).rejects.toMatchObject({ kind: 'conflict', operation: 'scim.putConfig' });
    expect(await read(scimSettingsQuery)).toMatchObject({ userSync: { value: true } });
  });

  test('on OSS there are none', async () => {
    const { read } = await connected({ edition: 'oss' });
    expect(await read(scimSettingsQuery)).toMatchObject({
      availability: 'unavailable',
      userSync: { value: 'unknown', source: 'unknown' },
    });
  });

  test('an object that cannot be read leaves every value unknown', async () => {
    const { read, sandbox } = await connectedByItself();
    sandbox.faults.arm({ match: { path: '/apis/scim.grafana.app/*/config/default' }, fault: 'status', status: 503 });
    const settings = await read(scimSettingsQuery);
    expect(settings.userSync).toMatchObject({ value: 'unknown', source: 'unknown' });
    expect(settings.faults).toMatchObject([{ kind: 'unavailable' }]);
  });
});

describe('the mapping document', () => {
  const save = (world: World, variables: SaveMapping) => world.mutate(useSaveMappingDocument, variables);

  test('there is none at first, and reading makes nothing', async () => {
    const world = await connected();
    expect(await world.read(mappingQuery)).toEqual({ text: '', source: 'none' });
    expect((await world.grafana('GET', '/api/folders')).length).toBe(0);
  });

  test('is kept with who saved it, versioned, in a folder that only administrators open', async () => {
    const world = await connected();
    const first = await save(world, { text: 'version: 1\n' });
    expect(first).toMatchObject({ source: 'record', version: 1, savedBy: 'admin' });
    const second = await save(world, { text: 'version: 1\nrules: []\n', version: first.version, message: 'No rules' });
    expect(second.version).toBe(2);
    expect(await world.read(mappingQuery)).toMatchObject({ text: 'version: 1\nrules: []\n', version: 2 });
    const grants = await world.grafana('GET', '/api/access-control/folders/idops-scim-manager');
    const roles = grants.flatMap(({ builtInRole }: { builtInRole?: string }) => builtInRole ?? []);
    expect(roles.filter((role: string) => role !== 'Admin')).toEqual([]);
    const { versions } = await world.grafana('GET', '/api/dashboards/uid/idops-scim-mapping/versions');
    expect(versions[0].message).toBe('No rules (admin)');
  });

  test('saved by somebody else meanwhile: a conflict that names them, and theirs stays', async () => {
    const world = await connected();
    const { version } = await save(world, { text: 'a' });
    await save(world, { text: 'b', version });
    await expect(save(world, { text: 'c', version })).rejects.toMatchObject({
      kind: 'conflict',
      status: 412,
      detail: expect.stringMatching(/^admin saved version 2 at \d{4}-/),
    });
    expect(await world.read(mappingQuery)).toMatchObject({ text: 'b' });
  });

  test('two first saves at once: one wins, the other is told', async () => {
    await connected();
    const record = {
      kind: 'mapping' as const,
      uid: 'idops-scim-mapping',
      title: 'Mapping',
      message: 'm',
      savedBy: 'ana',
    };
    const outcomes = await Promise.all([writeRecord({ ...record, body: 'a' }), writeRecord({ ...record, body: 'b' })]);
    expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, value: 1 }]);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ fault: { kind: 'conflict' } });
  });

  test('nothing is written into a folder that stays open', async () => {
    const world = await connected();
    const path = '/api/access-control/folders/idops-scim-manager';
    world.sandbox.faults.arm({ match: { method: 'POST', path }, fault: 'status', status: 500 });
    await expect(save(world, { text: 'secret' })).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await recordsOf(world)).toEqual([]);
    world.sandbox.faults.clear();
    expect(await save(world, { text: 'secret' })).toMatchObject({ version: 1 });
  });

  test('a folder that was opened again is closed before the next write', async () => {
    const world = await connected();
    const { version } = await save(world, { text: 'a' });
    await world.grafana('POST', '/api/access-control/folders/idops-scim-manager/builtInRoles/Viewer', {
      permission: 'View',
    });
    await save(world, { text: 'b', version });
    const grants = await world.grafana('GET', '/api/access-control/folders/idops-scim-manager');
    expect(grants.map(({ builtInRole }: { builtInRole?: string }) => builtInRole)).not.toContain('Viewer');
  });

  test.each([
    ['a dashboard of somebody else', { panels: [] }],
    ['another kind of record', { scimManager: { kind: 'ledger', format: 1, savedBy: 'x', body: '' } }],
    ['a record of a later version', { scimManager: { kind: 'mapping', format: 2, savedBy: 'x', body: '' } }],
    ['no text', { scimManager: { kind: 'mapping', format: 1, savedBy: 'x', body: 7 } }],
  ])('%s in its place is malformed, and not written over', async (_, content) => {
    const world = await connected();
    const dashboard = { uid: 'idops-scim-mapping', title: 'Mapping', ...content };
    await world.grafana('POST', DASHBOARDS, { dashboard, overwrite: false });
    await expect(world.read(mappingQuery)).rejects.toMatchObject({ kind: 'malformed' });
    await expect(save(world, { text: 'a' })).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('a provisioned one wins', async () => {
    const world = await connected({}, { mapping: 'version: 1\n' });
    expect(await world.read(mappingQuery)).toEqual({ text: 'version: 1\n', source: 'provisioned' });
  });
});

describe('applying a plan', () => {
  const document = (rules: string) => {
    const parsed = parseMappingDocument(`version: 1\nrules:\n${rules}`);
    if (!parsed.document) {
      throw new Error(JSON.stringify(parsed.problems));
    }
    return parsed.document;
  };

  async function prepared(options?: Options) {
    const world = await connected(options);
    const teams = ['SRE', 'Payments'];
    const uids = await Promise.all(
      teams.map(async (name) => (await world.grafana('POST', '/api/teams', { name })).uid as string)
    );
    await world.grafana('POST', '/api/folders', { uid: 'prod', title: 'Production' });
    await world.grafana('POST', '/api/folders', { uid: 'pay', title: 'Payments' });
    const groups = teams.map((name, at) => ({ id: `g${at}`, displayName: name, teamUid: uids[at] ?? '' }));
    return { ...world, groups };
  }

  async function plan(world: Awaited<ReturnType<typeof prepared>>, rules: string) {
    const { read, groups } = world;
    const people = await read(peopleQuery);
    const [teams, folders, { roles }, { memberships }] = await Promise.all([
      read(teamsQuery),
      read(foldersQuery),
      read(rolesQuery),
      read(membershipsQuery),
    ]);
    const organisation: Organisation = { people, teams, folders, memberships, groups, ...(roles ? { roles } : {}) };
    const { ledger } = await read(ledgerQuery);
    const wanted = document(rules);
    const folderUids = foldersToRead({ document: wanted, organisation, ledger });
    const actual = await read(grantsQuery({ teamUids: 'all', folderUids }));
    const planned = finish(planMapping({ document: wanted, organisation, actual, ledger, today: '2026-01-15' }));
    const impact = finish(peopleImpact(planned, { organisation, actual }));
    const settings = guardSettings();
    const verdict = judge({ plan: planned, impact, organisation, actual, settings, history: [], nowMs: Date.now() });
    return { plan: planned, impact, verdict, confirmation: verdict.confirmationText };
  }

  const RULES = `
  - name: SRE
    match: { group: SRE }
    roles: [ "fixed:teams:writer" ]
    folders: [ { uid: prod, permission: Edit }, { uid: pay, permission: View } ]
  - name: Payments
    match: { group: Payments }
    folders: [ { uid: pay, permission: Admin } ]
`;

  test('makes every grant, keeps ledger and report, and planning again is empty', async () => {
    const world = await prepared();
    const input = await plan(world, RULES);
    const seen: string[] = [];
    const { report, reportUid } = await world.mutate(useApply, {
      ...input,
      onProgress: ({ outcome }) => seen.push(outcome),
    });
    expect(seen).toEqual(['done', 'done', 'done', 'done']);
    expect(report).toMatchObject({ by: 'admin', verified: 'yes', ledgerStored: true });
    const again = await plan(world, RULES);
    expect(hasChanges(again.plan)).toBe(false);
    const { result } = renderHook(useApplyReports, { wrapper: world.wrapper });
    await waitFor(() => expect(result.current.data).toMatchObject([{ uid: reportUid }]));
  });

  test('the annotation names nobody', async () => {
    const world = await prepared();
    await world.mutate(useApply, await plan(world, RULES));
    const [annotation, ...more] = await world.grafana('GET', '/api/annotations?tags=scim-manager');
    expect(more).toEqual([]);
    expect(annotation.text).toMatch(/^SCIM Manager applied a mapping plan\. Report [\w-]+\.$/);
    expect(annotation.login).toBe('admin');
  });

  test('a report and an annotation that cannot be kept are told, and the grants stand', async () => {
    const world = await prepared();
    const input = await plan(world, RULES);
    world.sandbox.faults.arm({ match: { method: 'POST', path: '/api/annotations' }, fault: 'status', status: 500 });
    world.sandbox.faults.arm({ match: { method: 'POST', path: DASHBOARDS }, fault: 'status', status: 500, nth: 3 });
    const outcome = await world.mutate(useApply, input);
    expect(outcome).toMatchObject({ annotationFault: { status: 500 }, reportFault: { status: 500 } });
    expect(outcome.report).toMatchObject({ verified: 'yes', ledgerStored: true });
  });

  test('takes back what no rule wants any more, and nothing else', async () => {
    const world = await prepared();
    const [sre] = world.groups;
    await world.grafana('POST', `/api/access-control/folders/prod/teams/${world.groups[1]?.teamUid}`, {
      permission: 'View',
    });
    await world.mutate(useApply, await plan(world, RULES));
    await world.mutate(useApply, await plan(world, '  []'));
    const { roleGrants, folderGrants } = await world.read(
      grantsQuery({ teamUids: 'all', folderUids: ['prod', 'pay'] })
    );
    expect(roleGrants).toEqual([]);
    expect(folderGrants.filter(({ teamUid }) => teamUid === sre?.teamUid)).toEqual([]);
    expect(folderGrants.filter(({ teamUid }) => teamUid)).toMatchObject([{ folderUid: 'prod', permission: 'View' }]);
  });

  test('a grant that is refused is reported, the rest is made, and the next plan is exactly it', async () => {
    const world = await prepared();
    const input = await plan(world, RULES);
    const path = '/api/access-control/folders/prod/teams/*';
    world.sandbox.faults.arm({ match: { method: 'POST', path }, fault: 'status', status: 500 });
    const { report } = await world.mutate(useApply, input);
    expect(report.steps.map(({ outcome }) => outcome).sort()).toEqual(['done', 'done', 'done', 'failed']);
    world.sandbox.faults.clear();
    const rest = await plan(world, RULES);
    const changes = rest.plan.steps.filter(({ kind }) => kind !== 'keep');
    expect(changes).toMatchObject([{ kind: 'add', grant: { folderUid: 'prod', permission: 'Edit' } }]);
  });

  test('a server that stops answering in the middle: nothing is lost, and planning again finishes it', async () => {
    const world = await prepared();
    const input = await plan(world, RULES);
    const path = '/api/plugin-proxy/*/api/access-control/folders/pay/teams/*';
    world.sandbox.faults.arm({ match: { method: 'POST', path }, fault: 'drop' });
    const { report } = await world.mutate(useApply, input);
    expect(report.stoppedBy).toBeDefined();
    world.sandbox.faults.clear();
    await world.mutate(useApply, await plan(world, RULES));
    expect(hasChanges((await plan(world, RULES)).plan)).toBe(false);
  });

  test('429 with Retry-After is waited for', async () => {
    const world = await prepared();
    const input = await plan(world, RULES);
    const path = '/api/access-control/folders/';
    world.sandbox.faults.arm({
      match: { method: 'POST', path },
      fault: 'status',
      status: 429,
      retryAfter: 0,
      times: 2,
    });
    const { report } = await world.mutate(useApply, input);
    expect(report.steps.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
  });

  test('a plan over a ledger that changed since is refused before any grant', async () => {
    const world = await prepared();
    const input = await plan(world, RULES);
    await world.mutate(useApply, input);
    await expect(world.mutate(useApply, input)).rejects.toMatchObject({
      kind: 'conflict',
      detail: expect.stringMatching(/plan again\. admin stored the ledger at \d{4}-/),
    });
  });

  test('a ledger that cannot be read is a fault, not an empty one', async () => {
    const world = await prepared();
    const input = await plan(world, RULES);
    const scimManager = { kind: 'ledger', format: 1, savedBy: 'x', body: { version: 9 } };
    await world.grafana('POST', DASHBOARDS, { dashboard: { uid: 'idops-scim-ledger', title: 'Ledger', scimManager } });
    await expect(world.read(ledgerQuery)).rejects.toMatchObject({ kind: 'malformed' });
    await expect(world.mutate(useApply, input)).rejects.toMatchObject({ kind: 'malformed' });
    const { folderGrants } = await world.read(grantsQuery({ teamUids: [], folderUids: ['prod'] }));
    expect(folderGrants.filter(({ teamUid }) => teamUid)).toEqual([]);
  });
});

import fc from 'fast-check';
import { compareLevels, grantId, levelOf } from '../organisation/grantId';
import type { DataSourcePermission, FolderPermission, Grant } from '../organisation/organisation';
import {
  aDataSource,
  aFolder,
  aGroup,
  aMembership,
  anEntry,
  anOrganisation,
  aPerson,
  aRole,
  aRule,
  aTeam,
} from '../testing/builders';
import { PretendGrafana, fault, type Breakdown } from '../testing/pretendGrafana';
import { finish } from '../work/work';
import { applyPlan, type ApplyOptions, type ApplyPorts } from './apply';
import { decodeApplyReport } from './applyReport';
import { peopleImpact } from './impact';
import { decodeLedger } from './ledger';
import { hasChanges, type Plan } from './plan';
import type { Rule } from './rule';

const NOW = Date.parse('2026-03-10T12:00:00.000Z');
const FOLDERS = ['f', 'g', 'h'];
const DATA_SOURCES = ['d', 'e'];
const TEAMS = ['sre', 'data', 'ops'];

const ORGANISATION = anOrganisation({
  people: TEAMS.map((uid) => aPerson(`user-${uid}`)),
  teams: TEAMS.map((uid) => aTeam(uid)),
  memberships: TEAMS.map((uid) => aMembership(`user-${uid}`, uid)),
  groups: TEAMS.map((uid) => aGroup(uid)),
  folders: FOLDERS.map((uid) => aFolder(uid)),
  roles: [aRole('writer'), aRole('reader')],
  dataSources: DATA_SOURCES.map((uid) => aDataSource(uid)),
});

const PASSED = { held: false, reasons: [], confirmationText: '' };

const grafana = (...grants: Grant[]) => new PretendGrafana(grants, FOLDERS, DATA_SOURCES);
const on = (permission: FolderPermission, teamUid = 'sre', folderUid = 'f'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid,
  permission,
});
const gives = (permission: FolderPermission, group = 'sre', uid = 'f') =>
  aRule({ name: `${group} ${uid}`, match: { group }, folders: [{ uid, permission }] });

const lets = (permission: DataSourcePermission, group = 'sre', uid = 'd') =>
  aRule({ name: `${group} ${uid}`, match: { group }, datasources: [{ uid, permission }] });

const planFor = (world: PretendGrafana, rules: Rule[]): Plan => world.plan(ORGANISATION, rules);

function run(world: PretendGrafana, plan: Plan, partial: Partial<ApplyOptions> = {}, ports: Partial<ApplyPorts> = {}) {
  const impact = finish(peopleImpact(plan, { organisation: ORGANISATION, actual: world.actual() }));
  return applyPlan(
    plan,
    { ...world.ports(NOW), ...ports },
    { applyId: 'a1', by: 'admin', impact, verdict: PASSED, ...partial }
  );
}

async function reportOf(
  world: PretendGrafana,
  rules: Rule[],
  partial: Partial<ApplyOptions> = {},
  ports: Partial<ApplyPorts> = {}
) {
  const answer = await run(world, planFor(world, rules), partial, ports);
  if (!answer.ok) {
    throw new Error(answer.fault.detail);
  }
  return answer.value;
}

const standing = (world: PretendGrafana) => Object.fromEntries(world.grants);
const owned = (world: PretendGrafana) =>
  world.ledger.grants
    .filter(({ origin }) => origin === 'applied')
    .map(({ grant, replaced }) => JSON.stringify({ grant, replaced }))
    .sort();

describe('applyPlan', () => {
  it('stores what it will write, gives, takes away, verifies, and stores what it did', async () => {
    const world = grafana(on('Edit', 'data'));
    world.ledger = { ...world.ledger, grants: [anEntry(on('Edit', 'data'), { ruleNames: ['old'] })] };
    const pendings: unknown[] = [];
    const ports = world.ports(NOW);
    const report = await reportOf(
      world,
      [gives('Edit')],
      {},
      {
        writeLedger: (ledger, message) => {
          pendings.push(ledger.pending?.steps.map(({ kind }) => kind));
          return ports.writeLedger(ledger, message);
        },
      }
    );
    expect(pendings).toEqual([['remove', 'add'], undefined]);
    expect(world.written).toEqual(['add folder/sre/f', 'remove folder/data/f']);
    expect(world.messages).toEqual(['Apply a1 begins', 'Apply a1 ended']);
    expect(report).toMatchObject({
      applyId: 'a1',
      by: 'admin',
      startedAt: '2026-03-10T12:00:00.000Z',
      verified: 'yes',
      ledgerStored: true,
      gaining: 1,
      losing: 1,
    });
    expect(report.steps.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(['remove done', 'add done']);
    expect(world.ledger).toMatchObject({
      grants: [{ grant: on('Edit'), origin: 'applied', applyId: 'a1', ruleNames: ['sre f'] }],
      history: [{ userUids: ['user-data'], isConfirmed: false }],
    });
    expect(world.ledger.pending).toBeUndefined();
    expect(decodeLedger(JSON.parse(JSON.stringify(world.ledger)))).toEqual({ ok: true, value: world.ledger });
    expect(decodeApplyReport(JSON.parse(JSON.stringify(report)))).toEqual({ ok: true, value: report });
  });

  it.each<[string, (world: PretendGrafana) => Partial<ApplyPorts>, Partial<ApplyOptions>, string]>([
    ['the ledger cannot be read', () => ({ readLedger: async () => fault('malformed') }), {}, 'malformed'],
    [
      'somebody applied in between',
      () => ({
        readLedger: async () => ({ ok: true, value: { version: 1, grants: [anEntry(on('View'))], history: [] } }),
      }),
      {},
      'conflict',
    ],
    ['somebody stored in between', () => ({ writeLedger: async () => fault('conflict') }), {}, 'conflict'],
    [
      'the ledger cannot be stored',
      () => ({ writeLedger: async () => Promise.reject(new Error('gone')) }),
      {},
      'network',
    ],
    [
      'the guard holds it',
      () => ({}),
      { verdict: { held: true, reasons: [], confirmationText: 'remove access from 3 people' }, confirmation: 'remove' },
      'invalid',
    ],
  ])('writes nothing when %s', async (_, ports, options, kind) => {
    const world = grafana();
    const answer = await run(world, planFor(world, [gives('Edit')]), options, ports(world));
    expect(answer).toMatchObject({ ok: false, fault: { kind } });
    expect(world.written).toEqual([]);
    expect(world.ledger.grants).toEqual([]);
  });

  it.each([
    ['of a folder', gives('Edit'), '"Edit"', '"edit"'],
    ['of a data source', lets('Query'), '"Query"', '"View"'],
  ])('writes nothing at all when a permission %s is none', async (_, wanted, known, unknown) => {
    const world = grafana();
    const plan = JSON.parse(JSON.stringify(planFor(world, [wanted, gives('View', 'data')])).replace(known, unknown));
    expect(await run(world, plan)).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
    expect(world.requests).toBe(0);
  });

  it('applies a held plan once its words are typed, and does not count those losses again', async () => {
    const world = grafana(on('Edit'));
    world.ledger = { ...world.ledger, grants: [anEntry(on('Edit'))] };
    const verdict = { held: true, reasons: [], confirmationText: 'remove access from 1 person' };
    await reportOf(world, [], { verdict, confirmation: 'remove access from 1 person' });
    expect(standing(world)).toEqual({});
    expect(world.ledger.history).toEqual([]);
  });

  it('goes on after a refusal, and does not take away what was to move to somebody else', async () => {
    const world = grafana(on('Edit', 'data'), on('Edit', 'data', 'g'));
    world.ledger = { ...world.ledger, grants: [anEntry(on('Edit', 'data')), anEntry(on('Edit', 'data', 'g'))] };
    world.refusals.set('folder/sre/f', 'forbidden');
    const report = await reportOf(world, [gives('Edit'), gives('View', 'ops', 'h')]);
    expect(report.steps.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'folder/data/f not-tried',
      'folder/data/g done',
      'folder/ops/h done',
      'folder/sre/f failed',
    ]);
    expect(report.steps[3]?.fault).toBe('the server said forbidden');
    expect(owned(world)).toHaveLength(2);
  });

  it.each<['unauthorized' | 'network']>([['unauthorized'], ['network']])(
    'stops early when no write can succeed: %s',
    async (kind) => {
      const world = grafana();
      world.refusals.set('folder/data/f', kind);
      const report = await reportOf(world, [gives('Edit', 'data'), gives('Edit', 'ops'), gives('Edit', 'sre')], {
        concurrency: 1,
      });
      expect(report.steps.map(({ outcome }) => outcome)).toEqual(['failed', 'not-tried', 'not-tried']);
      expect(report.stoppedBy).toBe(`the server said ${kind}`);
    }
  );

  it('stops when asked to, between two writes', async () => {
    const world = grafana();
    const signal = { aborted: false };
    const seen: string[] = [];
    const report = await reportOf(
      world,
      [gives('Edit', 'data'), gives('Edit', 'ops')],
      { concurrency: 1, signal },
      {
        onProgress: ({ done, total, outcome }) => {
          signal.aborted = true;
          seen.push(`${done}/${total} ${outcome}`);
        },
      }
    );
    expect(seen).toEqual(['1/2 done', '2/2 not-tried']);
    expect(report).toMatchObject({ stoppedBy: 'Stopped by the person who applied', ledgerStored: true });
    expect(planFor(world, [gives('Edit', 'data'), gives('Edit', 'ops')]).steps.map(({ kind }) => kind)).toEqual([
      'keep',
      'add',
    ]);
  });

  it('makes no more writes at once than it may', async () => {
    const world = grafana();
    const rules = TEAMS.flatMap((group) => FOLDERS.map((uid) => gives('View', group, uid)));
    await reportOf(world, rules, { concurrency: 3 });
    expect(world.mostAtOnce).toBe(3);
    expect(world.grants.size).toBe(9);
  });

  it('does not believe a write that reading back does not show', async () => {
    const world = grafana();
    const report = await reportOf(world, [gives('Edit')], {}, { write: async () => ({ ok: true, value: undefined }) });
    expect(report).toMatchObject({
      verified: 'no',
      steps: [{ outcome: 'failed', fault: 'Grafana took it, but reading back shows nothing' }],
    });
    expect(owned(world)).toEqual([]);
  });

  it.each<['network' | 'conflict', string, string[]]>([
    ['network', 'done', ['applied']],
    ['conflict', 'already', ['kept']],
  ])('sees that a write which ended in %s stands all the same', async (kind, outcome, origins) => {
    const world = grafana();
    const report = await reportOf(
      world,
      [gives('Edit')],
      {},
      {
        write: async ({ id, grant }) => {
          world.grants.set(id, grant);
          return fault(kind);
        },
      }
    );
    expect(report).toMatchObject({ verified: 'yes', steps: [{ outcome }] });
    expect(world.ledger.grants.map(({ origin }) => origin)).toEqual(origins);
  });

  it('says that it could not verify, and keeps an unclear write pending', async () => {
    const world = grafana();
    const report = await reportOf(
      world,
      [gives('Edit')],
      {},
      { write: async () => fault('unavailable'), readBack: async () => fault('unavailable') }
    );
    expect(report).toMatchObject({ verified: 'unknown', steps: [{ outcome: 'failed' }] });
    expect(world.ledger.pending?.steps).toHaveLength(1);
    world.grants.set('folder/sre/f', on('Edit'));
    expect(planFor(world, []).steps).toMatchObject([{ kind: 'remove' }]);
  });

  it('only writes the ledger when there is only something to forget', async () => {
    const world = grafana();
    world.ledger = { ...world.ledger, grants: [anEntry(on('Edit'))] };
    const report = await reportOf(world, []);
    expect(report.steps).toEqual([]);
    expect(world.ledger.grants).toEqual([]);
  });
});

const anyPermission = fc.constantFrom<FolderPermission>('View', 'Edit', 'Admin');
const anyLevel = fc.constantFrom<DataSourcePermission>('Query', 'Edit', 'Admin');
const anyRules = fc
  .array(
    fc.record({
      match: fc.oneof(fc.record({ group: fc.constantFrom(...TEAMS) }), fc.constant({ glob: '*' })),
      roles: fc.subarray(['custom:writer', 'custom:reader']),
      folders: fc.array(fc.record({ uid: fc.constantFrom(...FOLDERS), permission: anyPermission }), { maxLength: 2 }),
      datasources: fc.array(fc.record({ uid: fc.constantFrom(...DATA_SOURCES), permission: anyLevel }), {
        maxLength: 2,
      }),
      priority: fc.constantFrom(0, 1),
    }),
    { maxLength: 4 }
  )
  .map((rules) => rules.map((rule, at) => aRule({ name: `rule ${at}`, ...rule })));
const anyGrants = fc.uniqueArray(
  fc.oneof(
    fc.record({
      kind: fc.constant('folder' as const),
      teamUid: fc.constantFrom(...TEAMS),
      folderUid: fc.constantFrom(...FOLDERS),
      permission: anyPermission,
    }),
    fc.record({
      kind: fc.constant('datasource' as const),
      teamUid: fc.constantFrom(...TEAMS),
      dataSourceUid: fc.constantFrom(...DATA_SOURCES),
      permission: anyLevel,
    }),
    fc.record({
      kind: fc.constant('role' as const),
      teamUid: fc.constantFrom(...TEAMS),
      roleUid: fc.constantFrom('writer', 'reader'),
    })
  ),
  { maxLength: 8, selector: grantId }
);
const anyBreakdown: fc.Arbitrary<Breakdown> = fc.record({
  atRequest: fc.integer({ min: 1, max: 14 }),
  hasEffect: fc.boolean(),
  isLasting: fc.boolean(),
});

async function worldAfter(grants: readonly Grant[], ...documents: Rule[][]): Promise<PretendGrafana> {
  const world = grafana(...grants);
  for (const rules of documents) {
    await reportOf(world, rules);
  }
  return world;
}

describe('apply, whatever the rules', () => {
  it('leaves nothing to do', () =>
    fc.assert(
      fc.asyncProperty(anyGrants, anyRules, anyRules, async (grants, first, second) => {
        const world = await worldAfter(grants, first, second);
        expect(hasChanges(planFor(world, second))).toBe(false);
      }),
      { seed: 7, numRuns: 100 }
    ));

  it('never weakens what somebody else gave, and brings it all back when no rule is left', () =>
    fc.assert(
      fc.asyncProperty(anyGrants, anyRules, anyRules, async (grants, first, second) => {
        const world = await worldAfter(grants, first, second);
        for (const [id, grant] of grafana(...grants).grants) {
          const now = world.grants.get(id);
          expect(compareLevels(now && levelOf(now), levelOf(grant))).toBeGreaterThanOrEqual(0);
        }
        await reportOf(world, []);
        expect(standing(world)).toEqual(standing(grafana(...grants)));
      }),
      { seed: 7, numRuns: 100 }
    ));

  it('ends in the same state when it breaks off at any request and is continued', () =>
    fc.assert(
      fc.asyncProperty(
        anyGrants,
        anyRules,
        anyRules,
        anyBreakdown,
        fc.integer({ min: 1, max: 4 }),
        async (grants, first, second, breakdown, concurrency) => {
          const straight = await worldAfter(grants, first, second);
          const broken = await worldAfter(grants, first);
          broken.requests = 0;
          broken.breakdown = breakdown;
          await run(broken, planFor(broken, second), { applyId: 'broken', concurrency });
          broken.breakdown = undefined;
          await reportOf(broken, second, { applyId: 'continued' });
          expect(standing(broken)).toEqual(standing(straight));
          expect(owned(broken)).toEqual(owned(straight));
          expect(hasChanges(planFor(broken, second))).toBe(false);
          expect(broken.ledger.pending).toBeUndefined();
        }
      ),
      { seed: 7, numRuns: 150 }
    ));
});

import fc from 'fast-check';
import { grantId } from '../organisation/grantId';
import type { ActualGrants, FolderPermission, Grant } from '../organisation/organisation';
import { aFolder, aGroup, anOrganisation, aRole, aRule, aTeam } from '../testing/builders';
import { PretendGrafana } from '../testing/pretendGrafana';
import { finish } from '../work/work';
import { applyPlan } from './apply';
import type { ApplyReport } from './applyReport';
import { hasChanges, type Plan } from './plan';
import type { Rule } from './rule';
import { undoPlan, type Undo } from './undo';

const TEAMS = ['sre', 'data'];
const FOLDERS = ['f', 'g'];
const ORGANISATION = anOrganisation({
  teams: TEAMS.map((uid) => aTeam(uid)),
  groups: TEAMS.map((uid) => aGroup(uid)),
  folders: FOLDERS.map((uid) => aFolder(uid)),
  roles: [aRole('writer')],
});

const on = (permission: FolderPermission, teamUid = 'sre', folderUid = 'f'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid,
  permission,
});
const gives = (permission: FolderPermission) => aRule({ folders: [{ uid: 'f', permission }] });

async function applied(world: PretendGrafana, plan: Plan): Promise<ApplyReport> {
  const answer = await applyPlan(plan, world.ports(Date.parse('2026-03-10T12:00:00.000Z')), {
    applyId: 'a1',
    by: 'admin',
    impact: { people: [], gaining: 0, losing: 0 },
    verdict: { held: false, reasons: [], confirmationText: '' },
  });
  if (!answer.ok) {
    throw new Error(answer.fault.detail);
  }
  return answer.value;
}

const planFor = (world: PretendGrafana, rules: Rule[]): Plan => world.plan(ORGANISATION, rules);

const undo = (
  world: PretendGrafana,
  report: ApplyReport,
  actual: Partial<ActualGrants> = {},
  organisation = {}
): Undo =>
  finish(
    undoPlan(report, {
      organisation: { ...ORGANISATION, ...organisation },
      actual: { ...world.actual(), ...actual },
      ledger: world.ledger,
    })
  );

const standing = (world: PretendGrafana) => Object.fromEntries(world.grants);
const owned = (world: PretendGrafana) =>
  world.ledger.grants
    .filter(({ origin }) => origin === 'applied')
    .map(({ grant, replaced }) => JSON.stringify({ grant, replaced }))
    .sort();

describe('undoPlan', () => {
  it.each<[string, Grant[], (world: PretendGrafana) => void, Partial<ActualGrants>, object, object[]]>([
    [
      'somebody raised it since',
      [],
      (world) => world.grants.set('folder/sre/f', on('Admin')),
      {},
      {},
      [{ why: 'changed-since', now: 'Admin' }],
    ],
    [
      'somebody took it away since',
      [],
      (world) => world.grants.delete('folder/sre/f'),
      {},
      {},
      [{ why: 'changed-since' }],
    ],
    ['it cannot be read', [], () => undefined, { foldersRead: [] }, {}, [{ why: 'unread' }]],
    ['the folder is gone', [], () => undefined, {}, { folders: [] }, [{ why: 'gone' }]],
    ['the team is gone', [], () => undefined, {}, { teams: [] }, [{ why: 'gone' }]],
  ])('leaves a grant alone when %s', async (_, grants, then, actual, organisation, expected) => {
    const world = new PretendGrafana(grants, FOLDERS);
    const report = await applied(world, planFor(world, [gives('Edit')]));
    then(world);
    expect(undo(world, report, actual, organisation)).toMatchObject({ plan: { steps: [] }, left: expected });
  });

  it('takes back only what was written', async () => {
    const world = new PretendGrafana([], FOLDERS);
    world.refusals.set('folder/sre/f', 'forbidden');
    const report = await applied(world, planFor(world, [gives('Edit')]));
    expect(undo(world, report)).toMatchObject({ plan: { steps: [] }, left: [] });
  });

  it('says what it takes back, from whom', async () => {
    const world = new PretendGrafana([], FOLDERS);
    const report = await applied(world, planFor(world, [gives('Edit')]));
    expect(undo(world, report).plan.steps).toMatchObject([
      { kind: 'remove', grant: on('Edit'), before: 'Edit', groupIds: ['sre'], why: 'Takes back apply a1' },
    ]);
  });
});

const anyPermission = fc.constantFrom<FolderPermission>('View', 'Edit', 'Admin');
const anyGrants = fc.uniqueArray(
  fc.oneof(
    fc.record({
      kind: fc.constant('folder' as const),
      teamUid: fc.constantFrom(...TEAMS),
      folderUid: fc.constantFrom(...FOLDERS),
      permission: anyPermission,
    }),
    fc.record({
      kind: fc.constant('role' as const),
      teamUid: fc.constantFrom(...TEAMS),
      roleUid: fc.constant('writer'),
    })
  ),
  { selector: grantId }
);
const anyRules = fc
  .array(
    fc.record({
      match: fc.oneof(fc.record({ group: fc.constantFrom(...TEAMS) }), fc.constant({ glob: '*' })),
      roles: fc.subarray(['custom:writer']),
      folders: fc.array(fc.record({ uid: fc.constantFrom(...FOLDERS), permission: anyPermission }), { maxLength: 2 }),
    }),
    { maxLength: 3 }
  )
  .map((rules) => rules.map((rule, at) => aRule({ name: `rule ${at}`, ...rule })));

describe('undo, whatever was applied', () => {
  it('restores what was and whose it was, and undone again restores what was applied', () =>
    fc.assert(
      fc.asyncProperty(anyGrants, anyRules, anyRules, async (grants, first, second) => {
        const world = new PretendGrafana(grants, FOLDERS);
        await applied(world, planFor(world, first));
        const before = { standing: standing(world), owned: owned(world) };
        const report = await applied(world, planFor(world, second));
        const after = { standing: standing(world), owned: owned(world) };
        const back = undo(world, report);
        expect(back.left).toEqual([]);
        const undone = await applied(world, back.plan);
        expect({ standing: standing(world), owned: owned(world) }).toEqual(before);
        await applied(world, undo(world, undone).plan);
        expect({ standing: standing(world), owned: owned(world) }).toEqual(after);
        expect(hasChanges(planFor(world, second))).toBe(false);
      }),
      { seed: 7, numRuns: 150 }
    ));

  it('touches nothing that came from elsewhere', () =>
    fc.assert(
      fc.asyncProperty(anyGrants, anyRules, anyGrants, async (grants, rules, meanwhile) => {
        const world = new PretendGrafana(grants, FOLDERS);
        const report = await applied(world, planFor(world, rules));
        const wrote = new Map(report.steps.map((step) => [step.id, step.grant]));
        meanwhile.forEach((grant) => world.grants.set(grantId(grant), grant));
        await applied(world, undo(world, report).plan);
        meanwhile
          .filter((grant) => JSON.stringify(wrote.get(grantId(grant))) !== JSON.stringify(grant))
          .forEach((grant) => expect(world.grants.get(grantId(grant))).toEqual(grant));
      }),
      { seed: 7, numRuns: 100 }
    ));
});

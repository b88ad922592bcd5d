import fc from 'fast-check';
import { applyPlan } from '../mapping/apply';
import { EMPTY_LEDGER, type LedgerGrant } from '../mapping/ledger';
import { grantId } from '../organisation/grantId';
import type { FolderPermission, Grant, Organisation } from '../organisation/organisation';
import { aFolder, aGroup, aMembership, anEntry, anOrganisation, aRole, aTeam } from '../testing/builders';
import { PretendGrafana } from '../testing/pretendGrafana';
import { finish } from '../work/work';
import { driftBaseline } from './driftBaseline';
import {
  decodeDriftRecord,
  driftRows,
  EMPTY_DRIFT_RECORD,
  ignoreDifference,
  stopIgnoring,
  updateDrift,
  withBaseline,
} from './driftRecord';
import { findDrift, type Drift, type DriftInput } from './findDrift';
import { revertPlan } from './revert';

const NOW = Date.parse('2026-03-10T12:00:00.000Z');
const DAY = 86_400_000;
const FOLDERS = ['f', 'g'];

const ORGANISATION = anOrganisation({
  teams: [aTeam('sre'), aTeam('data')],
  groups: [aGroup('sre'), aGroup('data')],
  folders: FOLDERS.map((uid) => aFolder(uid)),
  roles: [aRole('writer')],
});

const on = (permission: FolderPermission, teamUid = 'sre', folderUid = 'f'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid,
  permission,
});
const role: Grant = { kind: 'role', teamUid: 'sre', roleUid: 'writer' };

interface Setting {
  entries?: LedgerGrant[];
  grants?: Grant[];
  organisation?: Partial<Organisation>;
  rest?: Partial<DriftInput>;
}

function inputOf({ entries = [], grants = [], organisation, rest }: Setting): DriftInput {
  return {
    ledger: { ...EMPTY_LEDGER, grants: entries },
    actual: new PretendGrafana(grants, FOLDERS).actual(),
    organisation: { ...ORGANISATION, ...organisation },
    ...rest,
  };
}

const drift = (setting: Setting): Drift => finish(findDrift(inputOf(setting)));
const lines = (found: Drift) =>
  found.differences.map(({ kind, expected, actual, who }) => `${kind}: ${expected}, ${actual}, ${who}`);

describe('findDrift', () => {
  it.each<[string, Setting, string[]]>([
    ['all as it was left', { entries: [anEntry(on('Edit')), anEntry(role)], grants: [on('Edit'), role] }, []],
    ['a permission taken away', { entries: [anEntry(on('Edit'))] }, ['grant-removed: Edit, undefined, unknown']],
    ['a role taken away', { entries: [anEntry(role)] }, ['grant-removed: Role, undefined, unknown']],
    [
      'a permission raised',
      { entries: [anEntry(on('Edit'))], grants: [on('Admin')] },
      ['grant-changed: Edit, Admin, unknown'],
    ],
    [
      'a permission found before and lowered',
      { entries: [anEntry(on('Edit'), { origin: 'kept' })], grants: [on('View')] },
      ['grant-changed: Edit, View, unknown'],
    ],
    [
      'given to a managed team',
      { entries: [anEntry(on('Edit'))], grants: [on('Edit'), on('View', 'sre', 'g'), role] },
      [
        'grant-added-on-managed-target: undefined, View, unknown',
        'grant-added-on-managed-target: undefined, Role, unknown',
      ],
    ],
    [
      'given on a managed folder',
      { entries: [anEntry(on('Edit'))], grants: [on('Edit'), on('Admin', 'data')] },
      ['grant-added-on-managed-target: undefined, Admin, unknown'],
    ],
    ['given elsewhere', { entries: [anEntry(on('Edit'))], grants: [on('Edit'), on('Admin', 'data', 'g')] }, []],
    [
      'a role that we gave to one team, given to another',
      { entries: [anEntry(role)], grants: [role, { ...role, teamUid: 'data' }] },
      [],
    ],
    [
      'the team is gone',
      { entries: [anEntry(on('Edit')), anEntry(role)], organisation: { teams: [aTeam('data')] } },
      ['team-missing: there, undefined, unknown'],
    ],
    [
      'the folder is gone',
      { entries: [anEntry(on('Edit'))], organisation: { folders: [] } },
      ['folder-missing: there, undefined, unknown'],
    ],
    [
      'the role is gone',
      { entries: [anEntry(role)], organisation: { roles: [] } },
      ['role-missing: there, undefined, unknown'],
    ],
    [
      'the team is no longer provisioned',
      {
        entries: [anEntry(on('Edit'))],
        grants: [on('Edit')],
        organisation: { teams: [aTeam('sre', { isProvisioned: false })] },
      },
      ['team-not-provisioned: provisioned, not provisioned, unknown'],
    ],
    [
      'a member added by hand',
      { organisation: { memberships: [aMembership('u', 'sre', { isExternal: false }), aMembership('v', 'sre')] } },
      ['member-added-by-hand: undefined, member, by-hand'],
    ],
    [
      'a member of a team that nobody provisions',
      {
        organisation: {
          teams: [aTeam('sre', { isProvisioned: false })],
          memberships: [aMembership('u', 'sre', { isExternal: false })],
        },
      },
      [],
    ],
  ])('%s', (_, setting, expected) => {
    expect(lines(drift(setting))).toEqual(expected);
  });

  it('tells what came after an apply from what stood there', () => {
    const setting = { entries: [anEntry(on('Edit'))], grants: [on('Edit'), on('View', 'data')] };
    const baseline = finish(driftBaseline(inputOf(setting)));
    expect(lines(drift({ ...setting, rest: { baseline } }))).toEqual([]);
    const later = { ...setting, grants: [on('Edit'), on('Admin', 'data')] };
    expect(lines(drift({ ...later, rest: { baseline } }))).toEqual([
      'grant-added-on-managed-target: undefined, Admin, unknown',
    ]);
  });

  it('does not take for granted after an apply what was seen as added before it', () => {
    const setting = { entries: [anEntry(on('Edit'))], grants: [on('Edit')] };
    const first = withBaseline(EMPTY_DRIFT_RECORD, finish(driftBaseline(inputOf(setting))));
    const later = { ...setting, grants: [on('Edit'), on('Admin', 'data')] };
    const looked = updateDrift(first, drift({ ...later, rest: { baseline: first.baseline } }), NOW);
    const { baseline } = withBaseline(looked, finish(driftBaseline(inputOf(later))));
    expect(lines(drift({ ...later, rest: { baseline } }))).toEqual([
      'grant-added-on-managed-target: undefined, Admin, unknown',
    ]);
  });

  it('takes what stands for granted when nobody knows what stood before', () => {
    const setting = { entries: [anEntry(on('Edit'))], grants: [on('Edit'), on('Admin', 'data')] };
    const looked = updateDrift(EMPTY_DRIFT_RECORD, drift(setting), NOW);
    const { baseline } = withBaseline(looked, finish(driftBaseline(inputOf(setting))));
    expect(lines(drift({ ...setting, rest: { baseline } }))).toEqual([]);
  });

  it.each<[boolean, string]>([
    [true, 'identity-provider'],
    [false, 'unknown'],
  ])('names a renamed team (provisioned: %s)', (isProvisioned, who) => {
    const setting = { entries: [anEntry(role)], grants: [role] };
    const baseline = { foreign: [], teams: [{ uid: 'sre', name: 'SRE', isProvisioned }] };
    const organisation = { teams: [aTeam('sre', { name: 'Reliability', isProvisioned })] };
    expect(lines(drift({ ...setting, organisation, rest: { baseline } }))).toEqual([
      `team-renamed: SRE, Reliability, ${who}`,
    ]);
  });

  it('calls unread what could not be read', () => {
    const input = inputOf({ entries: [anEntry(on('Edit')), anEntry(role)] });
    const unread = finish(
      findDrift({
        ...input,
        actual: { ...input.actual, foldersRead: [], rolesReadOf: [] },
        organisation: { ...ORGANISATION, roles: undefined },
      })
    );
    expect(unread).toMatchObject({ differences: [], unread: [on('Edit'), role] });
    expect(unread.isRead({ kind: 'grant', grant: role })).toBe(false);
    expect(unread.isRead({ kind: 'role', roleUid: 'writer' })).toBe(false);
  });
});

describe('a drift record', () => {
  const changed = drift({ entries: [anEntry(on('Edit'))], grants: [on('Admin')] });
  const [id = ''] = changed.differences.map((difference) => difference.id);
  const seen = updateDrift(EMPTY_DRIFT_RECORD, changed, NOW);
  const choice = { until: '2026-03-12', reason: 'Incident 7', by: 'admin' };

  it('keeps when a difference was first seen, until it is gone', () => {
    const later = updateDrift(seen, changed, NOW + DAY);
    expect(driftRows(later, changed, NOW + DAY)).toMatchObject([{ firstSeenAt: '2026-03-10T12:00:00.000Z' }]);
    expect(updateDrift(later, drift({}), NOW + DAY).seen).toEqual({});
    expect(decodeDriftRecord(JSON.parse(JSON.stringify(later)))).toEqual({ ok: true, value: later });
  });

  it('keeps what it cannot look at', () => {
    const blind = { ...drift({}), isRead: () => false };
    expect(updateDrift(seen, blind, NOW + DAY)).toEqual(seen);
  });

  it('ignores until the day is over', () => {
    const answer = ignoreDifference(seen, id, choice, NOW);
    const record = answer.ok ? answer.value : EMPTY_DRIFT_RECORD;
    expect(driftRows(updateDrift(record, changed, NOW + 2 * DAY), changed, NOW + 2 * DAY)).toMatchObject([
      { ignored: choice },
    ]);
    expect(driftRows(record, changed, NOW + 3 * DAY)[0]).not.toHaveProperty('ignored');
    expect(updateDrift(record, changed, NOW + 3 * DAY).ignored).toEqual({});
    expect(stopIgnoring(record, id).ignored).toEqual({});
  });

  it('does not ignore what differs in another way', () => {
    const answer = ignoreDifference(seen, id, choice, NOW);
    const other = drift({ entries: [anEntry(on('Edit'))], grants: [on('View')] });
    expect(updateDrift(answer.ok ? answer.value : seen, other, NOW).ignored).toEqual({});
  });

  it.each([
    ['nothing that is there', 'x', {}, /not there/],
    ['no reason', id, { reason: ' ' }, /why/],
    ['a day that is over', id, { until: '2026-03-09' }, /between today/],
    ['a day too far away', id, { until: '2030-01-01' }, /and 2027-03-11/],
    ['no day', id, { until: 'soon' }, /between/],
  ])('refuses to ignore: %s', (_, about, partial, reason) => {
    expect(ignoreDifference(seen, about, { ...choice, ...partial }, NOW)).toEqual({
      ok: false,
      reason: expect.stringMatching(reason),
    });
  });
});

describe('revertPlan', () => {
  const revert = (setting: Setting, now = setting) => finish(revertPlan(drift(setting).differences, inputOf(now)));

  it.each<[string, Setting, string[]]>([
    ['gives back', { entries: [anEntry(on('Edit'))] }, ['add Edit']],
    ['puts the level right', { entries: [anEntry(on('Edit'))], grants: [on('Admin')] }, ['change Edit']],
    ['takes away', { entries: [anEntry(on('Edit'))], grants: [on('Edit'), on('View', 'data')] }, ['remove View']],
  ])('%s', (_, setting, expected) => {
    const { plan, left } = revert(setting);
    expect(plan.steps.map(({ kind, grant }) => `${kind} ${grant.kind === 'folder' && grant.permission}`)).toEqual(
      expected
    );
    expect(left).toEqual([]);
  });

  it('leaves what it cannot put right, and says why', () => {
    const { plan, left } = revert({ entries: [anEntry(role)], organisation: { teams: [] } });
    expect(plan.steps).toEqual([]);
    expect(left).toMatchObject([{ why: expect.stringMatching(/Push the group again/) }]);
  });

  it('leaves what has changed since it was looked at', () => {
    const seen = { entries: [anEntry(on('Edit'))], grants: [on('Admin')] };
    expect(revert(seen, { ...seen, grants: [on('View')] })).toMatchObject({
      plan: { steps: [] },
      left: [{ why: expect.stringMatching(/changed again/) }],
    });
  });

  const anyGrants = fc.uniqueArray(
    fc.record({
      kind: fc.constant('folder' as const),
      teamUid: fc.constantFrom('sre', 'data'),
      folderUid: fc.constantFrom(...FOLDERS),
      permission: fc.constantFrom<FolderPermission>('View', 'Edit', 'Admin'),
    }),
    { selector: grantId }
  );

  it('leads back to what the ledger says, and keeps whose each grant is', () =>
    fc.assert(
      fc.asyncProperty(anyGrants, anyGrants, fc.boolean(), async (applied, now, isKept) => {
        const entries = applied.map((grant) => anEntry(grant, { origin: isKept ? 'kept' : 'applied' }));
        const world = new PretendGrafana(now, FOLDERS);
        world.ledger = { ...EMPTY_LEDGER, grants: entries };
        const standing = () => inputOf({ entries, rest: { actual: world.actual(), ledger: world.ledger } });
        const { plan, left } = finish(revertPlan(finish(findDrift(standing())).differences, standing()));
        const impact = { people: [], gaining: 0, losing: 0 };
        const verdict = { held: false, reasons: [], confirmationText: '' };
        await applyPlan(plan, world.ports(NOW), { applyId: 'r', by: 'admin', impact, verdict });
        expect(left).toEqual([]);
        expect(finish(findDrift(standing())).differences).toEqual([]);
        expect(world.ledger.grants.map(({ grant }) => grantId(grant)).sort()).toEqual(applied.map(grantId).sort());
        const survivors = entries.filter(({ grant }) => now.some((at) => grantId(at) === grantId(grant)));
        survivors.forEach(({ grant, origin }) =>
          expect(world.ledger.grants.find((entry) => grantId(entry.grant) === grantId(grant))?.origin).toBe(origin)
        );
      }),
      { seed: 7, numRuns: 100 }
    ));
});

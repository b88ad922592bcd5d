import fc from 'fast-check';
import type { FolderPermission, Grant } from '../organisation/organisation';
import { aDataSourceGrant, aFolder, aFolderGrant, aMembership, aPerson, aStep, aTeam, planOf } from '../testing/builders';
import { DEFAULT_GUARD, guardSettings, judge, type GuardInput } from './guard';
import type { PeopleImpact } from './impact';
import type { LedgerLoss } from './ledger';
import type { Step } from './step';

const NOW = Date.parse('2026-03-10T12:00:00.000Z');
const hoursAgo = (hours: number): string => new Date(NOW - hours * 3_600_000).toISOString();
const users = (count: number, from = 0): string[] => Array.from({ length: count }, (_, at) => `u${from + at}`);

const losing = (userUids: readonly string[]): PeopleImpact => ({
  people: userUids.map((userUid) => ({
    userUid,
    gains: [],
    losses: [{ kind: 'role', roleUid: 'r', teamUids: [], groupIds: [] }],
  })),
  gaining: 0,
  losing: userUids.length,
});

const loss = (userUids: readonly string[], partial: Partial<LedgerLoss> = {}): LedgerLoss => ({
  applyId: 'a',
  at: hoursAgo(1),
  userUids: [...userUids],
  isConfirmed: false,
  ...partial,
});

const on = (permission: FolderPermission, teamUid = 'sre', folderUid = 'child'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid,
  permission,
});
const step = (kind: Step['kind'], grant: Grant, before?: FolderPermission): Step => aStep(kind, grant, { before });

type Setting = Partial<Omit<GuardInput, 'actual'>> & { actual?: Partial<GuardInput['actual']> };

const verdict = ({ actual, ...partial }: Setting) =>
  judge({
    plan: planOf(),
    impact: losing([]),
    organisation: {
      people: users(1_000).map((uid) => aPerson(uid)),
      teams: [aTeam('sre'), aTeam('ops')],
      memberships: [aMembership('u1', 'ops'), aMembership('gone', 'empty')],
      folders: [aFolder('top'), aFolder('child', { parentUid: 'top' })],
    },
    actual: { folderGrants: [], dataSourceGrants: [], ...actual },
    settings: DEFAULT_GUARD,
    history: [],
    nowMs: NOW,
    ...partial,
  });

const kinds = (partial: Setting) => verdict(partial).reasons.map(({ kind }) => kind);
const small = users(30).map((uid) => aPerson(uid));
const organisation = { people: small, teams: [], memberships: [], folders: [] };
const admin = aFolderGrant({ folderUid: 'child', teamUid: 'sre', permission: 'Admin' });
const takesAdmin = step('remove', on('Admin'), 'Admin');
const source: Grant = { kind: 'datasource', teamUid: 'sre', dataSourceUid: 'd', permission: 'Admin' };
const sourceAdmin = aDataSourceGrant({ teamUid: 'sre', permission: 'Admin' });
const takesSource = step('remove', source, 'Admin');

describe('judge', () => {
  it.each<[string, Setting, string[]]>([
    ['nobody loses', {}, []],
    ['as many as allowed', { impact: losing(users(20)) }, []],
    ['one too many', { impact: losing(users(21)) }, ['too-many-people']],
    ['as large a share as allowed', { impact: losing(users(3)), organisation }, []],
    ['too large a share', { impact: losing(users(4)), organisation }, ['too-large-a-share']],
    [
      'disabled people do not swell the whole',
      {
        impact: losing(users(3)),
        organisation: { ...organisation, people: small.map((person, at) => ({ ...person, isDisabled: at > 19 })) },
      },
      ['too-large-a-share'],
    ],
    [
      'a person of nobody',
      { impact: losing(['x']), organisation: { ...organisation, people: [] } },
      ['too-large-a-share'],
    ],
    ['together with an hour ago', { impact: losing(users(1)), history: [loss(users(20, 1))] }, ['too-many-people']],
    ['the same people again', { impact: losing(users(20)), history: [loss(users(20))] }, []],
    [
      'together with the day before',
      { impact: losing(users(1)), history: [loss(users(20, 1), { at: hoursAgo(24) })] },
      [],
    ],
    [
      'together with a moment that cannot be read',
      { impact: losing(users(1)), history: [loss(users(20, 1), { at: 'nonsense' })] },
      ['too-many-people'],
    ],
    [
      'together with what was confirmed',
      { impact: losing(users(1)), history: [loss(users(20, 1), { isConfirmed: true })] },
      [],
    ],
    ['nobody loses now, many did', { history: [loss(users(500))] }, []],
    [
      'own settings',
      { impact: losing(users(2)), settings: guardSettings({ people: 1, hours: 1 }) },
      ['too-many-people'],
    ],
    [
      'a protected team',
      { plan: planOf(step('add', on('View'))), settings: guardSettings({ protectedTeams: ['SRE'] }) },
      ['protected-team'],
    ],
    [
      'a team that is protected under a name that looks the same',
      { plan: planOf(step('add', on('View'))), settings: guardSettings({ protectedTeams: ['s-r\u0435'] }) },
      ['protected-team'],
    ],
    [
      'something taken from a team whose members are unknown',
      { plan: planOf(step('change', on('View'), 'Edit')), unreadTeams: new Set(['sre']) },
      ['members-unknown'],
    ],
    [
      'something given to a team whose members are unknown, and taken from another',
      { plan: planOf(step('add', on('View')), step('remove', on('View', 'ops'))), unreadTeams: new Set(['sre']) },
      [],
    ],
    [
      'a protected team that stays as it is',
      { plan: planOf(step('keep', on('View'))), settings: guardSettings({ protectedTeams: ['SRE'] }) },
      [],
    ],
    ["the acting person's own access", { impact: losing(['u7']), actorUid: 'u7' }, ['own-access']],
    ["somebody else's access", { impact: losing(['u7']), actorUid: 'u8' }, []],
    [
      'the last Admin of a folder',
      { plan: planOf(takesAdmin), actual: { folderGrants: [admin] } },
      ['no-folder-admin'],
    ],
    [
      'the last Admin made Editor',
      { plan: planOf(step('change', on('Edit'), 'Admin')), actual: { folderGrants: [admin] } },
      ['no-folder-admin'],
    ],
    [
      'another team stays Admin',
      { plan: planOf(takesAdmin), actual: { folderGrants: [admin, { ...admin, teamUid: 'ops' }] } },
      [],
    ],
    [
      'a team of nobody stays Admin',
      { plan: planOf(takesAdmin), actual: { folderGrants: [admin, { ...admin, teamUid: 'empty' }] } },
      ['no-folder-admin'],
    ],
    [
      'a team of nobody becomes Admin',
      { plan: planOf(takesAdmin, step('add', on('Admin', 'empty'))), actual: { folderGrants: [admin] } },
      ['no-folder-admin'],
    ],
    [
      'a person who has left stays Admin',
      { plan: planOf(takesAdmin), actual: { folderGrants: [admin, { ...admin, teamUid: undefined, userUid: 'gone' }] } },
      ['no-folder-admin'],
    ],
    [
      'another team stays Admin by a role',
      { plan: planOf(takesAdmin), actual: { folderGrants: [admin, { ...admin, teamUid: 'ops', isManaged: false }] } },
      [],
    ],
    [
      'a person stays Admin',
      { plan: planOf(takesAdmin), actual: { folderGrants: [admin, { ...admin, teamUid: undefined, userUid: 'u1' }] } },
      [],
    ],
    [
      'an Admin from above stays',
      { plan: planOf(takesAdmin), actual: { folderGrants: [admin, { ...admin, folderUid: 'top', teamUid: 'ops' }] } },
      [],
    ],
    [
      'another team becomes Admin',
      { plan: planOf(takesAdmin, step('add', on('Admin', 'ops', 'top'))), actual: { folderGrants: [admin] } },
      [],
    ],
    [
      "only the organisation's Admins are left",
      {
        plan: planOf(takesAdmin),
        actual: { folderGrants: [admin, { ...admin, teamUid: undefined, orgRole: 'Admin' }] },
      },
      ['no-folder-admin'],
    ],
    [
      'the last Admin of a data source',
      {
        plan: planOf(takesSource),
        actual: { dataSourceGrants: [sourceAdmin, { ...sourceAdmin, teamUid: undefined, orgRole: 'Admin' }] },
      },
      ['no-data-source-admin'],
    ],
    [
      'a person stays Admin of the data source',
      {
        plan: planOf(takesSource),
        actual: { dataSourceGrants: [sourceAdmin, { ...sourceAdmin, teamUid: undefined, userUid: 'u1' }] },
      },
      [],
    ],
    [
      'the team stays Admin of the data source by a role',
      {
        plan: planOf(takesSource),
        actual: { dataSourceGrants: [sourceAdmin, { ...sourceAdmin, isManaged: false }] },
        organisation: { ...organisation, memberships: [aMembership('u1', 'sre')] },
      },
      [],
    ],
    [
      'another team becomes Admin of the data source',
      {
        plan: planOf(takesSource, step('add', { ...source, teamUid: 'ops' })),
        actual: { dataSourceGrants: [sourceAdmin] },
      },
      [],
    ],
  ])('%s', (_, input, expected) => {
    expect(kinds(input)).toEqual(expected);
  });

  it.each([
    [21, 'remove access from 21 people'],
    [0, 'apply this plan'],
  ])('asks for words that fit: %i losing', (count, words) => {
    const input = {
      impact: losing(users(count)),
      plan: planOf(step('add', on('View'))),
      settings: guardSettings({ protectedTeams: ['SRE'] }),
    };
    expect(verdict(input)).toMatchObject({ held: true, confirmationText: words });
  });

  it('asks for none when it does not hold', () => {
    expect(verdict({ impact: losing(users(1)) })).toEqual({ held: false, reasons: [], confirmationText: '' });
  });

  it('is not got past by splitting', () => {
    const parts = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 25 }), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 10 }), (groups, limit, percent) => {
        const settings = guardSettings({ people: limit, percent });
        const history: LedgerLoss[] = [];
        for (const group of groups) {
          const userUids = group.map((at) => `u${at}`);
          if (!verdict({ impact: losing(userUids), settings, history }).held) {
            history.push(loss(userUids, { at: hoursAgo(20 - history.length) }));
          }
        }
        const lost = new Set(history.flatMap(({ userUids }) => userUids)).size;
        expect(lost).toBeLessThanOrEqual(Math.min(limit, percent * 10));
      }),
      { seed: 7 }
    );
  });
});

import type { Plan } from '../mapping/plan';
import { targetUid } from '../organisation/grantId';
import type { ActualGrants, Grant } from '../organisation/organisation';
import {
  actualGrants,
  aFolder,
  aFolderGrant,
  aGroup,
  aMembership,
  anOrganisation,
  aPerson,
  aTeam,
  planOf,
} from '../testing/builders';
import { finish } from '../work/work';
import {
  flowGrants,
  flowPaths,
  grantsIn,
  type FlowFilter,
  type FlowGrant,
  type FlowPath,
  type FlowState,
} from './flow';
import { flowCrowd } from './flowCrowd';

const ORGANISATION = anOrganisation({
  people: [aPerson('u'), aPerson('v'), aPerson('off', { isDisabled: true })],
  teams: [aTeam('sre'), aTeam('data'), aTeam('idle'), aTeam('local'), aTeam('empty', { isProvisioned: false })],
  groups: [
    aGroup('g1', { teamUid: 'sre' }),
    aGroup('g2', { teamUid: 'data' }),
    aGroup('g3', { teamUid: 'idle' }),
    aGroup('g4', { teamUid: undefined }),
  ],
  memberships: [aMembership('u', 'sre'), aMembership('v', 'sre'), aMembership('off', 'sre'), aMembership('v', 'data')],
  folders: [aFolder('top'), aFolder('low', { parentUid: 'top' })],
});
const READ = actualGrants({ foldersRead: ['top', 'low'] });
const elsewhere = (grant: Grant): FlowGrant => ({ grant, origin: 'elsewhere', ruleNames: [] });
const on = (teamUid: string, folderUid: string): FlowGrant =>
  elsewhere({ kind: 'folder', teamUid, folderUid, permission: 'Edit' });
const GRANTS: FlowGrant[] = [
  on('sre', 'top'),
  elsewhere({ kind: 'role', teamUid: 'sre', roleUid: 'writer' }),
  on('data', 'low'),
  on('local', 'low'),
];

interface Asked {
  filter?: FlowFilter;
  actual?: ActualGrants;
  unreadTeams?: ReadonlySet<string>;
}

function lines({ filter = {}, actual = READ, unreadTeams }: Asked = {}): string[] {
  const crowd = finish(flowCrowd(ORGANISATION, { userUid: filter.userUid, unreadTeams }));
  return finish(flowPaths({ organisation: ORGANISATION, crowd, grants: GRANTS, actual, filter })).map(line);
}

function line({ teamUid = '', groupIds, held, unread, people }: FlowPath): string {
  const target = held && targetUid(held.grant);
  const gap = unread && (unread.kind === 'role' ? 'roles?' : `${unread.uids.join()}?`);
  return `${groupIds.join()} > ${teamUid} > ${target ?? gap ?? 'nothing'}: ${people ?? '?'}`;
}

describe('flowPaths', () => {
  it.each<[string, FlowFilter, string[]]>([
    [
      'everything',
      {},
      [
        'g2 > data > low: 1',
        'g3 > idle > nothing: 0',
        ' > local > low: 0',
        'g1 > sre > top: 2',
        'g1 > sre > writer: 2',
        'g4 >  > nothing: ?',
      ],
    ],
    ['one group', { groupId: 'g2' }, ['g2 > data > low: 1']],
    ['a group without a team', { groupId: 'g4' }, ['g4 >  > nothing: ?']],
    ['one person', { userUid: 'u' }, ['g1 > sre > top: 1', 'g1 > sre > writer: 1']],
    ['a disabled person', { userUid: 'off' }, []],
    [
      'one folder and what it inherits',
      { target: { kind: 'folder', uid: 'low' } },
      ['g2 > data > low: 1', ' > local > low: 0', 'g1 > sre > top: 2'],
    ],
    ['a folder above', { target: { kind: 'folder', uid: 'top' } }, ['g1 > sre > top: 2']],
    ['one role', { target: { kind: 'role', uid: 'writer' } }, ['g1 > sre > writer: 2']],
    ['one team', { teamUid: 'idle' }, ['g3 > idle > nothing: 0']],
    [
      'a person on a folder',
      { userUid: 'v', target: { kind: 'folder', uid: 'low' } },
      ['g2 > data > low: 1', 'g1 > sre > top: 1'],
    ],
    ['nobody known', { userUid: 'stranger' }, []],
  ])('shows %s', (_, filter, expected) => {
    expect(lines({ filter })).toEqual(expected);
  });

  it('shows a folder that was not read as unknown, unless something else is asked for', () => {
    const actual = actualGrants({ foldersRead: ['top'] });
    expect(lines({ actual })).toContain(' >  > low?: ?');
    expect(lines({ actual, filter: { target: { kind: 'folder', uid: 'low' } } })).toContain(' >  > low?: ?');
    expect(lines({ actual, filter: { target: { kind: 'folder', uid: 'top' } } })).toEqual(['g1 > sre > top: 2']);
    expect(lines({ actual, filter: { target: { kind: 'role', uid: 'writer' } } })).toEqual(['g1 > sre > writer: 2']);
  });

  it('shows the roles of a team that were not read as unknown, beside what was read', () => {
    const actual = { ...READ, rolesReadOf: ['sre', 'data', 'local', 'empty'] };
    expect(lines({ actual })).toContain('g3 > idle > roles?: 0');
    expect(lines({ actual: { ...actual, rolesReadOf: [] }, filter: { groupId: 'g2' } })).toEqual([
      'g2 > data > low: 1',
      'g2 > data > roles?: 1',
    ]);
    expect(lines({ actual, filter: { target: { kind: 'folder', uid: 'top' } } })).toEqual(['g1 > sre > top: 2']);
  });

  it('knows of no unknown role where teams hold none', () => {
    const actual = { ...READ, rolesReadOf: [], hasRoles: false };
    expect(lines({ actual }).filter((text) => text.includes('roles?'))).toEqual([]);
  });

  it('keeps a team whose members are unknown, even for one person', () => {
    const unreadTeams = new Set(['data']);
    expect(lines({ unreadTeams })).toContain('g2 > data > low: ?');
    expect(lines({ unreadTeams, filter: { userUid: 'u' } })).toEqual([
      'g2 > data > low: ?',
      'g1 > sre > top: 1',
      'g1 > sre > writer: 1',
    ]);
  });
});

describe('flowGrants', () => {
  const aPlan = (partial: Partial<Plan>): Plan => ({ ...planOf(), ...partial });
  const grant = (folderUid: string, permission: 'View' | 'Edit'): Grant => ({
    kind: 'folder',
    teamUid: 'data',
    folderUid,
    permission,
  });
  const step = { id: 'folder/data/top', ruleNames: ['r'], groupIds: [], why: '' };
  const actual = actualGrants({
    folderGrants: [
      aFolderGrant({ teamUid: 'data', folderUid: 'top', permission: 'View' }),
      aFolderGrant({ teamUid: 'sre', folderUid: 'top', permission: 'Edit' }),
    ],
  });
  const plan = aPlan({
    steps: [
      { ...step, kind: 'change', grant: grant('top', 'Edit'), before: 'View' },
      { ...step, id: 'folder/data/low', kind: 'add', grant: grant('low', 'View') },
    ],
  });

  it('takes what stands and what a plan does to it', () => {
    expect(finish(flowGrants(ORGANISATION, actual, plan))).toEqual([
      { grant: grant('top', 'Edit'), change: 'change', before: 'View', origin: 'rule', ruleNames: ['r'] },
      on('sre', 'top'),
      { grant: grant('low', 'View'), change: 'add', origin: 'rule', ruleNames: ['r'] },
    ]);
  });

  it('knows no origin without a plan', () => {
    expect(finish(flowGrants(ORGANISATION, actual)).map(({ origin }) => origin)).toEqual(['unknown', 'unknown']);
  });

  it.each([
    ['remove', undefined, 'left'],
    ['keep', 'found', 'found'],
    ['keep', 'stronger', 'found'],
    ['keep', 'ours', 'rule'],
    ['keep', 'held', 'rule'],
  ] as const)('of a step %s (%s) comes from %s', (kind, keep, origin) => {
    const steps = [{ ...step, kind, keep, grant: grant('top', 'View') }];
    expect(finish(flowGrants(ORGANISATION, actual, aPlan({ steps })))[0]?.origin).toBe(origin);
  });

  it.each<[FlowState, string[]]>([
    ['plan', ['top Edit change', 'top Edit ', 'low View add', 'low Edit remove']],
    ['now', ['top View ', 'top Edit ', 'low Edit ']],
    ['changes', ['top Edit change', 'low View add', 'low Edit remove']],
    ['wanted', ['top Edit ', 'low View ']],
  ])('are, in the state %s, what belongs to it', (state, expected) => {
    const removed: FlowGrant = { ...on('idle', 'low'), change: 'remove', origin: 'left' };
    const all = [...finish(flowGrants(ORGANISATION, actual, plan)), removed];
    const shown = grantsIn(state, all).map(({ grant: one, change = '' }) =>
      one.kind === 'folder' ? `${one.folderUid} ${one.permission} ${change}` : ''
    );
    expect(shown).toEqual(expected);
  });
});

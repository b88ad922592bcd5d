import fc from 'fast-check';
import { targetUid } from '../organisation/grantId';
import type { Grant, Organisation } from '../organisation/organisation';
import {
  actualGrants,
  aFolder,
  aFolderGrant,
  aGroup,
  aMembership,
  anOrganisation,
  aPerson,
  aTeam,
} from '../testing/builders';
import { finish } from '../work/work';
import { EMPTY_LEDGER } from '../mapping/ledger';
import { flowGrants, flowPaths, type FlowFilter, type FlowGrant } from './flow';
import { flowPicture } from './flowPicture';

const ORGANISATION = anOrganisation({
  people: [aPerson('u'), aPerson('v'), aPerson('off', { isDisabled: true })],
  teams: [aTeam('sre'), aTeam('data'), aTeam('idle'), aTeam('local'), aTeam('empty', { isProvisioned: false })],
  groups: [aGroup('g1', { teamUid: 'sre' }), aGroup('g2', { teamUid: 'data' }), aGroup('g3', { teamUid: 'idle' })],
  memberships: [aMembership('u', 'sre'), aMembership('v', 'sre'), aMembership('off', 'sre'), aMembership('v', 'data')],
  folders: [aFolder('top'), aFolder('low', { parentUid: 'top' })],
});
const on = (teamUid: string, folderUid: string): FlowGrant => ({
  grant: { kind: 'folder', teamUid, folderUid, permission: 'Edit' },
});
const GRANTS: FlowGrant[] = [
  on('sre', 'top'),
  { grant: { kind: 'role', teamUid: 'sre', roleUid: 'writer' }, change: 'add' },
  on('data', 'low'),
  on('local', 'low'),
];

const paths = (filter: FlowFilter = {}) => finish(flowPaths({ organisation: ORGANISATION, grants: GRANTS, filter }));
const lines = (filter?: FlowFilter) =>
  paths(filter).map(({ teamUid, groupIds, held, people }) => {
    const target = held ? targetUid(held.grant) : 'nothing';
    return `${groupIds.join()} > ${teamUid} > ${target}: ${people}`;
  });

describe('flowPaths', () => {
  it.each<[string, FlowFilter | undefined, string[]]>([
    [
      'everything',
      undefined,
      [
        'g2 > data > low: 1',
        'g3 > idle > nothing: 0',
        ' > local > low: 0',
        'g1 > sre > top: 2',
        'g1 > sre > writer: 2',
      ],
    ],
    ['one group', { groupId: 'g2' }, ['g2 > data > low: 1']],
    ['one person', { userUid: 'u' }, ['g1 > sre > top: 1', 'g1 > sre > writer: 1']],
    ['a disabled person', { userUid: 'off' }, []],
    [
      'one folder and what it inherits',
      { folderUid: 'low' },
      ['g2 > data > low: 1', ' > local > low: 0', 'g1 > sre > top: 2'],
    ],
    ['a folder above', { folderUid: 'top' }, ['g1 > sre > top: 2']],
    ['one role', { roleUid: 'writer' }, ['g1 > sre > writer: 2']],
    ['one team', { teamUid: 'idle' }, ['g3 > idle > nothing: 0']],
    ['a person on a folder', { userUid: 'v', folderUid: 'low' }, ['g2 > data > low: 1', 'g1 > sre > top: 1']],
  ])('shows %s', (_, filter, expected) => {
    expect(lines(filter)).toEqual(expected);
  });

  it('takes what stands and what a plan does to it', () => {
    const added: Grant = { kind: 'folder', teamUid: 'data', folderUid: 'top', permission: 'View' };
    const step = { kind: 'add' as const, id: 'folder/data/top', grant: added, ruleNames: [], groupIds: [], why: '' };
    const plan = {
      steps: [step],
      forgotten: [],
      unmanaged: [],
      findings: [],
      unknowns: [],
      ledger: EMPTY_LEDGER,
      basedOn: '',
      fingerprint: '',
    };
    const actual = actualGrants({
      folderGrants: [aFolderGrant({ teamUid: 'sre', folderUid: 'top', permission: 'Edit' })],
    });
    expect(finish(flowGrants(ORGANISATION, actual, plan))).toEqual([on('sre', 'top'), { grant: added, change: 'add' }]);
  });
});

describe('flowPicture', () => {
  it('has a node for each thing and a link for each way', () => {
    const { nodes, links } = finish(flowPicture(paths(), 10));
    expect(nodes.map(({ id, weight }) => `${id} ${weight}`)).toEqual([
      'group/g1 2',
      'group/g2 1',
      'group/g3 0',
      'team/sre 4',
      'team/data 1',
      'team/idle 0',
      'team/local 0',
      'folder/top 2',
      'role/writer 2',
      'folder/low 1',
    ]);
    expect(links).toContainEqual({
      from: 'team/sre',
      to: 'role/writer',
      weight: 2,
      level: 'Role',
      change: 'add',
      grants: 1,
    });
  });

  it('adds up what there is no room for', () => {
    const { nodes, links } = finish(flowPicture(paths(), 2));
    expect(nodes.map(({ id, count }) => `${id} ${count}`)).toEqual([
      'group/g1 1',
      'rest/group 2',
      'team/sre 1',
      'rest/team 3',
      'folder/top 1',
      'rest/target 2',
    ]);
    expect(links.map(({ from, to, weight, grants }) => `${from} ${to} ${weight} ${grants}`)).toEqual([
      'group/g1 team/sre 2 0',
      'rest/group rest/team 1 0',
      'team/sre folder/top 2 1',
      'team/sre rest/target 2 1',
      'rest/team rest/target 1 2',
    ]);
  });

  it('marks a link whose grants a plan treats differently', () => {
    const grants: FlowGrant[] = [
      { ...on('sre', 'a'), change: 'remove' },
      { ...on('sre', 'b'), change: 'remove' },
      { ...on('data', 'a'), change: 'add' },
      on('data', 'b'),
      on('sre', 'c'),
    ];
    const { links } = finish(flowPicture(finish(flowPaths({ organisation: ORGANISATION, grants })), 2));
    const marks = links
      .filter(({ grants: count }) => count > 0)
      .map(({ from, to, change }) => `${from} ${to} ${change}`);
    expect(marks).toEqual([
      'team/sre folder/a remove',
      'team/sre rest/target several',
      'rest/team folder/a add',
      'rest/team rest/target undefined',
    ]);
  });

  it('loses no person and no grant, however little room there is', () => {
    const teams = ['a', 'b', 'c', 'd', 'e'];
    const anyOrganisation = fc
      .record({
        groups: fc.array(fc.constantFrom(...teams), { maxLength: 6 }),
        members: fc.array(fc.tuple(fc.constantFrom('u', 'v', 'w'), fc.constantFrom(...teams)), { maxLength: 10 }),
      })
      .map(({ groups, members }): Organisation =>
        anOrganisation({
          teams: teams.map((uid) => aTeam(uid)),
          groups: groups.map((teamUid, at) => aGroup(`g${at}`, { teamUid })),
          memberships: members.map(([user, team]) => aMembership(user, team)),
          folders: ['f', 'g', 'h'].map((uid) => aFolder(uid)),
        })
      );
    const anyGrants = fc.uniqueArray(fc.tuple(fc.constantFrom(...teams), fc.constantFrom('f', 'g', 'h')), {
      selector: (pair) => pair.join(),
    });
    fc.assert(
      fc.property(anyOrganisation, anyGrants, fc.integer({ min: 2, max: 6 }), (organisation, pairs, most) => {
        const all = finish(flowPaths({ organisation, grants: pairs.map(([team, folder]) => on(team, folder)) }));
        const whole = finish(flowPicture(all, 1_000));
        const small = finish(flowPicture(all, most));
        const sum = ({ links }: typeof whole, pick: 'weight' | 'grants') =>
          links.reduce((total, link) => total + link[pick], 0);
        expect(sum(small, 'weight')).toBe(sum(whole, 'weight'));
        expect(sum(small, 'grants')).toBe(pairs.length);
        expect(small.nodes.reduce((total, { count }) => total + count, 0)).toBe(whole.nodes.length);
        ['group', 'team', 'target'].forEach((column) =>
          expect(small.nodes.filter((node) => node.column === column).length).toBeLessThanOrEqual(most)
        );
        const ids = new Set(small.nodes.map(({ id }) => id));
        expect(small.links.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
      }),
      { seed: 7, numRuns: 200 }
    );
  });
});

import fc from 'fast-check';
import type { Organisation } from '../organisation/organisation';
import { actualGrants, aFolder, aGroup, aMembership, anOrganisation, aPerson, aTeam } from '../testing/builders';
import { finish } from '../work/work';
import { flowPaths, type FlowGrant } from './flow';
import { flowCrowd } from './flowCrowd';
import { flowLayout } from './flowLayout';
import { flowPicture, type FlowPicture } from './flowPicture';
import { flowWays } from './flowWays';

const on = (teamUid: string, folderUid: string, change?: FlowGrant['change']): FlowGrant => ({
  grant: { kind: 'folder', teamUid, folderUid, permission: 'Edit' },
  origin: 'rule',
  ruleNames: [],
  ...(change && { change }),
});

const ORGANISATION = anOrganisation({
  people: [aPerson('u'), aPerson('v')],
  teams: [aTeam('sre'), aTeam('data'), aTeam('idle')],
  groups: [aGroup('g1', { teamUid: 'sre' }), aGroup('g2', { teamUid: 'data' }), aGroup('g3', { teamUid: 'idle' })],
  memberships: [aMembership('u', 'sre'), aMembership('v', 'sre'), aMembership('v', 'data')],
  folders: [aFolder('top'), aFolder('low')],
});
const GRANTS = [
  on('sre', 'top'),
  on('data', 'top'),
  on('data', 'low'),
  {
    ...on('sre', '', 'add'),
    grant: { kind: 'role', teamUid: 'sre', roleUid: 'writer' } as const,
  },
];

interface Drawn {
  organisation?: Organisation;
  grants?: readonly FlowGrant[];
  room?: number;
  actual?: ReturnType<typeof actualGrants>;
  unreadTeams?: ReadonlySet<string>;
}

function draw({ organisation = ORGANISATION, grants = GRANTS, room = 10, actual, unreadTeams }: Drawn = {}) {
  const crowd = finish(flowCrowd(organisation, { unreadTeams }));
  const read = actual ?? actualGrants({ foldersRead: organisation.folders.map(({ uid }) => uid) });
  const paths = finish(flowPaths({ organisation, crowd, grants, actual: read }));
  return finish(flowPicture(paths, crowd, { group: room, team: room, target: room }));
}

const nodes = (picture: FlowPicture) => picture.nodes.map(({ id, people, weight }) => `${id} ${people} ${weight}`);

describe('flowPicture', () => {
  it('has a node for each thing, with its different people, and a link for each way', () => {
    const picture = draw();
    expect(nodes(picture)).toEqual([
      'group/g1 2 2',
      'group/g2 1 1',
      'group/g3 0 0',
      'team/sre 2 4',
      'team/data 1 2',
      'team/idle 0 0',
      'folder/top 2 3',
      'role/writer 2 2',
      'folder/low 1 1',
    ]);
    const link = { from: 'team/sre', to: 'role/writer', weight: 2, level: 'Role', change: 'add', grants: 1 };
    expect(picture.links).toContainEqual(link);
  });

  it('adds up what there is no room for', () => {
    const { nodes: few, links } = draw({ room: 2 });
    expect(few.map(({ id, count, people }) => `${id} ${count} ${people}`)).toEqual([
      'group/g1 1 2',
      'rest/group 2 1',
      'team/sre 1 2',
      'rest/team 2 1',
      'folder/top 1 2',
      'rest/target 2 2',
    ]);
    expect(links.map(({ from, to, weight, grants }) => `${from} ${to} ${weight} ${grants}`)).toEqual([
      'group/g1 team/sre 2 0',
      'rest/group rest/team 1 0',
      'team/sre folder/top 2 1',
      'team/sre rest/target 2 1',
      'rest/team folder/top 1 1',
      'rest/team rest/target 1 1',
    ]);
  });

  it('marks a link whose grants a plan treats differently', () => {
    const grants = [
      on('sre', 'a', 'remove'),
      on('sre', 'b', 'remove'),
      on('sre', 'c'),
      on('data', 'a', 'add'),
      on('data', 'b'),
    ];
    const marks = draw({ grants, room: 2 })
      .links.filter(({ grants: count }) => count > 0)
      .map(({ from, to, change }) => `${from} ${to} ${change}`);
    expect(marks).toEqual([
      'team/sre folder/a remove',
      'team/sre rest/target several',
      'rest/team folder/a add',
      'rest/team rest/target undefined',
    ]);
  });

  it('has one node for all that is unknown, and leads the teams concerned there', () => {
    const actual = actualGrants({ foldersRead: ['top'], rolesReadOf: ['sre'] });
    const picture = draw({ actual, room: 2 });
    expect(picture.nodes.at(-1)).toMatchObject({ id: 'unknown', kind: 'unknown', count: 1, people: 1 });
    expect(picture.links.filter(({ to }) => to === 'unknown').map(({ from }) => from)).toEqual(['rest/team']);
  });

  it('says that there may be more people where members are unknown', () => {
    const few = draw({ unreadTeams: new Set(['data']) }).nodes;
    const unsure = few.filter(({ isAtLeast }) => isAtLeast).map(({ id }) => id);
    expect(unsure).toEqual(['group/g2', 'team/data', 'folder/top', 'folder/low']);
  });

  it('keeps groups beside their teams when all have as many people', () => {
    const uids = Array.from({ length: 40 }, (_, at) => `t${(at * 7) % 40}`);
    const organisation = anOrganisation({
      people: uids.map((uid) => aPerson(uid)),
      teams: uids.map((uid) => aTeam(uid)),
      groups: uids.map((uid, at) => aGroup(`g${at}`, { teamUid: uid })),
      memberships: uids.map((uid) => aMembership(uid, uid)),
    });
    const { links } = draw({ organisation, grants: [], room: 10 });
    expect(links.filter(({ from, to }) => from === 'rest/group' && to !== 'rest/team')).toEqual([]);
    expect(links).toHaveLength(10);
  });
});

describe('flowWays', () => {
  it('follows a node back to its groups and on to what is held', () => {
    const ways = flowWays(draw().links);
    expect([...ways.through('folder/low')].sort()).toEqual(['folder/low', 'group/g2', 'team/data']);
    expect([...ways.through('group/g1')].sort()).toEqual(['folder/top', 'group/g1', 'role/writer', 'team/sre']);
    expect([...ways.through('team/idle')].sort()).toEqual(['group/g3', 'team/idle']);
  });
});

const TEAMS = ['a', 'b', 'c', 'd', 'e'];
const FOLDERS = ['f', 'g', 'h'];
const anything = fc
  .record({
    groups: fc.array(fc.constantFrom(...TEAMS), { maxLength: 6 }),
    members: fc.uniqueArray(fc.tuple(fc.constantFrom('u', 'v', 'w'), fc.constantFrom(...TEAMS)), {
      selector: (pair) => pair.join(),
      maxLength: 10,
    }),
    pairs: fc.uniqueArray(fc.tuple(fc.constantFrom(...TEAMS), fc.constantFrom(...FOLDERS)), {
      selector: (pair) => pair.join(),
    }),
    room: fc.integer({ min: 2, max: 6 }),
  })
  .map(({ groups, members, pairs, room }) => ({
    organisation: anOrganisation({
      people: ['u', 'v', 'w'].map((uid) => aPerson(uid)),
      teams: TEAMS.map((uid) => aTeam(uid)),
      groups: groups.map((teamUid, at) => aGroup(`g${at}`, { teamUid })),
      memberships: members.map(([user, team]) => aMembership(user, team)),
      folders: FOLDERS.map((uid) => aFolder(uid)),
    }),
    grants: pairs.map(([team, folder]) => on(team, folder)),
    room,
  }));

const RUNS = { seed: 7, numRuns: 200 };
const total = <T>(items: readonly T[], pick: (item: T) => number) => items.reduce((sum, item) => sum + pick(item), 0);

describe('any picture', () => {
  it('loses no person and no grant, however little room there is', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const whole = draw({ ...input, room: 1_000 });
        const small = draw(input);
        expect(total(small.links, ({ weight }) => weight)).toBe(total(whole.links, ({ weight }) => weight));
        expect(total(small.links, ({ grants }) => grants)).toBe(input.grants.length);
        expect(total(small.nodes, ({ count }) => count)).toBe(whole.nodes.length);
        ['group', 'team', 'target'].forEach((column) =>
          expect(small.nodes.filter((node) => node.column === column).length).toBeLessThanOrEqual(input.room)
        );
        const ids = new Set(small.nodes.map(({ id }) => id));
        expect(small.links.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
      }),
      RUNS
    );
  });

  it('is the same in whatever order the lists come', () => {
    fc.assert(
      fc.property(anything, ({ organisation, grants, room }) => {
        const turned = anOrganisation({
          people: [...organisation.people].reverse(),
          teams: [...organisation.teams].reverse(),
          groups: [...organisation.groups].reverse(),
          memberships: [...organisation.memberships].reverse(),
          folders: [...organisation.folders].reverse(),
        });
        expect(draw({ organisation: turned, grants: [...grants].reverse(), room })).toEqual(
          draw({ organisation, grants, room })
        );
      }),
      RUNS
    );
  });

  it('keeps the width of a band from end to end, in proportion to people, inside its boxes', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const { boxes, bands, height } = flowLayout(draw(input));
        const box = (id: string) => boxes.find((one) => one.id === id);
        const isOfRest = (ids: string[]) => ids.some((id) => id.startsWith('rest/'));
        const own = bands.filter(({ from, to, weight }) => weight > 0 && !isOfRest([from, to]));
        const [widest] = [...own].sort((a, b) => b.weight - a.weight);
        own.forEach(({ thickness, weight }) =>
          expect(thickness / weight).toBeCloseTo((widest?.thickness ?? NaN) / (widest?.weight ?? NaN), 6)
        );
        bands.forEach(({ from, to, fromY, toY, thickness }) => {
          [
            { at: box(from), y: fromY },
            { at: box(to), y: toY },
          ].forEach(({ at, y }) => {
            expect(y - thickness / 2).toBeGreaterThanOrEqual((at?.top ?? NaN) - 0.001);
            expect(y + thickness / 2).toBeLessThanOrEqual((at?.top ?? NaN) + (at?.height ?? NaN) + 0.001);
          });
        });
        boxes.forEach(({ id, weight, height: own }) => {
          const out = total(
            bands.filter(({ from }) => from === id && weight > 0),
            (band) => band.weight
          );
          expect(out).toBeLessThanOrEqual(weight);
          expect(own).toBeGreaterThan(0);
        });
        ['group', 'team', 'target'].forEach((column) => {
          const own = boxes.filter((one) => one.column === column);
          own.forEach((one, at) => {
            const above = own[at - 1];
            expect(one.top).toBeGreaterThanOrEqual(above ? above.top + above.height : 0);
            expect(one.top + one.height).toBeLessThanOrEqual(height + 0.001);
          });
        });
      }),
      RUNS
    );
  });
});

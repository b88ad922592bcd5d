import fc from 'fast-check';
import { aMembership, aPerson, aTeam } from '../testing/builders';
import { finish } from '../work/work';
import { filterPeople, peopleRows, sortPeople, type PeopleFilter, type PeopleSort, type PersonRow } from './people';

const PEOPLE = [
  aPerson('zoe', { name: 'Zoë Ångström', role: 'Editor', lastSeenAt: '2026-03-01T10:00:00Z' }),
  aPerson('bob', {
    name: 'bob Stone',
    email: 'b@corp.example',
    isProvisioned: false,
    role: 'Admin',
    lastSeenAt: '2026-03-09T10:00:00Z',
  }),
  aPerson('amy', { name: 'Amy', isDisabled: true }),
  aPerson('nameless', { name: '', lastSeenAt: 'never' }),
];
const TEAMS = [aTeam('t2', { name: 'Zulu' }), aTeam('t1', { name: 'alpha' })];
const MEMBERSHIPS = [
  aMembership('zoe', 't2'),
  aMembership('zoe', 't1'),
  aMembership('bob', 'gone'),
  aMembership('stranger', 't1'),
];

const rows = finish(peopleRows({ people: PEOPLE, teams: TEAMS, memberships: MEMBERSHIPS }));
const uids = (found: readonly PersonRow[]) => found.map(({ person }) => person.uid);

describe('peopleRows', () => {
  it('tells state, teams by name and last seen', () => {
    expect(
      rows.map(({ state, teamNames, teamUids, lastSeenMs }) => ({ state, teamNames, teamUids, lastSeenMs }))
    ).toEqual([
      {
        state: 'provisioned',
        teamNames: ['alpha', 'Zulu'],
        teamUids: ['t1', 't2'],
        lastSeenMs: Date.parse('2026-03-01T10:00:00Z'),
      },
      { state: 'local', teamNames: ['gone'], teamUids: ['gone'], lastSeenMs: Date.parse('2026-03-09T10:00:00Z') },
      { state: 'disabled', teamNames: [], teamUids: [], lastSeenMs: undefined },
      { state: 'provisioned', teamNames: [], teamUids: [], lastSeenMs: undefined },
    ]);
  });
});

describe('filterPeople', () => {
  it.each<[string, PeopleFilter, string[]]>([
    ['nothing asked', {}, ['zoe', 'bob', 'amy', 'nameless']],
    ['accents and case', { text: 'ZOE angstrom' }, ['zoe']],
    ['words in any order', { text: '  stone   BOB ' }, ['bob']],
    ['e-mail', { text: 'corp.example' }, ['bob']],
    ['team', { text: 'zulu' }, ['zoe']],
    ['words of different fields do not run together', { text: 'stonebob' }, []],
    ['no pattern', { text: '.*' }, []],
    ['states', { states: ['local', 'disabled'] }, ['bob', 'amy']],
    ['no states chosen', { states: [] }, ['zoe', 'bob', 'amy', 'nameless']],
    ['roles', { roles: ['Admin'] }, ['bob']],
    ['team by uid', { teamUid: 't1' }, ['zoe']],
    ['never seen', { neverSeen: true }, ['amy', 'nameless']],
    ['all together', { neverSeen: true, states: ['provisioned'], roles: ['Viewer'] }, ['nameless']],
  ])('%s', (_, filter, expected) => {
    expect(uids(finish(filterPeople(rows, filter)))).toEqual(expected);
  });
});

describe('sortPeople', () => {
  it.each<[PeopleSort, string[]]>([
    [{ key: 'name' }, ['amy', 'bob', 'zoe', 'nameless']],
    [{ key: 'name', descending: true }, ['zoe', 'bob', 'amy', 'nameless']],
    [{ key: 'login' }, ['amy', 'bob', 'nameless', 'zoe']],
    [{ key: 'email' }, ['amy', 'bob', 'nameless', 'zoe']],
    [{ key: 'state' }, ['zoe', 'nameless', 'bob', 'amy']],
    [{ key: 'role', descending: true }, ['bob', 'zoe', 'amy', 'nameless']],
    [{ key: 'lastSeen' }, ['zoe', 'bob', 'amy', 'nameless']],
    [{ key: 'lastSeen', descending: true }, ['bob', 'zoe', 'amy', 'nameless']],
    [{ key: 'teams' }, ['zoe', 'bob', 'amy', 'nameless']],
  ])('%j', (sort, expected) => {
    expect(uids(finish(sortPeople(rows, sort)))).toEqual(expected);
  });

  it('sorts as one sort would, however many there are', () => {
    const sizes = fc.integer({ min: 0, max: 7_000 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 50 }), fc.boolean(), (size, spread, descending) => {
        const people = Array.from({ length: size }, (_, at) =>
          aPerson(`p${at}`, { login: `l${String((at * 7919) % spread).padStart(3, '0')}` })
        );
        const many = finish(peopleRows({ people, teams: [], memberships: [] }));
        const expected = [...many].sort(
          (a, b) =>
            (descending ? -1 : 1) * (a.person.login < b.person.login ? -1 : a.person.login > b.person.login ? 1 : 0)
        );
        expect(uids(finish(sortPeople(many, { key: 'login', descending })))).toEqual(uids(expected));
      }),
      { seed: 7, numRuns: 15 }
    );
  });
});

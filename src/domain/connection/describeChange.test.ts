import fc from 'fast-check';
import type { Person } from '../organisation/organisation';
import { aPerson, aTeam } from '../testing/builders';
import { finish } from '../work/work';
import { type ChangeEffect, type ChangeFacts, describeChange, factsNeeded } from './describeChange';
import { changedSwitches, type SwitchValues } from './scimSettings';

const OFF: SwitchValues = { userSync: false, groupSync: false, rejectNonProvisioned: false };
const USERS = { ...OFF, userSync: true };
const REJECTS = { ...USERS, rejectNonProvisioned: true };
const IDLE = { ...OFF, rejectNonProvisioned: true };
const UNKNOWN: SwitchValues = { userSync: 'unknown', groupSync: 'unknown', rejectNonProvisioned: 'unknown' };

const SEEN = { isProvisioned: false, lastSeenAt: '2026-03-01T00:00:00Z' };
const managed = aPerson('managed');
const sso = aPerson('sso', SEEN);
const ssoAdmin = aPerson('sso admin', { ...SEEN, role: 'Admin' });
const cloud = aPerson('cloud', { ...SEEN, authLabels: ['grafana.com'] });
const unseen = aPerson('unseen', { isProvisioned: false, authLabels: [] });
const leaver = aPerson('leaver', { ...SEEN, isDisabled: true });
const root = aPerson('root', { ...SEEN, role: 'Admin', authLabels: [] });

const everything: ChangeFacts = {
  people: [managed, sso, ssoAdmin, cloud, unseen, leaver, root],
  teams: [aTeam('sre'), aTeam('ops', { isProvisioned: false })],
  teamSync: { byTeam: new Map(), isComplete: true },
  isGroupSyncOnInFile: true,
  isLoginFormDisabled: false,
  ownUid: 'root',
};

const describe_ = (before: SwitchValues, after: SwitchValues, facts: Partial<ChangeFacts> = {}) =>
  finish(describeChange({ before, after }, { ...everything, ...facts }));
const ids = (...change: Parameters<typeof describe_>) =>
  describe_(...change).map(({ id, severity, people = [] }) =>
    [severity, id, ...people.map(({ uid }) => uid)].join(' | ')
  );
const textOf = (id: string, ...change: Parameters<typeof describe_>) =>
  wordsOf(describe_(...change).find((effect) => effect.id === id));

const wordsOf = (effect?: ChangeEffect) => [effect?.text, effect?.detail].filter(Boolean).join(' ');

const REJECTION = ['danger | locked-out-admins | sso admin', 'danger | locked-out | sso'];
const REST = ['warning | never-seen | unseen', 'info | way-in | root', 'info | still-in'];

describe('what a change does', () => {
  it.each<[string, SwitchValues, SwitchValues, string[]]>([
    ['nothing', REJECTS, REJECTS, []],
    ['rejecting', USERS, REJECTS, [...REJECTION, ...REST]],
    ['user sync, while reject is on already', IDLE, REJECTS, [...REJECTION, ...REST, 'info | user-sync-on']],
    [
      'rejecting, from values that are not known',
      UNKNOWN,
      REJECTS,
      [...REJECTION, REST[0] ?? '', 'warning | group-sync-off', ...REST.slice(1), 'info | user-sync-on'],
    ],
    ['rejecting without user sync', OFF, IDLE, ['warning | reject-idle']],
    ['no longer rejecting without user sync', IDLE, OFF, ['info | reject-idle']],
    ['no longer rejecting', REJECTS, USERS, ['info | reject-off']],
    [
      'rejecting that may end',
      REJECTS,
      { ...REJECTS, rejectNonProvisioned: 'unknown' },
      ['warning | rejectNonProvisioned-unknown'],
    ],
    ['no longer rejecting, as user sync ends', REJECTS, IDLE, ['warning | user-sync-off', 'info | reject-off']],
    ['group sync on', USERS, { ...USERS, groupSync: true }, ['info | group-sync-on']],
    ['group sync off', { ...USERS, groupSync: true }, USERS, ['warning | group-sync-off']],
    [
      'going back to a file that cannot be read',
      USERS,
      UNKNOWN,
      [
        'danger | reject-unknown',
        ...REJECTION,
        'warning | never-seen | unseen',
        'warning | userSync-unknown',
        'warning | groupSync-unknown',
        'info | way-in | root',
        'info | still-in',
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(ids(before, after)).toEqual(expected);
  });

  it.each<[string, Partial<ChangeFacts>, string, RegExp]>([
    ['you, first of all', { ownUid: 'sso' }, 'own-lockout', /^You would be locked out\. You signed in through SAML/],
    ['one person', {}, 'locked-out', /^1 person could not sign in/],
    ['two people', { people: [sso, aPerson('b', SEEN)] }, 'locked-out', /^2 people could not sign in/],
    ['no administrator left', { people: [managed, sso] }, 'no-way-in', /No active administrator has signed in/],
    ['a password without a form', { isLoginFormDisabled: true }, 'no-way-in', /sign-in form is disabled/],
    ['people unread', { people: undefined }, 'reject-unread', /people could not be read/],
    ['one provisioned person', {}, 'still-in', /^1 provisioned person signs in as before/],
  ])('rejecting names %s', (_, facts, id, words) => {
    expect(textOf(id, USERS, REJECTS, facts)).toMatch(words);
  });

  it('puts your own lockout before everything else', () => {
    expect(ids(USERS, REJECTS, { ownUid: 'sso admin' })[0]).toBe('danger | own-lockout');
    expect(ids(USERS, REJECTS, { ownUid: 'root' })[0]).not.toContain('own-lockout');
  });

  it.each<[string, Partial<ChangeFacts>, RegExp]>([
    ['many', {}, /^1 provisioned person stays/],
    ['none', { people: [] }, /^Nobody is provisioned yet/],
    ['an unknown number of', { people: undefined }, /how many could not be read/],
  ])('user sync off: %s people stay', (_, facts, words) => {
    expect(textOf('user-sync-off', USERS, OFF, facts)).toMatch(words);
  });

  const both = new Map([['sre', ['cn=sre', 'cn=ops']]]);
  it.each<[string, Partial<ChangeFacts>, string, RegExp, string[] | undefined]>([
    [
      'one mapping',
      { teamSync: { byTeam: new Map([['sre', ['cn=sre']]]), isComplete: true } },
      'team-sync',
      /^1 Team Sync mapping collides/,
      ['SRE ← cn=sre'],
    ],
    [
      'two mappings',
      { teamSync: { byTeam: both, isComplete: true } },
      'team-sync',
      /^2 Team Sync mappings collide/,
      ['SRE ← cn=sre', 'SRE ← cn=ops'],
    ],
    [
      'not all read',
      { teamSync: { byTeam: both, isComplete: false } },
      'team-sync',
      /there may be more\.$/,
      ['SRE ← cn=sre', 'SRE ← cn=ops'],
    ],
    [
      'a team without a name',
      { teams: undefined, teamSync: { byTeam: both, isComplete: true } },
      'team-sync',
      /./,
      ['sre ← cn=sre', 'sre ← cn=ops'],
    ],
    [
      'none of those read',
      { teamSync: { byTeam: new Map(), isComplete: false } },
      'team-sync',
      /^No Team Sync mapping was found.* more\.$/,
      [],
    ],
    ['unread', { teamSync: undefined }, 'team-sync', /could not be read/, undefined],
    [
      'a file that says off',
      { isGroupSyncOnInFile: false },
      'unguarded-teams',
      /only when the configuration file says/,
      undefined,
    ],
  ])('group sync on: %s', (_, facts, id, words, names) => {
    const effect = describe_(USERS, { ...USERS, groupSync: true }, facts).find((found) => found.id === id);
    expect(wordsOf(effect)).toMatch(words);
    expect(effect?.names).toEqual(names);
  });

  it.each<[string, Partial<ChangeFacts>, RegExp, string[] | undefined]>([
    ['a file that says on', {}, /^1 provisioned team stays.* still says group_sync_enabled/, ['SRE']],
    ['a file that says off', { isGroupSyncOnInFile: false }, /can be changed by hand/, ['SRE']],
    ['a file that cannot be read', { isGroupSyncOnInFile: undefined }, /depends on the configuration file/, ['SRE']],
    ['no team', { teams: [] }, /can make no teams; none is provisioned so far\.$/, undefined],
    ['two teams', { teams: [aTeam('a'), aTeam('b')] }, /^2 provisioned teams stay/, ['A', 'B']],
    ['unread teams', { teams: undefined }, /which teams these are could not be read/, undefined],
  ])('group sync off: %s', (_, facts, words, names) => {
    const [effect] = describe_({ ...USERS, groupSync: true }, USERS, facts);
    expect(wordsOf(effect)).toMatch(words);
    expect(effect?.names).toEqual(names);
  });
});

it.each<[string, SwitchValues, SwitchValues, string[]]>([
  ['rejecting', USERS, REJECTS, ['people']],
  ['user sync, while reject is on', IDLE, REJECTS, ['people']],
  ['user sync alone', OFF, USERS, []],
  ['user sync off', USERS, OFF, ['people']],
  ['group sync on', USERS, { ...USERS, groupSync: true }, ['teamSync', 'teams']],
  ['group sync off', { ...USERS, groupSync: true }, USERS, ['teams']],
  ['anything', USERS, UNKNOWN, ['people', 'teams', 'teamSync']],
])('needs only what it is about: %s', (_, before, after, expected) => {
  expect(new Set(factsNeeded({ before, after }))).toEqual(new Set(expected));
});

const VALUES = [true, false, 'unknown'] as const;
const ALL: SwitchValues[] = VALUES.flatMap((userSync) =>
  VALUES.flatMap((groupSync) => VALUES.map((rejectNonProvisioned) => ({ userSync, groupSync, rejectNonProvisioned })))
);

describe('whatever the switches and the people', () => {
  it('says something exactly when something changes, each thing once', () => {
    for (const [before, after] of ALL.flatMap((one) => ALL.map((other) => [one, other] as const))) {
      const found = describe_(before, after).map(({ id }) => id);
      const changed = changedSwitches(before, after);
      expect([before, after, found.length > 0]).toEqual([before, after, changed.length > 0]);
      expect(new Set(found).size).toBe(found.length);
    }
  });

  it('describes exactly what it asked to be read for', () => {
    const unread = { ...everything, people: undefined, teams: undefined, teamSync: undefined };
    for (const [before, after] of ALL.flatMap((one) => ALL.map((other) => [one, other] as const))) {
      const texts = finish(describeChange({ before, after }, unread)).map(wordsOf);
      const isMissed = texts.some((text) => /could not be read/.test(text.replace('That could not be read', '')));
      expect([before, after, isMissed && factsNeeded({ before, after }).length === 0]).toEqual([before, after, false]);
    }
  });

  const person = fc.record({
    role: fc.constantFrom<Person['role']>('Admin', 'Editor', 'Viewer', 'None'),
    isDisabled: fc.boolean(),
    isProvisioned: fc.boolean(),
    lastSeenAt: fc.constantFrom(undefined, '2026-01-01T00:00:00Z'),
    authLabels: fc.constantFrom<string[]>([], ['SAML'], ['grafana.com'], ['Okta'], ['LDAP']),
  });
  const people = fc
    .array(person, { maxLength: 12 })
    .map((list) => list.map((partial, index) => aPerson(`p${index}`, partial)));

  it('names nobody twice, and no way in that is closed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL), people, fc.boolean(), (before, some, isLoginFormDisabled) => {
        const effects = describe_(before, REJECTS, { people: some, isLoginFormDisabled, ownUid: 'p0' });
        const named = effects.flatMap(({ people: whom = [] }) => whom.map(({ uid }) => uid));
        expect(new Set(named).size).toBe(named.length);
        const ways = effects.find(({ id }) => id === 'way-in')?.people ?? [];
        for (const way of ways) {
          expect(way).toMatchObject({ isDisabled: false, isProvisioned: false, role: 'Admin' });
          expect(isLoginFormDisabled && way.authLabels.length === 0).toBe(false);
        }
        const isStarting = effects.some(({ id }) => /locked-out|way-in|never-seen/.test(id));
        expect(isStarting && ways.length === 0 && !effects.some(({ id }) => id === 'no-way-in')).toBe(false);
      }),
      { numRuns: 500 }
    );
  });
});

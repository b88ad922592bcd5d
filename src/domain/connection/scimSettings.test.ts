import { aPerson } from '../testing/builders';
import { describeChange, type ScimSwitches } from './scimSettings';

const OFF: ScimSwitches = { userSync: false, groupSync: false, rejectNonProvisioned: false };
const USERS = { ...OFF, userSync: true };
const REJECTS = { ...USERS, rejectNonProvisioned: true };

const managed = aPerson('managed');
const sso = aPerson('sso', { isProvisioned: false, lastSeenAt: '2026-03-01T00:00:00Z' });
const cloud = aPerson('cloud', {
  isProvisioned: false,
  authLabels: ['grafana.com'],
  lastSeenAt: '2026-03-01T00:00:00Z',
});
const unseen = aPerson('unseen', { isProvisioned: false, authLabels: [] });
const leaver = aPerson('leaver', { isProvisioned: false, isDisabled: true });
const root = aPerson('root', {
  isProvisioned: false,
  role: 'Admin',
  authLabels: [],
  lastSeenAt: '2026-03-01T00:00:00Z',
});

const lines = (before: ScimSwitches, after: ScimSwitches, people = [managed, sso, cloud, unseen, leaver, root]) =>
  describeChange(before, after, people).map(({ severity, text, people: whom }) =>
    [severity, text.slice(0, 32), ...(whom ?? []).map(({ uid }) => uid)].join(' | ')
  );

describe('describeChange', () => {
  it.each<[string, ScimSwitches, ScimSwitches, string[]]>([
    ['nothing', REJECTS, REJECTS, []],
    [
      'rejecting',
      USERS,
      REJECTS,
      [
        'danger | 1 person could not sign in any m | sso',
        'warning | 1 person never signed in: whoeve | unseen',
        'info | A way in is left: 1 person can s | root',
      ],
    ],
    [
      'rejecting, becoming effective by user sync',
      { ...OFF, rejectNonProvisioned: true },
      REJECTS,
      [
        'danger | 1 person could not sign in any m | sso',
        'warning | 1 person never signed in: whoeve | unseen',
        'info | A way in is left: 1 person can s | root',
        'info | The identity provider can create',
      ],
    ],
    [
      'rejecting without user sync',
      OFF,
      { ...OFF, rejectNonProvisioned: true },
      ['warning | Nobody is turned away yet: that '],
    ],
    ['no longer rejecting', REJECTS, USERS, ['info | People whom the identity provide']],
    [
      'no longer rejecting, as user sync ends',
      REJECTS,
      { ...REJECTS, userSync: false },
      ['warning | The identity provider can no lon', 'info | People whom the identity provide'],
    ],
    ['group sync on', USERS, { ...USERS, groupSync: true }, ['info | The identity provider can make t']],
    ['group sync off', { ...USERS, groupSync: true }, USERS, ['warning | Teams stay as they are, but thei']],
  ])('%s', (_, before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });

  it('warns first of all when no way in is left', () => {
    expect(lines(USERS, REJECTS, [managed])).toEqual(['danger | No way in is left if single sign']);
  });
});

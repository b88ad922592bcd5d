import { aGroup, aPerson, aTeam } from '../testing/builders';
import { finish } from '../work/work';
import { auditAccounts, countGroups, countPeople, type AuditedAccount, type AuditedToken } from './inventory';

const NOW = Date.parse('2026-03-10T12:00:00.000Z');

describe('countPeople', () => {
  it('counts the active ones, and keeps ways back in out of the orphans', () => {
    const people = [
      aPerson('a', { lastSeenAt: '2026-03-01T00:00:00Z' }),
      aPerson('b', { isDisabled: true, isProvisioned: false }),
      aPerson('orphan', { isProvisioned: false, lastSeenAt: '2026-03-01T00:00:00Z' }),
      aPerson('sso admin', { isProvisioned: false, role: 'Admin' }),
      aPerson('root', { isProvisioned: false, role: 'Admin', authLabels: [], lastSeenAt: '2026-03-01T00:00:00Z' }),
    ];
    const { orphans, waysBackIn, ...counts } = finish(countPeople(people));
    expect(counts).toEqual({ total: 5, provisioned: 1, local: 3, disabled: 1, neverSeen: 1 });
    expect(orphans.map(({ uid }) => uid)).toEqual(['orphan', 'sso admin']);
    expect(waysBackIn.map(({ uid }) => uid)).toEqual(['root']);
  });
});

describe('countGroups', () => {
  it('tells mapped, unmapped and mismatched ones, and those without a team', () => {
    const groups = [
      aGroup('sre', { displayName: 'SRE' }),
      aGroup('data', { displayName: 'data_eng' }),
      aGroup('ops', { displayName: 'Ops', teamUid: undefined }),
      aGroup('hr', { displayName: 'hr', teamUid: 'gone' }),
    ];
    const teams = [
      aTeam('sre'),
      aTeam('data', { name: 'data_eng' }),
      aTeam('local', { name: 'OPS', isProvisioned: false }),
    ];
    const counts = finish(
      countGroups({ groups, teams, mappedGroupIds: new Set(['sre']), wantedNames: ['SRE', 'data-eng'] })
    );
    expect({ total: counts.total, mapped: counts.mapped, unmapped: counts.unmapped.length }).toEqual({
      total: 4,
      mapped: 1,
      unmapped: 3,
    });
    expect(counts.mismatched.map(({ group, similarTo }) => [group.id, similarTo])).toEqual([
      ['data', 'data-eng'],
      ['ops', 'OPS'],
    ]);
    expect(counts.withoutTeam.map(({ id }) => id)).toEqual(['ops', 'hr']);
  });
});

const token = (partial: Partial<AuditedToken> = {}): AuditedToken => ({
  id: 1,
  name: 't',
  createdAt: '2026-03-01T00:00:00Z',
  expiresAt: '2026-06-01T00:00:00Z',
  lastUsedAt: '2026-03-10T00:00:00Z',
  ...partial,
});
const account = (partial: Partial<AuditedAccount> = {}): AuditedAccount => ({
  id: 1,
  name: 'sa',
  role: 'None',
  isDisabled: false,
  tokens: [token()],
  ...partial,
});

describe('auditAccounts', () => {
  it.each<[string, AuditedAccount, Array<[string, number?]>]>([
    ['all is well', account(), []],
    ['Admin in use', account({ role: 'Admin' }), []],
    ['Admin without tokens', account({ role: 'Admin', tokens: [] }), [['over-privileged']]],
    [
      'Admin with idle tokens',
      account({ role: 'Admin', tokens: [token({ lastUsedAt: '2025-11-01T00:00:00Z' })] }),
      [['over-privileged'], ['unused-token', 129]],
    ],
    ['tokens unread', account({ role: 'Admin', tokens: undefined }), [['tokens-unknown']]],
    ['expired', account({ tokens: [token({ expiresAt: '2026-03-08T00:00:00Z' })] }), [['expired-token', 2]]],
    ['expiring', account({ tokens: [token({ expiresAt: '2026-03-20T00:00:00Z' })] }), [['expiring-token', 9]]],
    ['for ever', account({ tokens: [token({ expiresAt: undefined })] }), [['never-expires']]],
    ['disabled', account({ isDisabled: true, role: 'Admin', tokens: [] }), []],
  ])('%s', (_, each, expected) => {
    const found = auditAccounts([each], NOW).map((finding): [string, number?] =>
      'days' in finding && finding.days !== undefined ? [finding.kind, finding.days] : [finding.kind]
    );
    expect(found).toEqual(expected);
  });
});

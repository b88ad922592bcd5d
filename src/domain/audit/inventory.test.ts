import { aGroup, aPerson, aTeam } from '../testing/builders';
import { finish } from '../work/work';
import { countGroups, countPeople } from './inventory';

describe('countPeople', () => {
  const seen = { lastSeenAt: '2026-03-01T00:00:00Z' };

  it('counts the active ones, and those of single sign-on whom nobody manages', () => {
    const people = [
      aPerson('a', { ...seen, id: 2 }),
      aPerson('newest', { ...seen, id: 7, isDisabled: true }),
      aPerson('leaver', { isDisabled: true, isProvisioned: false, id: 9 }),
      aPerson('orphan', { ...seen, isProvisioned: false }),
      aPerson('sso admin', { isProvisioned: false, role: 'Admin' }),
      aPerson('cloud', { ...seen, isProvisioned: false, authLabels: ['grafana.com'] }),
      aPerson('root', { ...seen, isProvisioned: false, role: 'Admin', authLabels: [] }),
    ];
    const { newestProvisioned, ...counts } = finish(countPeople(people));
    expect(counts).toEqual({ total: 7, provisioned: 1, local: 4, unmanaged: 2, disabled: 2, neverSeen: 1 });
    expect(newestProvisioned?.uid).toBe('newest');
  });

  it('has no newest one where nobody is provisioned', () => {
    expect(finish(countPeople([aPerson('a', { isProvisioned: false })]))).not.toHaveProperty('newestProvisioned');
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

import { aGroup, aPerson, aTeam } from '../testing/builders';
import { finish } from '../work/work';
import { countGroups, countPeople } from './inventory';

describe('countPeople', () => {
  it('counts the active ones, and keeps ways back in out of the orphans', () => {
    const people = [
      aPerson('a', { lastSeenAt: '2026-03-01T00:00:00Z' }),
      aPerson('b', { isDisabled: true, isProvisioned: false }),
      aPerson('orphan', { isProvisioned: false, lastSeenAt: '2026-03-01T00:00:00Z' }),
      aPerson('sso admin', { isProvisioned: false, role: 'Admin' }),
      aPerson('root', { isProvisioned: false, role: 'Admin', authLabels: [], lastSeenAt: '2026-03-01T00:00:00Z' }),
    ];
    const { orphans, waysBackIn, ...counts } = finish(countPeople(people, false));
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

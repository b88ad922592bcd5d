import type { Group, Team } from '../../domain/organisation/organisation';
import { teamOfGroup } from './teamOfGroup';

const team = (uid: string, more: Partial<Team> = {}): Team => ({
  uid,
  id: 1,
  name: uid,
  email: '',
  isProvisioned: true,
  ...more,
});
const group = (more: Partial<Group>): Group => ({ id: 'g', displayName: 'SRE', ...more });

describe('teamOfGroup', () => {
  test.each<[string, Team[], Group, string | undefined]>([
    ["the team's uid is the group's id", [team('a'), team('g')], group({}), 'g'],
    ['externalId', [team('a', { externalUid: 'x1' })], group({ externalId: 'x1' }), 'a'],
    ['the only provisioned team of that name', [team('a', { name: 'SRE' })], group({}), 'a'],
    [
      'a team made by hand is not taken by its name',
      [team('a', { name: 'SRE', isProvisioned: false })],
      group({}),
      undefined,
    ],
    [
      'two teams of one name are not guessed between',
      [team('a', { name: 'SRE' }), team('b', { name: 'SRE' })],
      group({}),
      undefined,
    ],
    ['a name is taken by its exact case', [team('a', { name: 'sre' })], group({}), undefined],
    [
      'an absent externalId is not an empty one',
      [team('a', { externalUid: '' })],
      group({ externalId: '' }),
      undefined,
    ],
    ['id goes before externalId', [team('g'), team('a', { externalUid: 'x1' })], group({ externalId: 'x1' }), 'g'],
    ['no team yet', [], group({}), undefined],
  ])('%s', (_, teams, given, expected) => {
    expect(teamOfGroup(teams)(given)).toBe(expected);
  });
});

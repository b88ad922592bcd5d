import { aGroup, aRule, aTeam } from '../testing/builders';
import { finish } from '../work/work';
import { beforePush, PUSH_STATES } from './beforePush';
import { compareProviderGroups, type ProviderInput } from './providerGroups';
import type { Rule } from './rule';

interface Given extends Partial<Omit<ProviderInput, 'document'>> {
  rules?: readonly Rule[];
  isWhole?: boolean;
}

function table({ rules = [], isWhole = true, ...given }: Given) {
  const comparison = finish(
    compareProviderGroups({
      list: [],
      groups: [],
      teams: [],
      today: '2026-03-10',
      ...given,
      document: { version: 1, rules },
    })
  );
  return finish(beforePush({ comparison, isWhole }));
}

const rule = (name: string, match: Rule['match']) => aRule({ name, match });
const pushed = (displayName: string, externalId?: string) => aGroup(`id-${displayName}`, { displayName, externalId });

test.each<[string, Given, ReadonlyArray<[name: string, state: string]>]>([
  ['an empty list and nothing here', {}, []],
  ['a group with a rule', { list: [{ name: 'SRE' }], rules: [rule('a', { group: 'SRE' })] }, [['SRE', 'match']]],
  ['a group without one', { list: [{ name: 'SRE' }], groups: [pushed('SRE')] }, [['SRE', 'no-rule']]],
  [
    'a group that was renamed',
    { list: [{ name: 'New', externalId: 'e1' }], groups: [pushed('Old', 'e1')], rules: [rule('a', { glob: '*' })] },
    [['New', 'renamed']],
  ],
  [
    'a name that only looks like one here',
    { list: [{ name: 'site reliability' }], groups: [pushed('Site-Reliability')] },
    [['site reliability', 'looks-like']],
  ],
  [
    'a rule that is off by case',
    { list: [{ name: 'SRE' }], rules: [rule('a', { group: 'sre' }), rule('b', { glob: 'sr*' })] },
    [['SRE', 'near-miss']],
  ],
  [
    'a rule that is off by accents written in two ways',
    { list: [{ name: 'e\u0301quipe' }], rules: [rule('a', { glob: 'É*' })] },
    [['e\u0301quipe', 'near-miss']],
  ],
  [
    'two groups of one name',
    { list: [{ name: 'SRE' }, { name: 'SRE' }], rules: [rule('a', { group: 'SRE' })] },
    [
      ['SRE', 'duplicate'],
      ['SRE', 'duplicate'],
    ],
  ],
  [
    'the name of a local team',
    { list: [{ name: 'SRE' }], teams: [aTeam('sre', { name: 'SRE', isProvisioned: false })] },
    [['SRE', 'name-taken']],
  ],
  [
    'a rule about a group that is nowhere',
    { rules: [rule('a', { group: 'gone' }), rule('b', { regex: 'x.*' }), rule('c', { externalId: 'e9' })] },
    [
      ['gone', 'rule-without-group'],
      ['x.*', 'rule-without-group'],
      ['e9', 'rule-without-group'],
    ],
  ],
  [
    'a group that only Grafana has, with and without a rule',
    { groups: [pushed('SRE'), pushed('Data')], rules: [rule('a', { group: 'SRE' })] },
    [
      ['Data', 'only-in-grafana'],
      ['SRE', 'rule-without-group'],
    ],
  ],
  [
    'a built-in group, although a rule takes everything and another group has its name',
    {
      list: [{ name: 'Everyone', isBuiltIn: true }, { name: 'Everyone' }],
      rules: [rule('a', { glob: '*' })],
    },
    [
      ['Everyone', 'built-in'],
      ['Everyone', 'match'],
    ],
  ],
])('%s', (_, given, expected) => {
  const { rows, counts } = table(given);
  expect(rows.map(({ name, state }) => [name, state])).toEqual(expected);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  const states = expected.map(([, state]) => state);
  PUSH_STATES.forEach((state) => expect(counts.get(state) ?? 0).toBe(states.filter((other) => other === state).length));
});

test('says which rules nearly name a group, and which of them can be corrected', () => {
  const { rows } = table({
    list: [{ name: 'SRE' }],
    rules: [rule('exact', { group: 'sre' }), rule('pattern', { glob: 's*' }), rule('other', { group: 'SRE' })],
  });
  expect(rows[0]).toMatchObject({
    ruleNames: ['other'],
    nearRules: [
      { ruleName: 'exact', written: 'sre', canCorrect: true },
      { ruleName: 'pattern', written: 's*', canCorrect: false },
    ],
  });
});

test('a group of Grafana that only looks like one of the list is shown once', () => {
  const { rows } = table({ list: [{ name: 'sre' }], groups: [pushed('SRE')] });
  expect(rows).toEqual([expect.objectContaining({ name: 'sre', knownAs: 'SRE', isInGrafana: false })]);
});

test('names that are missing are exact names, each once', () => {
  const { missingNames } = table({
    list: [{ name: 'Here' }, { name: 'Near' }],
    groups: [pushed('Z'), pushed('A')],
    rules: [
      rule('a', { group: 'Z' }),
      rule('b', { group: 'near' }),
      rule('c', { group: 'B' }),
      rule('d', { glob: 'x*' }),
    ],
  });
  expect(missingNames).toEqual(['A', 'B', 'Z']);
});

test('of a list that is not whole, nothing is said to be missing', () => {
  const { rows, missingNames } = table({
    list: [{ name: 'SRE' }],
    groups: [pushed('Data')],
    rules: [rule('a', { group: 'gone' })],
    isWhole: false,
  });
  expect(rows.map(({ name }) => name)).toEqual(['SRE']);
  expect(missingNames).toEqual([]);
});

test('50,000 groups are compared in slices', () => {
  const list = Array.from({ length: 50_000 }, (_, at) => ({ name: `group-${at}`, externalId: `e${at}` }));
  const rules = [rule('a', { glob: 'group-1*' }), rule('b', { group: 'Group-7' })];
  const comparison = finish(
    compareProviderGroups({ list, groups: [], teams: [], today: '2026-03-10', document: { version: 1, rules } })
  );
  const work = beforePush({ comparison, isWhole: true });
  let slices = 0;
  for (let turn = work.next(); ; turn = work.next()) {
    if (turn.done) {
      expect(turn.value.counts.get('match')).toBe(11_111);
      expect(turn.value.counts.get('near-miss')).toBe(1);
      break;
    }
    slices += 1;
  }
  expect(slices).toBeGreaterThanOrEqual(50);
});

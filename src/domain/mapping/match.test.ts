import fc from 'fast-check';
import type { Group } from '../organisation/organisation';
import { finish } from '../work/work';
import { matchRules, type MatchInput } from './match';
import type { Rule } from './rule';

const rule = (partial: Partial<Rule> & Pick<Rule, 'match'>): Rule => ({
  name: 'rule',
  roles: [],
  folders: [],
  datasources: [],
  priority: 0,
  paused: false,
  ...partial,
});

const group = (displayName: string, partial: Partial<Group> = {}): Group => ({
  id: `id-${displayName}`,
  displayName,
  ...partial,
});

const outcome = (rules: Rule[], groups: Group[], partial: Partial<MatchInput> = {}) =>
  finish(matchRules({ document: { version: 1, rules }, organisation: { groups }, today: '2026-03-10', ...partial }));

const GROUPS = ['sre', 'SRE', 'sre-emea', 'data', 'café'].map((name) => group(name, { externalId: `okta-${name}` }));

describe('matchRules', () => {
  it.each<[string, Rule['match'], string[]]>([
    ['the exact name', { group: 'sre' }, ['sre']],
    ['the exact name, accents encoded otherwise', { group: 'cafe\u0301' }, ['café']],
    ['a glob', { glob: 'sre*' }, ['sre', 'sre-emea']],
    ['a regular expression', { regex: '(sre|data)' }, ['data', 'sre']],
    ['an external id', { externalId: 'okta-data' }, ['data']],
    ['an external id in other capitals', { externalId: 'OKTA-data' }, []],
    ['nothing', { group: 'ops' }, []],
  ])('finds groups by %s', (_, match, expected) => {
    const { matches } = outcome([rule({ match })], GROUPS);
    expect(matches[0]?.groups.map(({ displayName }) => displayName)).toEqual(expected);
  });

  it.each<[string, Rule['match'], { detail: RegExp; suggestion?: string }]>([
    ['case', { group: 'Data' }, { detail: /"data" differs only by case/, suggestion: 'data' }],
    ['separators', { group: 'sre_emea' }, { detail: /only by separators/, suggestion: 'sre-emea' }],
    ['look-alikes', { group: 'dаta' }, { detail: /only by look-alike characters/, suggestion: 'data' }],
    ['capitals in a glob', { glob: 'DATA*' }, { detail: /capitals count/, suggestion: 'data' }],
    ['nothing near', { group: 'ops' }, { detail: /^No group is called "ops"$/ }],
    ['no regular expression', { regex: 'ops.+' }, { detail: /regular expression "ops.\+"$/ }],
    ['no external id', { externalId: '7' }, { detail: /external id "7"$/ }],
  ])('says what nearly fits: %s', (_, match, { detail, suggestion }) => {
    const { findings } = outcome([rule({ match })], GROUPS);
    expect(findings).toMatchObject([{ ruleName: 'rule', kind: 'matches-nothing', severity: 'warning' }]);
    expect(findings[0]?.detail).toMatch(detail);
    expect(findings[0]?.suggestion).toBe(suggestion);
  });

  it('warns when several groups share the name that is asked for', () => {
    const { matches, findings } = outcome(
      [rule({ match: { group: 'a' } })],
      [group('a', { id: '2' }), group('a', { id: '1' })]
    );
    expect(matches[0]?.groups.map(({ id }) => id)).toEqual(['1', '2']);
    expect(findings).toMatchObject([
      { kind: 'duplicate-group', detail: '2 groups have this name: "1", "2". All of them count' },
    ]);
  });

  it.each<[string, Partial<Rule>, Partial<MatchInput>, { inForce: boolean; held: boolean; kinds: string[] }]>([
    ['on its last day', { expires: '2026-03-10' }, {}, { inForce: true, held: false, kinds: [] }],
    ['the day after', { expires: '2026-03-09' }, {}, { inForce: false, held: false, kinds: ['expired'] }],
    ['paused', { paused: true }, {}, { inForce: false, held: true, kinds: ['paused'] }],
    [
      'paused and expired',
      { paused: true, expires: '2026-03-09' },
      {},
      { inForce: false, held: false, kinds: ['expired'] },
    ],
    [
      'for this environment',
      { environments: ['production'] },
      { environment: 'production' },
      { inForce: true, held: false, kinds: [] },
    ],
    [
      'for another one',
      { environments: ['production'] },
      { environment: 'staging' },
      { inForce: false, held: false, kinds: [] },
    ],
    [
      'for some, here unknown',
      { environments: ['production'] },
      {},
      { inForce: false, held: true, kinds: ['environment-unclear'] },
    ],
    [
      'for one that is called nearly so',
      { environments: ['Production'] },
      { environment: 'production' },
      { inForce: false, held: true, kinds: ['environment-unclear'] },
    ],
    [
      'paused elsewhere',
      { paused: true, environments: ['production'] },
      { environment: 'staging' },
      { inForce: false, held: false, kinds: [] },
    ],
  ])('knows whether a rule counts: %s', (_, partial, input, expected) => {
    const { matches, held, findings } = outcome([rule({ match: { group: 'sre' }, ...partial })], GROUPS, input);
    expect({
      inForce: matches.length > 0,
      held: held.length > 0,
      kinds: findings.map(({ kind }) => kind),
    }).toEqual(expected);
  });

  it('puts higher priority first and keeps the order of the document among equals', () => {
    const rules = [
      ['a', 0],
      ['b', 5],
      ['c', 0],
      ['d', 5],
    ].map(([name, priority]) => rule({ name: String(name), priority: Number(priority), match: { group: 'sre' } }));
    expect(outcome(rules, GROUPS).matches.map((match) => match.rule.name)).toEqual(['b', 'd', 'a', 'c']);
  });

  it('is not led astray by hostile names, nor by the order of groups', () => {
    const hostile = ['\u202esre', 'a'.repeat(10_000), '<img onerror=alert(1)>', '😀', ' ', 'sre\u200b'].map((name) =>
      group(name)
    );
    const rules = [
      rule({ name: 'a', match: { group: 'sre ' } }),
      rule({ name: 'b', match: { glob: '*' } }),
      rule({ name: 'c', match: { regex: '[a]+' } }),
    ];
    const expected = outcome(rules, hostile);
    expect(expected.matches.map(({ groups }) => groups.length)).toEqual([0, 6, 0]);
    expect(expected.findings[0]?.detail).not.toMatch(/\p{Cf}/u);
    fc.assert(
      fc.property(fc.shuffledSubarray(hostile, { minLength: hostile.length }), (groups) => {
        expect(outcome(rules, groups)).toEqual(expected);
      }),
      { seed: 7, numRuns: 30 }
    );
  });

  it('pauses in between', () => {
    const groups = Array.from({ length: 5_000 }, (_, at) => group(`g${at}`));
    const work = matchRules({
      document: { version: 1, rules: [rule({ match: { glob: 'g*' } })] },
      organisation: { groups },
      today: '2026-03-10',
    });
    let pauses = 0;
    while (!work.next().done) {
      pauses += 1;
    }
    expect(pauses).toBeGreaterThanOrEqual(5);
  });

  it('pauses after a few long names, as a regular expression may take its time for each', () => {
    const groups = Array.from({ length: 100 }, (_, at) => group(`${'a'.repeat(200)}${at}`));
    const work = matchRules({
      document: { version: 1, rules: [rule({ match: { regex: 'a*a*a*b' } })] },
      organisation: { groups },
      today: '2026-03-10',
    });
    let pauses = 0;
    while (!work.next().done) {
      pauses += 1;
    }
    expect(pauses).toBeGreaterThan(9);
  });
});

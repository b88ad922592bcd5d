import { CHECKS } from '../../domain/diagnostics/checks';
import { list, personRow } from '../../domain/diagnostics/evidence';
import type { JudgedCheck } from '../../domain/diagnostics/summary';
import { fail, pass, type Remedy, type Verdict, warn } from '../../domain/diagnostics/verdict';
import type { SetUpStep } from '../../domain/setup/setUpStep';
import { aGroup, aPerson } from '../../domain/testing/builders';
import { todoItems } from './todoItems';
import type { GroupInventory } from './useInventory';

const PATH = '/a/idops-scim-app';

const finding = (id: (typeof CHECKS)[number]['id'], verdict: Verdict): JudgedCheck[] =>
  CHECKS.filter((check) => check.id === id).map((check) => ({ check, result: { id, verdict, atMs: 0 } }));

const found = (cause: string, remedy: Partial<Remedy> = {}) => ({
  evidence: [],
  cause,
  remedy: { text: 'Do something.', ...remedy },
});

const step = (part: Partial<SetUpStep>): SetUpStep => ({
  id: 'token',
  title: 'Token for the identity provider',
  state: 'next',
  evidence: [],
  ...part,
});

const groups = (part: Partial<GroupInventory>): GroupInventory => ({
  total: 2,
  mapped: 1,
  unmapped: [aGroup('ops')],
  mismatched: [],
  withoutTeam: [],
  source: 'scim',
  ...part,
});

const items = (facts: Partial<Parameters<typeof todoItems>[0]>) =>
  todoItems({ step: undefined, findings: [], groups: undefined, ...facts });

describe('a step of the set-up', () => {
  it.each(['next', 'waiting'] as const)('that is %s comes before everything', (state) => {
    const findings = finding('user-sync', fail(found('Off.')));
    expect(items({ step: step({ state, remedy: 'Make one.' }), findings })[0]).toEqual({
      id: 'set-up',
      severity: 'next',
      title: 'Set up: Token for the identity provider',
      names: [],
      remedy: 'Make one.',
      href: `${PATH}/configuration?tab=setup`,
    });
  });

  it.each(['failed', 'unknown', 'blocked', 'done'] as const)('that is %s is for diagnostics to tell', (state) => {
    expect(items({ step: step({ state }) })).toEqual([]);
  });

  it('is not said again by a check', () => {
    const findings = [...finding('user-sync', fail(found('Off.'))), ...finding('licence', fail(found('None.')))];
    const ids = (id: SetUpStep['id']) => items({ step: step({ id }), findings }).map((item) => item.id);
    expect(ids('switches')).toEqual(['set-up', 'licence']);
    expect(ids('values')).toEqual(['set-up', 'user-sync', 'licence']);
  });

  it('only names checks that exist', () => {
    const known = CHECKS.map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining(['provider-account', 'user-sync', 'group-sync', 'token-never-used']));
  });
});

describe('a finding', () => {
  it.each([
    ['One thing.', 'One thing'],
    ['Grafana 12.4 is old. It has to go.', 'Grafana 12.4 is old'],
    ['Half a sentence', 'Half a sentence'],
    ['', ''],
  ])('is headed by its first sentence: %s', (cause, title) => {
    expect(items({ findings: finding('user-sync', fail(found(cause))) })[0]?.title).toBe(title);
  });

  it.each([
    ['where it is mended', { link: { page: 'audit', query: { state: 'local' } } }, `${PATH}/audit?state=local`],
    ['Grafana', { link: { grafanaPath: '/admin/users' } }, '/admin/users'],
    ['diagnostics', {}, `${PATH}/configuration?tab=diagnostics&state=warn`],
  ] as const)('leads to %s', (_, remedy, href) => {
    expect(items({ findings: finding('user-sync', warn(found('Off.', remedy))) })[0]).toMatchObject({
      href,
      severity: 'warning',
      remedy: 'Do something.',
    });
  });

  it('names people once, and nothing that is no name', () => {
    const evidence = [
      list('People', [personRow(aPerson('mia', { name: 'Mia' })), personRow(aPerson('root'))]),
      list('Tokens', [
        [
          { kind: 'account', text: 'okta' },
          { kind: 'token', text: 'one' },
        ],
      ]),
      list('Values', [[{ kind: 'plain', text: 'off' }]]),
    ];
    expect(items({ findings: finding('user-sync', fail({ ...found('Off.'), evidence })) })[0]?.names).toEqual([
      'Mia',
      'root',
      'okta / one',
    ]);
  });

  it('is none that passed', () => {
    expect(items({ findings: finding('user-sync', pass()) })).toEqual([]);
  });
});

it.each<[string, Partial<GroupInventory>, string[]]>([
  ['one', {}, ['1 group has no rule']],
  ['two', { unmapped: [aGroup('a'), aGroup('b')] }, ['2 groups have no rule']],
  ['none', { unmapped: [] }, []],
  ['an unknown number of', { mappingUnknown: 'invalid' }, []],
])('%s groups without a rule', (_, part, titles) => {
  expect(items({ groups: groups(part) }).map(({ title }) => title)).toEqual(titles);
});

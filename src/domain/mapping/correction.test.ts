import { aRule } from '../testing/builders';
import { correctionOf, placeOfFinding } from './correction';
import { parseMappingDocument } from './document';
import { changeRule } from './editMapping';
import type { RuleFinding } from './finding';

const TEXT = `version: 1
rules:
  - name: rule # mine
    match: { group: sre }
    team: { name: ops }
    roles: [ "a:b", "c:d" ]
    folders:
      - { path: Prod, permission: View }
      - path: Prodd # typed in haste
        permission: Edit
`;

const finding = (partial: Partial<RuleFinding>): RuleFinding => ({
  ruleName: 'rule',
  kind: 'matches-nothing',
  severity: 'error',
  detail: '',
  ...partial,
});

const [rule = aRule()] = parseMappingDocument(TEXT).document?.rules ?? [];

describe('correctionOf', () => {
  it.each<[Partial<RuleFinding>, string, string]>([
    [{ kind: 'matches-nothing', suggestion: 'SRE' }, '{ group: sre }', '{ group: SRE }'],
    [{ kind: 'unknown-role', written: 'c:d', suggestion: 'c:e' }, '"c:d"', '"c:e"'],
    [{ kind: 'unknown-folder', written: 'Prodd', suggestion: 'Prod/Pay' }, 'path: Prodd #', 'path: Prod/Pay #'],
    [{ kind: 'unknown-team', written: 'ops', suggestion: 'Ops' }, '{ name: ops }', '{ name: Ops }'],
  ])('%j changes one word of the text', (partial, before, after) => {
    const change = correctionOf(rule, finding(partial));
    expect(changeRule(TEXT, 'rule', change ?? {})).toEqual({ ok: true, value: TEXT.replace(before, after) });
  });

  it.each<[string, Parameters<typeof correctionOf>]>([
    ['nothing was suggested', [rule, finding({ kind: 'unknown-role', written: 'c:d' })]],
    ['a pattern fits nothing', [aRule({ match: { glob: 'x*' } }), finding({ suggestion: 'X' })]],
    ['rules overlap', [rule, finding({ kind: 'conflicting', suggestion: 'x' })]],
  ])('leaves it to the person when %s', (_, input) => {
    expect(correctionOf(...input)).toBeUndefined();
  });
});

it.each<[Partial<RuleFinding>, number]>([
  [{ kind: 'matches-nothing' }, 4],
  [{ kind: 'unknown-team' }, 5],
  [{ kind: 'unknown-role', written: 'c:d' }, 6],
  [{ kind: 'role-not-delegatable' }, 6],
  [{ kind: 'unknown-folder', written: 'Prodd' }, 9],
  [{ kind: 'expired' }, 3],
  [{ kind: 'shadowed-by' }, 3],
])('%j stands in line %d', (partial, line) => {
  const { placeAt } = parseMappingDocument(TEXT);
  expect(placeAt?.(['rules', 0, ...placeOfFinding(rule, finding(partial))]).line).toBe(line);
});

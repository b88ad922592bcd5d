import { parseMappingDocument } from '../../../../domain/mapping/document';
import type { Rule } from '../../../../domain/mapping/rule';
import { aRule } from '../../../../domain/testing/builders';
import { changeOf, fieldsOf, ruleOf } from './ruleFields';

const FULL: Rule = aRule({
  match: { glob: 'sre-*' },
  team: { name: 'SRE' },
  roles: ['a:b'],
  folders: [{ uid: 'f', permission: 'Edit' }],
  environments: ['staging', 'production'],
  priority: -2,
  paused: true,
  owner: 'me',
  expires: '2027-01-31',
  note: 'why',
});

it.each<[string, Rule]>([
  ['nothing but a match', aRule()],
  ['every key', FULL],
  ['an external id', aRule({ match: { externalId: '00g1' } })],
  ['a regular expression', aRule({ match: { regex: 'a|b' } })],
])('a rule with %s is the same after the form', (_, rule) => {
  expect(ruleOf(fieldsOf(rule))).toEqual(rule);
});

it('changes only what was touched, even what a form cannot show', () => {
  const odd = aRule({ environments: ['a, b'], note: '' });
  const before = fieldsOf(odd);
  expect(changeOf(before, before)).toEqual({});
  expect(changeOf(before, { ...before, matchText: 'x', owner: 'you' })).toEqual({
    match: { group: 'x' },
    owner: 'you',
  });
});

it('takes a field away that was emptied', () => {
  const before = fieldsOf(FULL);
  const change = changeOf(before, { ...before, team: '', environments: ' , ', expires: '' });
  expect(change).toEqual({ team: undefined, environments: undefined, expires: undefined });
  expect(Object.keys(change)).toHaveLength(3);
});

it('leaves it to the document to refuse what is no number', () => {
  expect(ruleOf({ ...fieldsOf(FULL), priority: 'high' }).priority).toBeNaN();
  expect(parseMappingDocument('version: 1\nrules: [{ name: a, match: { group: b }, priority: .nan }]').document).toBe(
    undefined
  );
});

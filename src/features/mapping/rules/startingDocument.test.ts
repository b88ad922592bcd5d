import { EMPTY_MAPPING_TEXT, parseMappingDocument } from '../../../domain/mapping/document';
import { startingDocument } from './startingDocument';

const groups = (...names: string[]) => names.map((displayName, index) => ({ id: String(index), displayName }));

describe('startingDocument', () => {
  it('has a rule for each group, and no errors', () => {
    const { document, problems } = parseMappingDocument(startingDocument(groups('SRE', 'Platform Engineering')));
    expect(document?.rules.map(({ name, match }) => [name, match])).toEqual([
      ['SRE', { group: 'SRE' }],
      ['Platform Engineering', { group: 'Platform Engineering' }],
    ]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['quotes and colons', 'a: "b" # c'],
    ['a dollar pattern of replace', '$& $1 $$'],
    ['an emoji and right-to-left marks', '🚀 \u202Etxet\u202C'],
    ['markup', '<img onerror=alert(1)>'],
    ['line breaks', 'one\ntwo\r\nthree'],
    ['a YAML word', 'true'],
  ])('keeps %s in a name', (_, name) => {
    expect(parseMappingDocument(startingDocument(groups(name))).document?.rules[0]?.match).toEqual({ group: name });
  });

  it('takes a name twice only once, and leaves out what cannot be a name', () => {
    const text = startingDocument(groups('A', 'A', ' ', 'x'.repeat(10_000)));
    expect(parseMappingDocument(text).document?.rules).toHaveLength(1);
  });

  it('stops after some rules and says how many groups are left', () => {
    const text = startingDocument(groups(...Array.from({ length: 500 }, (_, index) => `group-${index}`)));
    expect(parseMappingDocument(text).document?.rules).toHaveLength(30);
    expect(text).toContain('470 more groups');
  });

  it('is the empty document where there is no group', () => {
    expect(startingDocument([])).toBe(EMPTY_MAPPING_TEXT);
  });
});

import fc from 'fast-check';
import { compileGlob, compileRegex, normaliseName, regexFault } from './namePattern';

describe('compileGlob', () => {
  it.each([
    ['sre-*', 'sre-emea', true],
    ['sre-*', 'sre-', true],
    ['sre-*', 'SRE-emea', false],
    ['sre-*', 'xsre-a', false],
    ['*', '', true],
    ['?', '', false],
    ['?', '😀', true],
    ['team-?', 'team-12', false],
    ['*-ops-*', 'eu-ops-x-ops-', true],
    ['a*b', 'aXbY', false],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['**a**', 'bab', true],
    ['caf\u00e9', 'cafe\u0301', true],
  ])('%s on %s: %s', (glob, name, expected) => {
    expect(compileGlob(glob)(normaliseName(name))).toBe(expected);
  });

  it.each([
    ['stars and question marks', ['a', 'b', '*', '?']],
    ['stars', ['a', 'b', '*']],
    ['halves of characters', ['a', '*', '😀', '\ud83d', '\ude00']],
  ])('agrees with a regular expression: %s', (_, letters) => {
    const globs = fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
    const names = fc.string({ unit: fc.constantFrom('a', 'b', '😀'), maxLength: 10 });
    fc.assert(
      fc.property(globs, names, (glob, name) => {
        const regex = new RegExp(`^${glob.replace(/\*+/g, '.*').replace(/\?/g, '.')}$`, 'u');
        return compileGlob(glob)(name) === regex.test(name);
      }),
      { seed: 7, numRuns: 2_000 }
    );
  });

  it('takes a hostile pair in its stride', () => {
    expect(compileGlob(`${'*a'.repeat(100)}b`)('a'.repeat(10_000))).toBe(false);
  });
});

describe('regexFault', () => {
  it.each([
    ['(a+)+', 'repeats a group'],
    ['(a*)*b', 'repeats a group'],
    ['(?:a|a)*', 'repeats a group'],
    ['(a|b|ab){20}', 'repeats a group'],
    ['((a?))+', 'repeats a group'],
    ['(?<x>[a-z]+){2,}', 'repeats a group'],
    ['([\\])]+)+', 'repeats a group'],
    ['.*.*.*.*x', 'too many'],
    ['a?'.repeat(60), 'too many'],
    ['(a|a)'.repeat(30), 'too many'],
    ['(', 'does not compile'],
    ['a'.repeat(201), 'longer than 200'],
  ])('refuses %s', (pattern, words) => {
    expect(regexFault(pattern)).toContain(words);
  });

  it.each([
    'sre-.*',
    '(sre|ops)-[a-z0-9-]+',
    '(?:eu|us)-.*-team-.*',
    '\\p{L}+',
    '\\u{1F600}+',
    '[+*?(]+',
    '\\(.*\\)',
    'x{2,3}',
    '(ab)+',
    '(?=sre).*',
  ])('takes %s', (pattern) => {
    expect(regexFault(pattern)).toBeUndefined();
  });
});

describe('compileRegex', () => {
  it.each([
    ['sre', 'sre', true],
    ['sre', 'sre-1', false],
    ['a|b', 'ab', false],
    ['.', '😀', true],
    ['a*', 'a'.repeat(256), true],
    ['a*', 'a'.repeat(257), false],
  ])('%s has to fit the whole name', (pattern, name, expected) => {
    expect(compileRegex(pattern)(name)).toBe(expected);
  });

  it('throws for a refused pattern', () => {
    expect(() => compileRegex('(a+)+')).toThrow(RangeError);
  });
});

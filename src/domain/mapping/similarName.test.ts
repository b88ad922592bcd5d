import fc from 'fast-check';
import { closestName, MeantNames, nameSkeleton, similarName } from './similarName';

describe('similarName', () => {
  it.each([
    ['SRE', 'sre', 'case'],
    ['team sre', 'team-sre', 'separators'],
    ['Team_SRE', 'team sre', 'separators'],
    ['sre\u2013eu', 'sre-eu', 'separators'],
    ['sre\u200b', 'sre', 'invisible characters'],
    ['\u202esre', 'sre', 'invisible characters'],
    ['sre ', 'sre', 'invisible characters'],
    ['Zoë', 'zoe', 'accents'],
    ['раyments', 'payments', 'look-alike characters'],
    ['ѕrе', 'sre', 'look-alike characters'],
    ['sre', 'sre', undefined],
    ['caf\u00e9', 'cafe\u0301', undefined],
    ['sre', 'srf', undefined],
    ['---', '  ', undefined],
    ['', 'a', undefined],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(similarName(a, b)).toBe(expected);
  });

  it('does not care for the order, and similar names share a skeleton', () => {
    const names = fc.string({
      unit: fc.constantFrom('a', 'A', 'а', 'e', 'é', '-', ' ', '_', '\u200f', '😀'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(names, names, (a, b) => {
        const difference = similarName(a, b);
        expect(similarName(b, a)).toBe(difference);
        expect(difference === undefined || nameSkeleton(a) === nameSkeleton(b)).toBe(true);
      }),
      { seed: 7, numRuns: 1_000 }
    );
  });

  it('gives up on endless names instead of calling them alike', () => {
    expect(similarName('a'.repeat(10_000), 'A'.repeat(10_000))).toBeUndefined();
  });
});

describe('closestName', () => {
  it.each([
    ['folder', ['name', 'folders'], 'folders'],
    ['Roles', ['name', 'roles'], 'roles'],
    ['permision', ['permission'], 'permission'],
    ['x', ['uid'], undefined],
    ['colour', ['name', 'owner'], undefined],
    ['abcdef', ['abcdefxy', 'abcd', 'bacdef', 'abcxef'], 'abcd'],
    ['abcdef', ['fabcde'], 'fabcde'],
    ['abcdef', ['abcxyzdef', 'abc'], undefined],
    [`${'long '.repeat(20)}Name`, [`${'long '.repeat(20)}name`], `${'long '.repeat(20)}name`],
  ])('%s of %j: %s', (name, known, expected) => {
    expect(closestName(name, known)).toBe(expected);
  });

  it('finds the nearest among many names that begin alike without comparing all of each', () => {
    const known = Array.from({ length: 5_000 }, (_, at) => `${'Team folder number of some site '.repeat(1)}${at} of all`);
    const meant = new MeantNames(() => known);
    const startedAt = performance.now();
    const found = Array.from({ length: 50 }, (_, at) => meant.closest(`Team folder numbre of some site ${at} of all`));
    expect(found[7]).toBe('Team folder number of some site 7 of all');
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});

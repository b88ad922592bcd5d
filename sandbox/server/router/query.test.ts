import { like, pageOf, queryFlag, queryInteger, sortOf, toInteger } from './query';

const asked = (query: string) => ({ query: new URLSearchParams(query) });

describe('pageOf', () => {
  it.each([
    ['', { page: 1, perPage: 1000, offset: 0 }],
    ['perpage=2&page=3', { page: 3, perPage: 2, offset: 4 }],
    ['perpage=0&page=0', { page: 1, perPage: 1000, offset: 0 }],
    ['perpage=-1&page=-1', { page: 1, perPage: 1000, offset: 0 }],
    ['perpage=many&page=first', { page: 1, perPage: 1000, offset: 0 }],
  ])('reads "%s"', (query, expected) => {
    expect(pageOf(asked(query))).toEqual(expected);
  });
});

describe('numbers and flags', () => {
  it.each([
    ['12', 12],
    ['-3', -3],
    ['1.5', undefined],
    ['', undefined],
    ['12a', undefined],
  ])('toInteger(%s)', (text, expected) => {
    expect(toInteger(text)).toBe(expected);
  });

  it('reads what is no number as 0 and what is no flag as false', () => {
    expect(queryInteger(asked('a=x'), 'a')).toBe(0);
    expect(['true', '1', 'T', 'yes', ''].map((value) => queryFlag(asked(`a=${value}`), 'a'))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('like', () => {
  it.each([
    ['VER', 'vera', true],
    ['a.b', 'axb', false],
    ['a_b', 'axb', true],
    ['a%d', 'abcd', true],
    ['', 'anything', true],
    ['(', 'a(b', true],
  ])('%s in %s', (pattern, text, expected) => {
    expect(like(pattern)(text)).toBe(expected);
  });
});

interface Counted {
  name: string;
  count: number;
}

describe('sortOf', () => {
  const rows = [
    { name: 'b', count: 1 },
    { name: 'a', count: 1 },
    { name: 'c', count: 2 },
  ];
  const keys = { name: (row: Counted) => row.name, count: (row: Counted) => row.count };

  it('applies several options in Grafana’s order, whatever the request’s', () => {
    const sort = sortOf(asked('sort=count-desc,name-asc'), keys);
    expect([...rows].sort(sort).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    const byCount = sortOf(asked('sort=count-desc'), keys);
    expect([...rows].sort(byCount).map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });

  it('does not know other options', () => {
    expect(sortOf(asked('sort=name'), keys)).toBeUndefined();
    expect(sortOf(asked('sort=name-asc,nonsense'), keys)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { finish } from '../work/work';
import { csvChunks, type CsvOptions } from './csv';

const csv = (rows: string[][], options?: CsvOptions): string =>
  finish(csvChunks(['a', 'b'], rows, (row) => row, options)).join('');

/** RFC 4180 read back, quotes and all. */
function parsed(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replace(/""/g, '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('csvChunks', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+41', "'+41"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['a=b', 'a=b'],
    ['\u202ex', '\u202ex'],
  ])('writes %j as %s', (value, expected) => {
    expect(csv([[value, 'z']])).toBe(`a,b\r\n${expected},z\r\n`);
  });

  it('puts a byte order mark in front when asked to', () => {
    expect(csv([], { hasBom: true })).toBe('\ufeffa,b\r\n');
  });

  it('comes in chunks, and pauses between them', () => {
    const work = csvChunks(
      ['n'],
      Array.from({ length: 2_500 }, (_, at) => at),
      (at) => [String(at)]
    );
    expect([work.next().done, work.next().done, work.next().done]).toEqual([false, false, false]);
    expect(work.next()).toMatchObject({ done: true, value: { length: 4 } });
  });

  it('reads back as written, calculated cells apart', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', '=', '😀') })
      .filter((text) => !/^[=\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        expect(parsed(csv(rows))).toEqual([['a', 'b'], ...rows]);
      }),
      { seed: 7 }
    );
  });
});

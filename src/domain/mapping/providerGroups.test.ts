import fc from 'fast-check';
import { csvChunks } from '../audit/csv';
import { aGroup, aRule, aTeam } from '../testing/builders';
import { finish } from '../work/work';
import { compareProviderGroups, type ProviderInput } from './providerGroups';
import { readCsv } from './readCsv';
import { readProviderGroups, type ProviderGroups } from './readProviderGroups';

const read = (text: string): ProviderGroups => finish(readProviderGroups(text));
const lines = ({ problems }: ProviderGroups) => problems.map(({ line, message }) => `${line}: ${message}`);

describe('readProviderGroups', () => {
  it.each<[string, string, object[]]>([
    [
      'Microsoft Graph',
      '{"@odata.context":"x","value":[{"id":"e1","displayName":"SRE","mail":null}]}',
      [{ name: 'SRE', externalId: 'e1' }],
    ],
    ['Okta', '[{"id":"00g1","profile":{"name":"SRE","description":null}}]', [{ name: 'SRE', externalId: '00g1' }]],
    [
      'the Entra portal',
      '\ufeffid,displayName,mail\r\ne1,"SRE, ""core""",\r\ne2,"two\nlines",x\r\n',
      [
        { name: 'SRE, "core"', externalId: 'e1' },
        { name: 'two\nlines', externalId: 'e2' },
      ],
    ],
    [
      'what Okta made itself',
      '[{"id":"00g1","type":"BUILT_IN","profile":{"name":"Everyone"}},{"type":"APP_GROUP","profile":{"name":"AD"}}]',
      [{ name: 'Everyone', externalId: '00g1', isBuiltIn: true }, { name: 'AD' }],
    ],
    ['a spreadsheet with semicolons', 'Object ID;Display name\ne1;SRE\n', [{ name: 'SRE', externalId: 'e1' }]],
    [
      'a spreadsheet that names its separator',
      '\ufeffsep=;\r\nObject ID;Display name\r\ne1;SRE, core\r\n',
      [{ name: 'SRE, core', externalId: 'e1' }],
    ],
    ['columns without a heading', ',displayName,\nx,SRE,y\n', [{ name: 'SRE' }]],
    ['the clipboard', 'Group name\tMembers\nSRE\t7\n', [{ name: 'SRE' }]],
    ['one name a line', 'SRE\nData \n', [{ name: 'SRE' }, { name: 'Data ' }]],
    ['a heading and names', 'displayName\nSRE\n', [{ name: 'SRE' }]],
  ])('reads %s', (_, text, groups) => {
    expect(read(text)).toEqual({ groups, problems: [] });
  });

  it.each<[string, string, string[]]>([
    ['nothing', '  \n', ['1: The list is empty.']],
    ['broken JSON', '[\n{id: 1}\n]', ['2: This is no JSON.']],
    [
      'JSON of something else',
      '{"users":[]}',
      ['1: Expected a list of groups, or an object with such a list in "value".'],
    ],
    [
      'one page of several',
      '{"value":[],"@odata.nextLink":"https://x"}',
      ['1: This is one page of several: "@odata.nextLink" leads to the next.'],
    ],
    [
      'a group without a name',
      '[{"id":"1"},{"id":"2","displayName":" "}]',
      ['1: Group 1 of the list has no name.', '1: Group 2 of the list has no name.'],
    ],
    [
      'a table without names',
      'login;e-mail\na;b\n',
      ['1: No column is called displayName or name; there is "login", "e-mail".'],
    ],
    [
      'a table whose only unknown column has no heading',
      'login,\na,b\n',
      ['1: No column is called displayName or name; there is "login", "".'],
    ],
    [
      'a spreadsheet file',
      'PK\u0003\u0004\0\0name\nSRE\n',
      ['1: This is no text, but a spreadsheet or another binary file: save it as CSV in UTF-8.'],
    ],
    ['a line behind the separator that is hinted', 'sep=;\nid;name\n1;\n', ['3: The name is empty.']],
    ['an empty name', 'id,name\n1,SRE\n\n2,\n3,"x', ['4: The name is empty.', '5: A quoted cell does not end.']],
    ['text behind quotes', 'id,name\n1,"SRE"x\n', ['2: Text stands behind a quoted cell.']],
    [
      'a file that is not UTF-8',
      'id,name\n1,M\ufffdller',
      ['2: Some letters could not be read: the file is not UTF-8. Names with them are compared as they came.'],
    ],
    ['too many columns', `name\n${','.repeat(200)}\n`, ['2: More than 200 columns.']],
    ['too much', 'x'.repeat(10_000_001), ['1: The list is larger than 10 MB.']],
  ])('says what is wrong with %s', (_, text, expected) => {
    expect(lines(read(text))).toEqual(expected);
  });

  it('stops at its limit', () => {
    const table = finish(readCsv('a\nb\nc\nd\n', { rows: 2, cells: 1 }));
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(['a', 'b']);
    expect(table.problems).toEqual([{ line: 2, message: 'Only the first 2 rows were read.' }]);
  });

  it('reads what was written, whatever stands in the cells', () => {
    const anyCell = fc
      .array(fc.constantFrom('"', ',', ';', '\n', '\r\n', 'a', ' ', "'"))
      .map((parts) => `x${parts.join('')}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCell, anyCell), { minLength: 1 }), (cells) => {
        const text = finish(csvChunks(['name', 'id'], cells, (row) => row)).join('');
        const { rows, problems } = finish(readCsv(text, { rows: 1000, cells: 2 }));
        expect(problems).toEqual([]);
        expect(rows.slice(1).map((row) => row.cells)).toEqual(cells);
        const breaks = rows.map((row) => row.cells.join('').split('\n').length);
        rows.forEach(({ line }, at) => expect(line).toBe(breaks.slice(0, at).reduce((sum, count) => sum + count, 1)));
      }),
      { seed: 7 }
    );
  });
});

describe('compareProviderGroups', () => {
  const compare = (partial: Partial<ProviderInput>) =>
    finish(
      compareProviderGroups({
        list: [],
        document: { version: 1, rules: [] },
        groups: [],
        teams: [],
        today: '2026-03-10',
        ...partial,
      })
    );

  it('says which rules each group will meet, and which it will not', () => {
    const rules = [aRule({ name: 'all', match: { glob: 's*' } }), aRule({ name: 'id', match: { externalId: 'e1' } })];
    const { rows } = compare({
      list: [{ name: 'sre', externalId: 'e1' }, { name: 'Sre' }],
      document: { version: 1, rules },
    });
    expect(rows.map(({ ruleNames }) => ruleNames)).toEqual([['all', 'id'], []]);
  });

  it.each<[string, Partial<ProviderInput>, object]>([
    [
      'renamed',
      { list: [{ name: 'New', externalId: 'e1' }], groups: [aGroup('g', { displayName: 'Old', externalId: 'e1' })] },
      { pushedId: 'g', teamUid: 'g', notes: [{ kind: 'renamed', knownAs: 'Old' }] },
    ],
    ['pushed as it is', { list: [{ name: 'g' }], groups: [aGroup('g')] }, { pushedId: 'g', notes: [] }],
    ['twice', { list: [{ name: 'é' }, { name: 'e\u0301' }] }, { notes: [{ kind: 'duplicate' }] }],
    [
      'the name of a local team',
      { list: [{ name: 'SRE' }], teams: [aTeam('sre', { isProvisioned: false })] },
      { notes: [{ kind: 'name-taken', teamUid: 'sre' }] },
    ],
    ['the name of its own team', { list: [{ name: 'SRE' }], teams: [aTeam('sre')] }, { notes: [] }],
  ])('notes: %s', (_, input, expected) => {
    expect(compare(input).rows[0]).toMatchObject(expected);
  });

  it('says which rules name no group of the list, and what was probably meant', () => {
    const rules = [
      aRule({ name: 'a', match: { group: 'Site-Reliability' } }),
      aRule({ name: 'b', match: { group: 'old' } }),
    ];
    const { missing, onlyInGrafana } = compare({
      list: [{ name: 'site reliability' }],
      document: { version: 1, rules },
      groups: [aGroup('old')],
    });
    expect(missing).toEqual([
      { ruleName: 'a', match: { group: 'Site-Reliability' }, suggestion: 'site reliability', isInGrafana: false },
      { ruleName: 'b', match: { group: 'old' }, isInGrafana: true },
    ]);
    expect(onlyInGrafana.map(({ id }) => id)).toEqual(['old']);
  });
});

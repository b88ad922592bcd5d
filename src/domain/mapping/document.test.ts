import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { parse } from 'yaml';
import { EMPTY_MAPPING_TEXT, parseMappingDocument, serializeMappingDocument } from './document';
import { MAPPING_JSON_SCHEMA, type JsonSchema } from './jsonSchema';
import { aRule } from '../testing/builders';
import type { DataSourceTarget, FolderTarget, MappingDocument, Rule, RuleMatch } from './rule';
import { mappingSchema } from './schema';

const FULL = `version: 1
rules:
  - name: SRE
    match: { group: sre }
    team: { name: SRE }
    roles: [ "fixed:dashboards:writer", "custom:incident.commander" ]
    folders: [ { uid: prod, permission: Edit }, { path: A/B, permission: View } ]
    environments: [ production ]
    priority: 2
    paused: true
    owner: platform@example.com
    expires: 2026-03-31
    note: why
guard: { people: 5, percent: 2.5, hours: 48, protectedTeams: [ Platform ] }
`;

const rule = (text: string): string =>
  `version: 1\nrules:\n  - name: a\n    match: { group: x }\n    roles: [ r ]\n${text}`;

describe('parseMappingDocument', () => {
  it('reads every key', () => {
    expect(parseMappingDocument(FULL)).toMatchObject({
      problems: [],
      document: {
        version: 1,
        rules: [
          {
            name: 'SRE',
            match: { group: 'sre' },
            team: { name: 'SRE' },
            roles: ['fixed:dashboards:writer', 'custom:incident.commander'],
            folders: [
              { uid: 'prod', permission: 'Edit' },
              { path: 'A/B', permission: 'View' },
            ],
            environments: ['production'],
            priority: 2,
            paused: true,
            owner: 'platform@example.com',
            expires: '2026-03-31',
            note: 'why',
          },
        ],
        guard: { people: 5, percent: 2.5, hours: 48, protectedTeams: ['Platform'] },
      },
    });
  });

  it('fills in defaults', () => {
    expect(parseMappingDocument(rule('')).document?.rules).toEqual([
      { name: 'a', match: { group: 'x' }, roles: ['r'], folders: [], datasources: [], priority: 0, paused: false },
    ]);
  });

  it('takes the starting document without a problem', () => {
    expect(parseMappingDocument(EMPTY_MAPPING_TEXT)).toMatchObject({
      document: { version: 1, rules: [] },
      problems: [],
    });
  });

  it('resolves a few aliases', () => {
    const text = `version: 1\nrules:\n  - name: a\n    match: { group: x }\n    folders: &f [ { uid: u, permission: View } ]\n  - name: b\n    match: { group: y }\n    folders: *f\n`;
    expect(parseMappingDocument(text).document?.rules[1]?.folders).toEqual([{ uid: 'u', permission: 'View' }]);
  });

  it.each<[string, string, { line: number; column: number; path: string; message: RegExp; expected: RegExp }]>([
    ['nothing', '', { line: 1, column: 1, path: '', message: /empty/, expected: /version: 1/ }],
    ['only a comment', '# later\n', { line: 1, column: 1, path: '', message: /empty/, expected: /version/ }],
    ['a plain text', 'hello\n', { line: 1, column: 1, path: '', message: /"hello" is not allowed/, expected: /rules/ }],
    ['a list', '- a\n', { line: 1, column: 1, path: 'version', message: /missing/, expected: /1/ }],
    [
      'another version',
      'version: 2\nrules: []\n',
      { line: 1, column: 10, path: 'version', message: /2 is not/, expected: /^1$/ },
    ],
    [
      'a version as text',
      'version: "1"\nrules: []\n',
      { line: 1, column: 10, path: 'version', message: /"1"/, expected: /^1$/ },
    ],
    [
      'rules missing',
      'version: 1\n',
      { line: 1, column: 1, path: 'rules', message: /"rules" is missing/, expected: /list/ },
    ],
    ['rules empty', 'version: 1\nrules:\n', { line: 2, column: 7, path: 'rules', message: /empty/, expected: /list/ }],
    [
      'a mistyped key',
      rule('    envronments: [ a ]\n'),
      {
        line: 6,
        column: 5,
        path: 'rules[0].envronments',
        message: /did you mean "environments"/,
        expected: /one of name, match/,
      },
    ],
    [
      'a foreign key',
      rule('    colour: red\n'),
      { line: 6, column: 5, path: 'rules[0].colour', message: /"colour" is not known here$/, expected: /one of/ },
    ],
    [
      'a key in capitals',
      rule('    Owner: me\n'),
      { line: 6, column: 5, path: 'rules[0].Owner', message: /did you mean "owner"/, expected: /one of/ },
    ],
    [
      'a permission that is none',
      rule('    folders: [ { uid: a, permission: edit } ]\n'),
      {
        line: 6,
        column: 38,
        path: 'rules[0].folders[0].permission',
        message: /"edit"/,
        expected: /View, Edit or Admin/,
      },
    ],
    [
      'a folder without permission',
      rule('    folders:\n      - uid: a\n'),
      {
        line: 7,
        column: 9,
        path: 'rules[0].folders[0].permission',
        message: /"permission" is missing/,
        expected: /View/,
      },
    ],
    [
      'a folder by uid and path',
      rule('    folders:\n      - { uid: a, path: b, permission: View }\n'),
      { line: 7, column: 9, path: 'rules[0].folders[0]', message: /exactly one of uid, path/, expected: /uid or path/ },
    ],
    [
      'two ways to match',
      'version: 1\nrules:\n  - name: a\n    match: { group: x, glob: y }\n    roles: [ r ]\n',
      { line: 4, column: 12, path: 'rules[0].match', message: /exactly one of group/, expected: /group, glob/ },
    ],
    [
      'no way to match',
      'version: 1\nrules:\n  - name: a\n    match: {}\n    roles: [ r ]\n',
      { line: 4, column: 12, path: 'rules[0].match', message: /exactly one/, expected: /group/ },
    ],
    [
      'an empty group',
      'version: 1\nrules:\n  - name: a\n    match: { group: " " }\n    roles: [ r ]\n',
      { line: 4, column: 21, path: 'rules[0].match.group', message: /must not be empty/, expected: /display name/ },
    ],
    [
      'a broken regex',
      'version: 1\nrules:\n  - name: a\n    match: { regex: "(" }\n    roles: [ r ]\n',
      {
        line: 4,
        column: 21,
        path: 'rules[0].match.regex',
        message: /does not compile/,
        expected: /regular expression/,
      },
    ],
    [
      'a regex that explodes',
      'version: 1\nrules:\n  - name: a\n    match: { regex: "(a+)+" }\n    roles: [ r ]\n',
      { line: 4, column: 21, path: 'rules[0].match.regex', message: /repeats a group/, expected: /without nested/ },
    ],
    [
      'a day that is none',
      rule('    expires: 2026-02-30\n'),
      { line: 6, column: 14, path: 'rules[0].expires', message: /no date/, expected: /YYYY-MM-DD/ },
    ],
    [
      'a moment instead of a day',
      rule('    expires: 2026-02-03T00:00:00Z\n'),
      { line: 6, column: 14, path: 'rules[0].expires', message: /no date/, expected: /YYYY-MM-DD/ },
    ],
    [
      'a priority in words',
      rule('    priority: high\n'),
      { line: 6, column: 15, path: 'rules[0].priority', message: /"high"/, expected: /whole number/ },
    ],
    [
      'a priority between numbers',
      rule('    priority: 1.5\n'),
      { line: 6, column: 15, path: 'rules[0].priority', message: /1.5 must be a whole/, expected: /whole number/ },
    ],
    [
      'YAML 1.1 truth',
      rule('    paused: yes\n'),
      { line: 6, column: 13, path: 'rules[0].paused', message: /"yes"/, expected: /true or false/ },
    ],
    [
      'a number as role',
      'version: 1\nrules:\n  - name: a\n    match: { group: x }\n    roles: [ 7 ]\n',
      { line: 5, column: 14, path: 'rules[0].roles[0]', message: /^7 is/, expected: /role name/ },
    ],
    [
      'a list as team',
      rule('    team: [ a ]\n'),
      { line: 6, column: 11, path: 'rules[0].team.name', message: /missing/, expected: /name/ },
    ],
    [
      'a percentage above all',
      'version: 1\nrules: []\nguard: { percent: 101 }\n',
      { line: 3, column: 19, path: 'guard.percent', message: /too large/, expected: /0 to 100/ },
    ],
    [
      'one name twice',
      `${rule('')}  - name: a\n    match: { group: y }\n    roles: [ r ]\n`,
      { line: 6, column: 11, path: 'rules[1].name', message: /also the name of rules\[0\]/, expected: /no other rule/ },
    ],
    [
      'one key twice',
      'version: 1\nversion: 1\nrules: []\n',
      { line: 2, column: 1, path: '', message: /unique/, expected: /once/ },
    ],
    [
      'one key of a rule twice',
      `${rule('')}    name: b\n`,
      { line: 6, column: 5, path: '', message: /unique: "name"/, expected: /once/ },
    ],
    [
      'a tab',
      'version: 1\nrules:\n\t- name: a\n',
      { line: 3, column: 1, path: '', message: /[Tt]ab/, expected: /spaces/ },
    ],
    [
      'two documents',
      'version: 1\nrules: []\n---\na: 1\n',
      { line: 3, column: 1, path: '', message: /multiple/, expected: /one document/ },
    ],
    ['an open quote', 'version: "1\n', { line: 2, column: 1, path: '', message: /quote/, expected: /YAML/ }],
    [
      'an unknown alias',
      'version: 1\nrules: *none\n',
      { line: 1, column: 1, path: '', message: /none/, expected: /aliases/ },
    ],
    [
      'a key that is a list',
      'version: 1\n? [ a ]\n: b\n',
      { line: 2, column: 3, path: '', message: /keys must be strings/, expected: /YAML/ },
    ],
  ])('says where and what: %s', (_, text, { message, expected, ...place }) => {
    const { document, problems } = parseMappingDocument(text);
    expect(document).toBeUndefined();
    expect(problems[0]).toMatchObject({ severity: 'error', ...place });
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.expected).toMatch(expected);
  });

  it.each([
    ['brackets', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['brackets that do not close', '{a: '.repeat(5_000)],
    ['brackets after others that close twice', `${']'.repeat(5_000)}\n${'['.repeat(5_000)}`],
    ['dashes', `${'- '.repeat(5_000)}x`],
    ['questions', `${'? '.repeat(5_000)}x`],
    ['lines', Array.from({ length: 900 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
  ])('refuses %s nested so deep that reading them would break the page', (_, text) => {
    expect(parseMappingDocument(text).problems).toMatchObject([{ line: 1, message: /nested too deeply/ }]);
  });

  it('does not take brackets in texts and comments, or many beside one another, for nested ones', () => {
    const rules = Array.from({ length: 300 }, (_, at) => `{ name: 'a${at}[{', match: { group: "[{" }, roles: [ r ] }`);
    const text = `version: 1 # ${'['.repeat(300)}\nrules: [ ${rules.join(', ')} ]\n`;
    expect(parseMappingDocument(text).document?.rules).toHaveLength(300);
  });

  it('takes no longer for many keys than for as many lines', () => {
    const startedAt = performance.now();
    const text = Array.from({ length: 40_000 }, (_, at) => `k${at}: 1`).join('\n');
    expect(parseMappingDocument(text).problems).toHaveLength(3);
    expect(performance.now() - startedAt).toBeLessThan(25_000);
  });

  it('warns of a rule that gives nothing', () => {
    const { document, problems } = parseMappingDocument('version: 1\nrules:\n  - name: a\n    match: { group: x }\n');
    expect(document?.rules).toHaveLength(1);
    expect(problems).toMatchObject([{ severity: 'warning', line: 3, column: 5, message: '"a" gives nothing' }]);
  });

  it('reports all rules at once, in the order of the text', () => {
    const { problems } = parseMappingDocument(
      'version: 1\nrules:\n  - match: { group: x }\n  - name: b\n    match: 3\n'
    );
    expect(problems.map(({ path, line }) => [path, line])).toEqual([
      ['rules[0].name', 3],
      ['rules[1].match', 5],
    ]);
  });

  it('refuses an alias bomb', () => {
    const layers = Array.from({ length: 9 }, (_, at) => `  l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]`).join(
      '\n'
    );
    const { problems } = parseMappingDocument(`a:\n  l0: &l0 [x]\n${layers}\n`);
    expect(problems[0]?.message).toMatch(/alias/i);
  });

  it('refuses what is too large, counted in bytes', () => {
    const { problems } = parseMappingDocument(`version: 1\nrules: [] # ${'é'.repeat(250_000)}`);
    expect(problems).toMatchObject([{ message: 'The document is too large', line: 1 }]);
  });

  it('shows hostile values short and without control characters', () => {
    const { problems } = parseMappingDocument(rule(`    "\u202e${'x'.repeat(9_999)}": 1\n`));
    expect(problems[0]?.message).not.toMatch(/\p{Cf}/u);
    expect(problems[0]?.message.length).toBeLessThan(120);
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      'version: 1\n',
      'rules:\n',
      '  - name: ',
      'a',
      '*a',
      '&a',
      '[',
      '{',
      '"',
      '\t',
      '---\n',
      '? ',
      '!!set',
      '\n',
      ': ',
      '__proto__: ',
      '<<: '
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 }),
        (parts) => {
          const { document, problems } = parseMappingDocument(parts.join(''));
          return document !== undefined || problems.some(({ severity }) => severity === 'error');
        }
      ),
      { seed: 7, numRuns: 500 }
    );
  });
});

const anyName = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => text.trim() !== '');
const anyMatch: fc.Arbitrary<RuleMatch> = fc.oneof(
  fc.record({ group: anyName }),
  fc.record({ glob: anyName }),
  fc.record({ regex: fc.constantFrom('sre-.*', '[a-z]+', '(a|b)?') }),
  fc.record({ externalId: anyName })
);
const permission = fc.constantFrom('View' as const, 'Edit' as const, 'Admin' as const);
const anyFolder: fc.Arbitrary<FolderTarget> = fc.oneof(
  fc.record({ uid: anyName, permission }),
  fc.record({ path: anyName, permission })
);
const level = fc.constantFrom('Query' as const, 'Edit' as const, 'Admin' as const);
const anyDataSource: fc.Arbitrary<DataSourceTarget> = fc.oneof(
  fc.record({ uid: anyName, permission: level }),
  fc.record({ name: anyName, permission: level })
);
const anyRule: fc.Arbitrary<Rule> = fc.record(
  {
    name: anyName,
    match: anyMatch,
    team: fc.record({ name: anyName }),
    roles: fc.array(anyName, { maxLength: 3 }),
    folders: fc.array(anyFolder, { maxLength: 3 }),
    datasources: fc.array(anyDataSource, { maxLength: 3 }),
    environments: fc.array(anyName, { maxLength: 2 }),
    priority: fc.integer(),
    paused: fc.boolean(),
    owner: fc.string(),
    expires: fc.constantFrom('2026-01-01', '2028-02-29'),
    note: fc.string(),
  },
  { requiredKeys: ['name', 'match', 'roles', 'folders', 'datasources', 'priority', 'paused'] }
);
const anyDocument: fc.Arbitrary<MappingDocument> = fc.record({
  version: fc.constant(1 as const),
  rules: fc.uniqueArray(anyRule, { maxLength: 4, selector: ({ name }) => name }),
});

describe('serializeMappingDocument', () => {
  it('gives back an equal document', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(parseMappingDocument(serializeMappingDocument(document)).document).toEqual(document);
      }),
      { seed: 7 }
    );
  });

  it('leaves defaults out', () => {
    const document: MappingDocument = {
      version: 1,
      rules: [aRule({ name: 'a', match: { glob: 'b-*' }, roles: ['r'] })],
    };
    expect(serializeMappingDocument(document)).toBe(
      'version: 1\nrules:\n  - name: a\n    match:\n      glob: b-*\n    roles:\n      - r\n'
    );
  });
});

interface SchemaNode {
  type: string;
  entries?: Record<string, SchemaNode>;
  item?: SchemaNode;
  wrapped?: SchemaNode;
  pipe?: readonly SchemaNode[];
  options?: readonly string[];
  default?: unknown;
}

function expectSame(node: SchemaNode, json: JsonSchema | undefined, at: string): void {
  if (node.wrapped) {
    expect([at, json?.default]).toEqual([at, node.default]);
    return expectSame(node.wrapped, json, at);
  }
  if (node.item) {
    return expectSame(node.item, json?.items, `${at}[]`);
  }
  const entries = Object.entries(node.entries ?? {});
  expect([at, Object.keys(json?.properties ?? {})]).toEqual([at, entries.map(([key]) => key)]);
  expect([at, json?.enum]).toEqual([at, node.options]);
  const required = entries.filter(([, entry]) => entry.type !== 'optional').map(([key]) => key);
  expect([at, json?.required ?? []]).toEqual([at, required]);
  entries.forEach(([key, entry]) => expectSame(entry, json?.properties?.[key], `${at}.${key}`));
}

describe('MAPPING_JSON_SCHEMA', () => {
  const ajv = new Ajv({ strictTypes: false });
  addFormats(ajv);
  const accepts = ajv.compile(MAPPING_JSON_SCHEMA);

  it('has the keys, the required ones, the choices and the defaults that the reader has', () => {
    expectSame(mappingSchema, MAPPING_JSON_SCHEMA, '');
  });

  it('takes every document that the reader writes', () => {
    fc.assert(
      fc.property(anyDocument, (document) => accepts(parse(serializeMappingDocument(document)))),
      { seed: 7 }
    );
  });

  it.each([
    ['another version', { version: 2, rules: [] }],
    ['a foreign key', { version: 1, rules: [], more: 1 }],
    ['two ways to match', { version: 1, rules: [{ name: 'a', match: { group: 'a', glob: 'b' } }] }],
    [
      'a wrong permission',
      { version: 1, rules: [{ name: 'a', match: { group: 'a' }, folders: [{ uid: 'a', permission: 'edit' }] }] },
    ],
    [
      'a folder by nothing',
      { version: 1, rules: [{ name: 'a', match: { group: 'a' }, folders: [{ permission: 'Edit' }] }] },
    ],
    ['a wrong date', { version: 1, rules: [{ name: 'a', match: { group: 'a' }, expires: '2026-13-01' }] }],
    ['a blank name', { version: 1, rules: [{ name: ' ', match: { group: 'a' } }] }],
  ])('refuses what the reader refuses: %s', (_, value) => {
    expect(accepts(value)).toBe(false);
    expect(parseMappingDocument(JSON.stringify(value)).document).toBeUndefined();
  });
});

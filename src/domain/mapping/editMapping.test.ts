import fc from 'fast-check';
import { aRule } from '../testing/builders';
import { EMPTY_MAPPING_TEXT, parseMappingDocument, serializeMappingDocument } from './document';
import { addRule, changeRule, editMapping, moveRule, pauseRule, removeRule } from './editMapping';
import type { FolderTarget, Rule } from './rule';
import type { Decoded } from './stored';

const TEXT = `# Mapping of the company
version:   1   # the only one

guard: { people: 5 }
rules:
    # Site reliability
    - name: SRE # never on Fridays
      match: { group: 'sre' } # exact
      roles:
        - fixed:dashboards:writer # for the wall
        - "custom:a"
      # nothing else

    # --- data ---

    # Data people
    - name: Data
      match:
        group: data
      folders: [ { uid: f, permission: View } ]

    -   name: Old
        match: { glob: "old-*" }
        roles: [ r ]
# the end
`;

const lines = (from: string, to: string): string => {
  const before = from.split('\n');
  const after = to.split('\n');
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line.trim()}`);
  return [...gone, ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line.trim()}`)].join('\n');
};

const edited = (answer: Decoded<string>): string => {
  if (!answer.ok) {
    throw new Error(answer.reason);
  }
  return answer.value;
};

const isSubsequence = (part: readonly string[], whole: readonly string[]): boolean => {
  let at = 0;
  whole.forEach((line) => (at += line === part[at] ? 1 : 0));
  return at === part.length;
};

describe('editing the text of a mapping', () => {
  it.each<[string, (text: string) => Decoded<string>, string]>([
    ['pauses', (text) => pauseRule(text, 'Data', true), '+ paused: true'],
    [
      'corrects a group and keeps how it is quoted',
      (text) => changeRule(text, 'SRE', { match: { group: 'SRE team' } }),
      "- match: { group: 'sre' } # exact\n+ match: { group: 'SRE team' } # exact",
    ],
    [
      'adds a role and keeps the comment at the others',
      (text) => changeRule(text, 'SRE', { roles: ['fixed:dashboards:writer', 'custom:a', 'custom:b'] }),
      '+ - custom:b',
    ],
    [
      'changes a level in place',
      (text) => changeRule(text, 'Old', { roles: [], folders: [{ uid: 'x', permission: 'Edit' }] }),
      '- roles: [ r ]\n+ folders: [ { uid: x, permission: Edit } ]',
    ],
    [
      'adds a rule',
      (text) => addRule(text, aRule({ name: 'New: "x"', match: { glob: 'n*' }, roles: ['r'] })),
      '+ - name: \'New: "x"\'\n+ match: { glob: n* }\n+ roles: [ r ]',
    ],
    [
      'removes a rule with its comments',
      (text) => removeRule(text, 'SRE'),
      [
        '- # Site reliability',
        '- - name: SRE # never on Fridays',
        "- match: { group: 'sre' } # exact",
        '- roles:',
        '- - fixed:dashboards:writer # for the wall',
        '- - "custom:a"',
        '- # nothing else',
      ].join('\n'),
    ],
    ['moves a rule', (text) => moveRule(text, 'Old', 0), ''],
    ['changes nothing when nothing changes', (text) => pauseRule(text, 'SRE', false), ''],
  ])('%s', (_, edit, expected) => {
    const text = edited(edit(TEXT));
    expect(lines(TEXT, text)).toBe(expected);
    expect(text.startsWith('# Mapping of the company\nversion:   1   # the only one\n')).toBe(true);
    expect(text.endsWith('# the end\n')).toBe(true);
  });

  it('moves a rule with its comments, and leaves the headings where they are', () => {
    const text = edited(moveRule(TEXT, 'Data', 2));
    expect(parseMappingDocument(text).document?.rules.map(({ name }) => name)).toEqual(['SRE', 'Old', 'Data']);
    expect(text).toContain('    # Data people\n    - name: Data\n');
  });

  it('fills an empty document and keeps what it explains', () => {
    const text = edited(addRule(EMPTY_MAPPING_TEXT, aRule({ name: 'SRE', roles: ['r'] })));
    expect(text).toContain('# Which group of the identity provider');
    expect(text).toContain('rules:\n  - name: SRE\n    match: { group: sre }\n    roles: [ r ]\n');
    expect(parseMappingDocument(edited(removeRule(text, 'SRE'))).document?.rules).toEqual([]);
  });

  it.each<[string, string]>([
    ['rules on one line', 'version: 1\nrules: [ { name: a, match: { group: a }, roles: [ r ] } ] # x\n'],
    ['JSON', '{ "version": 1, "rules": [ { "name": "a", "match": { "group": "a" }, "roles": [ "r" ] } ] }'],
    [
      'an alias',
      'version: 1\nrules:\n  - name: z\n    match: {group: z}\n    roles: &r [ r ]\n  - name: a\n    match: {group: a}\n    roles: *r\n',
    ],
    ['Windows lines', TEXT.replace(/\n/g, '\r\n').replace('Data\r', 'a\r')],
    ['a dash apart', 'version: 1\nrules:\n- # why\n  name: a\n  match: {group: a}\n  roles: [ r ]\n'],
    [
      'a block scalar last',
      'version: 1\nrules:\n- name: a\n  match: {group: a}\n  roles: [ r ]\n  note: |\n    x\n\n- name: b\n  match: {group: b}\n  roles: [ r ]\n',
    ],
  ])('edits %s', (_, text) => {
    const before = parseMappingDocument(text).document?.rules ?? [];
    const after = edited(changeRule(text, 'a', { expires: '2026-12-31', owner: 'o' }));
    expect(parseMappingDocument(after).document?.rules).toEqual(
      before.map((rule) => (rule.name === 'a' ? { ...rule, expires: '2026-12-31', owner: 'o' } : rule))
    );
    const comments = (of: string) => of.match(/#.*/g)?.map((comment) => comment.trim());
    expect(comments(after)).toEqual(comments(text));
    expect(after.split('\r\n').length).toBe(after.includes('\r') ? after.split('\n').length : 1);
  });

  it.each<[string, Decoded<string>, RegExp]>([
    ['a broken document', pauseRule('rules: [', 'a', true), /error in line 1/],
    ['no such rule', pauseRule(TEXT, 'Nobody', true), /No rule is called "Nobody"/],
    ['a name that is taken', addRule(TEXT, aRule({ name: 'SRE' })), /there already/],
    ['a day that is none', changeRule(TEXT, 'SRE', { expires: 'soon' }), /is no date/],
    ['a name made double', changeRule(TEXT, 'SRE', { name: 'Data' }), /Edit the text/],
  ])('refuses %s', (_, answer, reason) => {
    expect(answer).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  it('edits the guard', () => {
    const { document } = parseMappingDocument(TEXT);
    const text = edited(editMapping(TEXT, { version: 1, rules: document?.rules ?? [], guard: { people: 7 } }));
    expect(parseMappingDocument(text).document?.guard).toEqual({ people: 7 });
    expect(text).toContain('# for the wall');
  });
});

const anyName = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }).filter((name) => name.trim() !== '');
const anyFolder = fc.record({ path: anyName, permission: fc.constantFrom('View' as const, 'Admin' as const) });
const anyFields = fc.record(
  {
    match: fc.oneof(fc.record({ group: anyName }), fc.record({ externalId: anyName })),
    roles: fc.array(anyName, { maxLength: 3 }),
    folders: fc.array<FolderTarget>(anyFolder, { maxLength: 2 }),
    priority: fc.integer({ min: -2, max: 2 }),
    paused: fc.boolean(),
    note: fc.string({ unit: 'binary', maxLength: 20 }),
    environments: fc.array(anyName, { maxLength: 2 }),
  },
  { requiredKeys: [] }
);
const anyRules = fc
  .array(anyFields, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((fields, at) => aRule({ name: `rule ${at}`, ...fields })));

/** The document with a comment above, in and below each rule. */
function commented(rules: readonly Rule[]): string {
  const at = { number: 0 };
  const [head = '', ...pieces] = serializeMappingDocument({ version: 1, rules }).split(/^ {2}- (?=name: rule \d\n)/m);
  return `# head\n${head}${pieces
    .map((piece) => `  # about ${at.number}\n  - ${piece.replace('\n', ` # beside ${at.number++}\n`)}`)
    .join('\n')}# tail\n`;
}

type RuleEdit = (
  text: string,
  rules: readonly Rule[]
) => { answer: Decoded<string>; expected: readonly Rule[]; touched: number };

const anyEdit: fc.Arbitrary<RuleEdit> = fc.oneof(
  fc.tuple(fc.nat(), anyFields).map(([nth, change]): RuleEdit => (text, rules) => {
    const touched = nth % rules.length;
    return {
      answer: changeRule(text, `rule ${touched}`, change),
      expected: rules.map((rule, at) => (at === touched ? { ...rule, ...change } : rule)),
      touched,
    };
  }),
  fc.nat().map((nth): RuleEdit => (text, rules) => {
    const touched = nth % rules.length;
    return { answer: removeRule(text, `rule ${touched}`), expected: rules.filter((_, at) => at !== touched), touched };
  }),
  fc.tuple(fc.nat(), anyFields).map(([nth, fields]): RuleEdit => (text, rules) => {
    const rule = aRule({ name: 'new', ...fields });
    const at = nth % (rules.length + 1);
    return {
      answer: addRule(text, rule, at),
      expected: [...rules.slice(0, at), rule, ...rules.slice(at)],
      touched: -1,
    };
  })
);

describe('editing, whatever the document', () => {
  it('says what was wanted, and keeps every byte of the rules that stay', () => {
    fc.assert(
      fc.property(anyRules, anyEdit, (rules, edit) => {
        const text = commented(rules);
        const read = parseMappingDocument(text);
        const { answer, expected, touched } = edit(text, read.document?.rules ?? []);
        const after = edited(answer);
        expect(parseMappingDocument(after).document?.rules).toEqual(expected);
        const blocks = text.split(/(?=^ {2}# about \d+\n)/m);
        const stay = blocks.filter((block, at) => !block.startsWith(`  # about ${touched}\n`) && at > 0);
        if (expected.length > 0) {
          stay.forEach((block) => expect(after).toContain(block.replace(/\n+# tail\n$/, '').trimEnd()));
        }
        expect(after.startsWith('# head\n')).toBe(true);
      }),
      { seed: 7, numRuns: 60 }
    );
  });

  it('moves rules and changes no line', () => {
    fc.assert(
      fc.property(anyRules, fc.nat(), fc.nat(), (rules, nth, to) => {
        const text = commented(rules);
        const after = edited(moveRule(text, `rule ${nth % rules.length}`, to % rules.length));
        const content = (of: string) => of.split('\n').filter((line) => line.trim() !== '');
        expect(content(after).sort()).toEqual(content(text).sort());
        expect(parseMappingDocument(after).document?.rules[to % rules.length]?.name).toBe(`rule ${nth % rules.length}`);
        expect(isSubsequence(['# head', 'rules:', '# tail'], content(after))).toBe(true);
      }),
      { seed: 7, numRuns: 60 }
    );
  });
});

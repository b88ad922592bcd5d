import { completionsAt, type KnownNames } from './completion';
import { parseMappingDocument } from './document';

const KNOWN: KnownNames = {
  groups: ['SRE', 'sre-emea', 'a: "b" #', 'true'],
  externalIds: ['00g1'],
  teams: ['Platform'],
  roles: ['fixed:dashboards:writer', 'custom:incident'],
  folderPaths: ['Production', 'Production/Payments'],
  folderUids: ['prod'],
  dataSources: ['Loki', 'PostgreSQL: billing'],
  dataSourceUids: ['loki', 'pg-billing'],
};

/** `|` is the caret. */
const at = (marked: string) => {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = completionsAt(text, caret, KNOWN);
  return { found, text, labels: found?.options.map(({ label }) => label) };
};

const IN_RULE = 'version: 1\nrules:\n  - name: other\n    match: { group: x }\n  - name: a\n    ';

describe('completionsAt', () => {
  it.each<[string, string, string[]]>([
    ['keys of the document', 'ver|', ['version']],
    ['keys of a rule', `${IN_RULE}pa|`, ['paused']],
    ['keys behind a dash', 'version: 1\nrules:\n  - na|', ['name']],
    ['keys of a list that is not indented', 'rules:\n- exp|', ['expires']],
    ['keys in braces', `${IN_RULE}match: { ext|`, ['externalId']],
    ['keys of a match below it', `${IN_RULE}match:\n      gl|`, ['glob']],
    ['groups in braces', `${IN_RULE}match: { group: sr|`, ['SRE', 'sre-emea']],
    ['groups below', `${IN_RULE}match:\n      group: emea|`, ['sre-emea']],
    ['groups in quotes', `${IN_RULE}match: { group: "sre-|" }`, ['sre-emea']],
    ['external ids', `${IN_RULE}match: { externalId: |`, ['00g1']],
    ['teams', `${IN_RULE}team: { name: p|`, ['Platform']],
    ['roles in brackets', `${IN_RULE}roles: [ "custom:x", dash|`, ['fixed:dashboards:writer']],
    ['roles one a line', `${IN_RULE}roles:\n      - custom:x\n      - inc|`, ['custom:incident']],
    ['roles after a comment above', `${IN_RULE}roles:\n      # why: this\n      - inc|`, ['custom:incident']],
    ['folders by path', `${IN_RULE}folders: [ { path: pay|`, ['Production/Payments']],
    ['folders by uid', `${IN_RULE}folders:\n      - uid: |`, ['prod']],
    ['permissions', `${IN_RULE}folders: [ { path: Production, permission: |`, ['View', 'Edit', 'Admin']],
    ['permissions below', `${IN_RULE}folders:\n      - path: x\n        permission: ed|`, ['Edit']],
    ['yes or no', `${IN_RULE}paused: t|`, ['true']],
    ['protected teams', 'version: 1\nguard:\n  protectedTeams: [ P|', ['Platform']],
  ])('offers %s', (_, marked, expected) => {
    expect(at(marked).labels).toEqual(expected);
  });

  it.each<[string, string]>([
    ['in a comment', `${IN_RULE}# sr|`],
    ['behind a comment', `${IN_RULE}paused: true # t|`],
    ['where anything can be written', `${IN_RULE}owner: p|`],
    ['where nothing fits', `${IN_RULE}match: { group: zzz|`],
    ['where the only one is written already', `${IN_RULE}match: { group: sre-emea|`],
    ['under a key that is not known', `${IN_RULE}rolls: [ d|`],
    ['in an empty text of no sense', '}]:|'],
  ])('offers nothing %s', (_, marked) => {
    expect(at(marked).found).toBeUndefined();
  });

  it.each(KNOWN.groups)('writes %j so that it reads back', (name) => {
    const marked = 'version: 1\nrules:\n  - name: a\n    match: { group: | }\n';
    const { found, text } = at(marked);
    const option = found?.options.find(({ label }) => label === name);
    const written = text.slice(0, found?.from) + (option?.insert ?? '') + text.slice(found?.to);
    expect(parseMappingDocument(written).document?.rules[0]?.match).toEqual({ group: name });
  });

  it('replaces a closing quote, too', () => {
    const { found, text } = at(`${IN_RULE}match: { group: "sre-|" }`);
    expect(text.slice(found?.from, found?.to)).toBe('"sre-"');
  });
});

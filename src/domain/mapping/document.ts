import * as v from 'valibot';
import { LineCounter, parseDocument, stringify, type YAMLError } from 'yaml';
import { pathText, placeOf, problemAt, problemOfIssue, type DocumentProblem, type Path, type Source } from './problems';
import type { MappingDocument, Rule } from './rule';
import { mappingSchema } from './schema';
import { shown } from './shown';

export interface ParsedDocument {
  /** Absent when there is any problem of severity `error`. */
  document?: MappingDocument;
  problems: readonly DocumentProblem[];
  /** Where the thing at a path stands (1-based), or the nearest thing around it; absent where the text is no YAML. */
  placeAt?: (path: Path) => Pick<DocumentProblem, 'line' | 'column'>;
}

const MAX_BYTES = 500_000;
const MAX_ALIASES = 100;

const START: Pick<DocumentProblem, 'line' | 'column' | 'path'> = { line: 1, column: 1, path: '' };

const YAML_EXPECTED: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'each key once',
  TAB_AS_INDENT: 'spaces',
  MULTIPLE_DOCS: 'one document, without a second ---',
};

/** A new document, explained. It parses without a problem. */
export const EMPTY_MAPPING_TEXT = `# Which group of the identity provider gets which access in Grafana.
#
#  - name: SRE                            a name of your own
#    match: { group: sre }                the group's exact name; or glob: "sre-*", regex, externalId
#    roles: [ "fixed:dashboards:writer" ] Grafana Enterprise and Cloud
#    folders: [ { path: Production, permission: Edit } ]
#    datasources: [ { name: Loki, permission: Query } ]   Grafana Enterprise and Cloud
#
# Also: team, environments, priority, paused, owner, expires, note.
version: 1
rules: []
`;

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function problemOfYaml(lines: LineCounter, error: YAMLError, severity: DocumentProblem['severity']): DocumentProblem {
  const position = lines.linePos(error.pos[0]);
  return {
    severity,
    line: Math.max(1, position.line),
    column: Math.max(1, position.col),
    path: '',
    message: error.message,
    expected: YAML_EXPECTED[error.code] ?? 'YAML',
  };
}

type Read = { ok: true; value: unknown; source: Source } | { ok: false; problems: DocumentProblem[] };

function readYaml(text: string): Read {
  if (text.length > MAX_BYTES || byteLength(text) > MAX_BYTES) {
    return { ok: false, problems: [whole('The document is too large', 'at most 500 kB')] };
  }
  const lines = new LineCounter();
  const yaml = parseDocument(text, {
    version: '1.2',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    stringKeys: true,
    logLevel: 'error',
  });
  const problems = [
    ...yaml.errors.map((error) => problemOfYaml(lines, error, 'error')),
    ...yaml.warnings.map((warning) => problemOfYaml(lines, warning, 'warning')),
  ];
  if (yaml.errors.length > 0) {
    return { ok: false, problems };
  }
  try {
    return { ok: true, value: yaml.toJS({ maxAliasCount: MAX_ALIASES }), source: { yaml, lines } };
  } catch (error) {
    return {
      ok: false,
      problems: [...problems, whole(error instanceof Error ? error.message : String(error), 'few and known aliases')],
    };
  }
}

function whole(message: string, expected: string): DocumentProblem {
  return { ...START, severity: 'error', message, expected };
}

function duplicateNames(source: Source, rules: readonly Rule[]): DocumentProblem[] {
  const first = new Map<string, number>();
  return rules.flatMap(({ name }, at) => {
    const earlier = first.get(name);
    first.set(name, earlier ?? at);
    return earlier === undefined
      ? []
      : [
          problemAt(source, ['rules', at, 'name'], {
            message: `${shown(name)} is also the name of ${pathText(['rules', earlier])}`,
            expected: 'a name that no other rule has',
          }),
        ];
  });
}

function idleRules(source: Source, rules: readonly Rule[]): DocumentProblem[] {
  return rules.flatMap((rule, at) =>
    rule.roles.length + rule.folders.length + rule.datasources.length > 0
      ? []
      : [
          problemAt(source, ['rules', at], {
            severity: 'warning',
            message: `${shown(rule.name)} gives nothing`,
            expected: 'roles, folders or datasources',
          }),
        ]
  );
}

function checkDocument(value: unknown, source: Source): ParsedDocument {
  const parsed = v.safeParse(mappingSchema, value);
  if (!parsed.success) {
    return { problems: parsed.issues.map((issue) => problemOfIssue(source, issue)) };
  }
  const duplicates = duplicateNames(source, parsed.output.rules);
  const problems = [...duplicates, ...idleRules(source, parsed.output.rules)];
  return duplicates.length > 0 ? { problems } : { document: parsed.output, problems };
}

const inOrder = (a: DocumentProblem, b: DocumentProblem): number => a.line - b.line || a.column - b.column;

/** Reads the YAML 1.2 text of a mapping document. Never throws; every problem says where it stands and what was expected. */
export function parseMappingDocument(text: string): ParsedDocument {
  const read = readYaml(text);
  if (!read.ok) {
    return { problems: read.problems.sort(inOrder) };
  }
  if (read.value === null || read.value === undefined) {
    return { problems: [whole('The document is empty', 'version: 1 and rules')] };
  }
  const { source, value } = read;
  const { document, problems } = checkDocument(value, source);
  return { document, problems: [...problems].sort(inOrder), placeAt: (path) => placeOf(source, path) };
}

/** A rule as it is written down: without what it has by default. */
export function written(rule: Rule): Readonly<Record<string, unknown>> {
  const { roles, folders, datasources, priority, paused, ...rest } = rule;
  return {
    ...rest,
    ...(roles.length > 0 && { roles }),
    ...(folders.length > 0 && { folders }),
    ...(datasources.length > 0 && { datasources }),
    ...(priority !== 0 && { priority }),
    ...(paused && { paused }),
  };
}

/** The document as YAML, defaults left out. Reading it again gives an equal document; comments are not kept. */
export function serializeMappingDocument(document: MappingDocument): string {
  return stringify(
    { ...document, rules: document.rules.map(written) },
    { version: '1.2', lineWidth: 0, aliasDuplicateObjects: false }
  );
}

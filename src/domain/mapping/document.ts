import * as v from 'valibot';
import { stringify } from 'yaml';
import { pathText, placeOf, problemAt, problemOfIssue, type DocumentProblem, type Path, type Source } from './problems';
import { readYaml, wholeProblem } from './readYaml';
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
    return { problems: [wholeProblem('The document is empty', 'version: 1 and rules')] };
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

import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml';
import type * as v from 'valibot';
import { schemaAt } from './jsonSchema';
import { shown } from './shown';
import { closestName } from './similarName';

/** What is wrong with the text of a mapping document, and where. */
export interface DocumentProblem {
  severity: 'error' | 'warning';
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
  /** E.g. `rules[2].folders[0].permission`; empty for the document as a whole. */
  path: string;
  message: string;
  expected: string;
}

export type Path = ReadonlyArray<string | number>;

/** A parsed text and how its offsets become lines. */
export interface Source {
  yaml: Document;
  lines: LineCounter;
}

export function pathText(path: Path): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at > 0 ? '.' : ''}${key}`)).join('');
}

function children(node: unknown, yaml: Document, key: string | number): { keyNode?: Node; valueNode?: Node } {
  const parent = isAlias(node) ? node.resolve(yaml) : node;
  if (isSeq<Node>(parent) && typeof key === 'number') {
    return { valueNode: parent.items[key] };
  }
  const pair = isMap<Node, Node | null>(parent)
    ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
    : undefined;
  return { keyNode: pair?.key, valueNode: pair?.value ?? pair?.key };
}

/** Where the thing at a path stands; the nearest thing around it when it stands nowhere. */
function offsetOf({ yaml }: Source, path: Path, atKey: boolean): number {
  let node: unknown = yaml.contents;
  let offset = yaml.contents?.range?.[0] ?? 0;
  path.forEach((key, depth) => {
    const { keyNode, valueNode } = children(node, yaml, key);
    const wanted = atKey && depth === path.length - 1 ? keyNode : valueNode;
    offset = wanted?.range?.[0] ?? offset;
    node = valueNode;
  });
  return offset;
}

/** Line and column (1-based) of the thing at a path; `atKey`: of its name. */
export function placeOf(source: Source, path: Path, atKey = false): Pick<DocumentProblem, 'line' | 'column'> {
  const { line, col } = source.lines.linePos(offsetOf(source, path, atKey));
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** A problem of the thing at a path; `atKey` points at its name instead of its value. */
export function problemAt(
  source: Source,
  path: Path,
  text: Pick<DocumentProblem, 'message' | 'expected'> & { severity?: DocumentProblem['severity']; atKey?: boolean }
): DocumentProblem {
  return {
    severity: text.severity ?? 'error',
    ...placeOf(source, path, text.atKey),
    path: pathText(path),
    message: text.message,
    expected: text.expected,
  };
}

function unknownKey(source: Source, path: Path): DocumentProblem {
  const known = Object.keys(schemaAt(path.slice(0, -1))?.properties ?? {});
  const key = String(path[path.length - 1]);
  const near = closestName(key, known);
  return problemAt(source, path, {
    message: `${shown(key)} is not known here${near ? `; did you mean "${near}"?` : ''}`,
    expected: `one of ${known.join(', ')}`,
    atKey: true,
  });
}

function described(value: unknown): string {
  if (value === null || value === undefined) {
    return 'empty';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' ? 'a set of keys' : shown(value);
}

/** One issue of the schema as a problem of the text. */
export function problemOfIssue(source: Source, issue: v.BaseIssue<unknown>): DocumentProblem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const last = issue.path?.[issue.path.length - 1];
  const isOnKey = last !== undefined && 'origin' in last && last.origin === 'key';
  if (isOnKey && issue.expected === 'never') {
    return unknownKey(source, path);
  }
  const expected = schemaAt(path)?.description ?? 'something else';
  if (isOnKey) {
    return problemAt(source, path, { message: `"${path[path.length - 1]}" is missing`, expected });
  }
  const message = issue.kind === 'schema' ? `${described(issue.input)} is not allowed here` : messageOfCheck(issue);
  return problemAt(source, path, { message, expected });
}

function messageOfCheck(issue: v.BaseIssue<unknown>): string {
  return `${typeof issue.input === 'object' ? 'this' : shown(issue.input)} ${issue.message}`;
}

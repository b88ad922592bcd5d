import { isNode, isScalar, Lexer, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { DocumentProblem, Source } from './problems';
import { shown } from './shown';

const MAX_BYTES = 500_000;
const MAX_ALIASES = 100;
/** Brackets, dashes and columns of indentation around one value: far above any document, far below a stack. */
const MAX_NESTING = 200;

const START: Pick<DocumentProblem, 'line' | 'column' | 'path'> = { line: 1, column: 1, path: '' };

const YAML_EXPECTED: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'spaces',
  MULTIPLE_DOCS: 'one document, without a second ---',
};

/** A problem of the document as a whole. */
export function wholeProblem(message: string, expected: string): DocumentProblem {
  return { ...START, severity: 'error', message, expected };
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** What YAML's lexer puts before the text of a plain or block scalar. */
const SCALAR_FOLLOWS = '\u001f';
const NEWLINES: readonly string[] = ['\n', '\r\n'];
const BRACKETS: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };
const MARKS: readonly string[] = ['-', '?', ':'];

/** How far a token of a block nests what follows it in its line. */
function blockDepth(token: string, isFirst: boolean): number {
  return MARKS.includes(token) ? 1 : isFirst && /^[ \t]/.test(token) ? token.length : 0;
}

/** How deep values stand in one another at most; YAML's parser calls itself as often. */
function nestingOf(text: string): number {
  let [deepest, brackets, block, previous] = [0, 0, 0, '\n'];
  for (const source of new Lexer().lex(text)) {
    const token = previous === SCALAR_FOLLOWS ? '' : source;
    const isFirst = NEWLINES.includes(previous);
    brackets = Math.max(0, brackets + (BRACKETS[token] ?? 0));
    block = NEWLINES.includes(token) ? 0 : block + (brackets > 0 ? 0 : blockDepth(token, isFirst));
    deepest = Math.max(deepest, brackets + block);
    previous = token;
  }
  return deepest;
}

function problemOfYaml(lines: LineCounter, error: YAMLError, severity: DocumentProblem['severity']): DocumentProblem {
  const expected = YAML_EXPECTED[error.code] ?? 'YAML';
  return { severity, ...placeAt(lines, error.pos[0]), path: '', message: error.message, expected };
}

function placeAt(lines: LineCounter, offset: number): Pick<DocumentProblem, 'line' | 'column'> {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** The parser's own test compares each key with all others of its map. */
function repeatedKeys(yaml: Document.Parsed, lines: LineCounter): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  visit(yaml, {
    Map(_, { items }) {
      const keys = new Set<string>();
      for (const { key } of items) {
        const name = String(isScalar(key) ? key.value : key);
        if (keys.has(name)) {
          const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0;
          const message = `Keys have to be unique: ${shown(name)} comes twice`;
          problems.push({ severity: 'error', ...placeAt(lines, offset), path: '', message, expected: 'each key once' });
        }
        keys.add(name);
      }
    },
  });
  return problems;
}

/** The text as values, or why it is none. */
export type YamlRead = { ok: true; value: unknown; source: Source } | { ok: false; problems: DocumentProblem[] };

/** Reads YAML 1.2, however hostile: what is too large, too deep or multiplies itself by aliases is refused. Never throws. */
export function readYaml(text: string): YamlRead {
  if (text.length > MAX_BYTES || byteLength(text) > MAX_BYTES) {
    return { ok: false, problems: [wholeProblem('The document is too large', 'at most 500 kB')] };
  }
  if (nestingOf(text) > MAX_NESTING) {
    return {
      ok: false,
      problems: [wholeProblem('The document is nested too deeply', 'rules as the guide shows them')],
    };
  }
  const lines = new LineCounter();
  const yaml = parseDocument(text, {
    version: '1.2',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: true,
    logLevel: 'error',
  });
  const problems = [
    ...yaml.errors.map((error) => problemOfYaml(lines, error, 'error')),
    ...repeatedKeys(yaml, lines),
    ...yaml.warnings.map((warning) => problemOfYaml(lines, warning, 'warning')),
  ];
  if (problems.some(({ severity }) => severity === 'error')) {
    return { ok: false, problems };
  }
  try {
    return { ok: true, value: yaml.toJS({ maxAliasCount: MAX_ALIASES }), source: { yaml, lines } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [...problems, wholeProblem(message, 'few and known aliases')] };
  }
}

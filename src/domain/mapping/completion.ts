import { schemaAt } from './jsonSchema';
import { blockPath, flowPath, lineStart, type TextPlace } from './textPlace';

/** Names that rules can use in this Grafana, each once and sorted. */
export interface KnownNames {
  groups: readonly string[];
  externalIds: readonly string[];
  teams: readonly string[];
  roles: readonly string[];
  folderPaths: readonly string[];
  folderUids: readonly string[];
  dataSources: readonly string[];
  dataSourceUids: readonly string[];
}

export interface Completion {
  label: string;
  /** What is written: quoted where YAML wants it. */
  insert: string;
}

export interface Completions {
  /** Offsets of what is replaced. */
  from: number;
  to: number;
  options: readonly Completion[];
}

const MOST = 50;

const NAMES: Readonly<Record<string, keyof KnownNames>> = {
  'rules.*.match.group': 'groups',
  'rules.*.match.glob': 'groups',
  'rules.*.match.externalId': 'externalIds',
  'rules.*.team.name': 'teams',
  'rules.*.roles.*': 'roles',
  'rules.*.folders.*.path': 'folderPaths',
  'rules.*.folders.*.uid': 'folderUids',
  'rules.*.datasources.*.name': 'dataSources',
  'rules.*.datasources.*.uid': 'dataSourceUids',
  'guard.protectedTeams.*': 'teams',
};

const PLAIN = /^\p{L}[\p{L}\p{N} _./-]*(?<! )$/u;
const WORDS_OF_YAML = /^(?:true|false|null)$/i;

/** A JSON string is a YAML 1.2 double-quoted one. */
const scalar = (name: string): string => (PLAIN.test(name) && !WORDS_OF_YAML.test(name) ? name : JSON.stringify(name));

function valuesAt(path: TextPlace['path'], known: KnownNames): Completion[] {
  const schema = schemaAt(path);
  const words = schema?.enum ?? (schema?.type === 'boolean' ? ['true', 'false'] : undefined);
  if (words) {
    return words.map((word) => ({ label: word, insert: word }));
  }
  const list = NAMES[path.map((key) => (typeof key === 'number' ? '*' : key)).join('.')];
  return (list ? known[list] : []).map((name) => ({ label: name, insert: scalar(name) }));
}

function keysAt(path: TextPlace['path']): Completion[] {
  return Object.keys(schemaAt(path)?.properties ?? {}).map((key) => ({ label: key, insert: `${key}: ` }));
}

/** What begins with the part that was typed, then what holds it. */
function fitting(options: readonly Completion[], part: string): Completion[] {
  const wanted = part.toLowerCase();
  const found = options.filter(({ label }) => label.toLowerCase().includes(wanted));
  const begins = ({ label }: Completion) => (label.toLowerCase().startsWith(wanted) ? 0 : 1);
  const sorted = found.sort((a, b) => begins(a) - begins(b)).slice(0, MOST);
  return sorted.length === 1 && sorted[0]?.label === part ? [] : sorted;
}

/** What can stand at the caret, by the lines above it; the text may be unfinished. Undefined: nothing is known. */
export function completionsAt(text: string, caret: number, known: KnownNames): Completions | undefined {
  const start = lineStart(text, caret);
  const place = flowPath(blockPath(text, start, caret));
  if (!place) {
    return undefined;
  }
  const { path, token, isKey } = place;
  const quote = /^["']/.exec(token)?.[0] ?? '';
  const isObject = schemaAt(path)?.properties !== undefined;
  const options = isKey || isObject ? keysAt(path) : valuesAt(path, known);
  const shown = fitting(options, token.slice(quote.length));
  const isClosed = quote !== '' && text[caret] === quote;
  return shown.length > 0
    ? { from: caret - token.length, to: isClosed ? caret + 1 : caret, options: shown }
    : undefined;
}

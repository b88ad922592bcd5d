export class TemplateError extends Error {}

export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'open' | 'close' | 'pipe' | 'left' | 'right' }
  | { kind: 'word'; text: string }
  /** `.a.b`; a lone dot has no names. */
  | { kind: 'field'; names: string[] }
  | { kind: 'root'; names: string[] }
  | { kind: 'literal'; value: string | number };

const ACTION = /\{\{(- )?([\s\S]*?)( -)?\}\}/g;
const PARTS =
  /\s+|(?<pipe>\|)|(?<left>\()|(?<right>\))|(?<string>"(?:[^"\\\n]|\\.)*")|(?<raw>`[^`]*`)|(?<number>-?\d+(?:\.\d+)?)|(?<root>\$(?:\.\w+)*)|(?<field>(?:\.\w+)+|\.)|(?<word>[A-Za-z_]\w*)/gy;

/** Text and actions of Go's `text/template`. */
export function lex(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let trimNext = false;
  const pushText = (piece: string, trimEnd: boolean) => {
    const start = trimNext ? piece.trimStart() : piece;
    const trimmed = trimEnd ? start.trimEnd() : start;
    if (trimmed !== '') {
      tokens.push({ kind: 'text', text: trimmed });
    }
  };
  for (const match of text.matchAll(ACTION)) {
    const [whole, trimLeft, body = '', trimRight] = match;
    pushText(text.slice(at, match.index), trimLeft !== undefined);
    at = match.index + whole.length;
    trimNext = trimRight !== undefined;
    if (!/^\/\*[\s\S]*\*\/$/.test(body.trim())) {
      tokens.push({ kind: 'open' }, ...lexAction(body), { kind: 'close' });
    }
  }
  const rest = text.slice(at);
  if (rest.includes('{{')) {
    throw new TemplateError('unclosed action');
  }
  pushText(rest, false);
  return tokens;
}

function lexAction(body: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of body.matchAll(PARTS)) {
    end = match.index + match[0].length;
    const token = toToken(match.groups ?? {});
    if (token) {
      tokens.push(token);
    }
  }
  if (end !== body.length) {
    throw new TemplateError(`unexpected ${JSON.stringify(body.slice(end))} in action`);
  }
  return tokens;
}

const names = (path: string): string[] => path.split('.').slice(1).filter(Boolean);

function toToken(groups: Partial<Record<string, string>>): Token | undefined {
  const { pipe, left, right, string, raw, number, root, field, word } = groups;
  const literal = string ?? raw ?? number;
  if (literal !== undefined) {
    return { kind: 'literal', value: literalOf(literal) };
  }
  if (field !== undefined || root !== undefined) {
    return { kind: root === undefined ? 'field' : 'root', names: names(field ?? root ?? '') };
  }
  if (word !== undefined) {
    return { kind: 'word', text: word };
  }
  const symbol = pipe && ('pipe' as const);
  const bracket = left ? ('left' as const) : right && ('right' as const);
  const kind = symbol ?? bracket;
  return kind ? { kind } : undefined;
}

function literalOf(text: string): string | number {
  if (text.startsWith('`')) {
    return text.slice(1, -1);
  }
  if (!text.startsWith('"')) {
    return Number(text);
  }
  try {
    return JSON.parse(text) as string;
  } catch {
    throw new TemplateError(`invalid string ${text}`);
  }
}

/** Where a caret stands in an unfinished YAML text, as far as its lines tell. */
export interface TextPlace {
  path: ReadonlyArray<string | number>;
  /** What has been typed of a key or value. */
  token: string;
  /** Whether only a key can stand there. */
  isKey: boolean;
}

/** The path of a line by indentation, and what stands in it. */
interface BlockPlace {
  path: ReadonlyArray<string | number>;
  content: string;
}

interface Entry {
  column: number;
  /** Absent: the dash of an item. */
  key?: string;
}

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

const LINE = /^( *)((?:- +|-$)*)(.*)$/;
const KEY = /^["']?([\w-]+)["']?:(?= |$)/;

/** Keys and dashes of a line, from left to right, and the column of what follows them. */
function entriesOf(line: string): { dashes: Entry[]; column: number; content: string } {
  const [, indent = '', marks = '', content = ''] = LINE.exec(line) ?? [];
  const dashes = [...marks.matchAll(/-/g)].map(({ index }) => ({ column: indent.length + index }));
  return { dashes, column: indent.length + marks.length, content };
}

class PathUp {
  readonly path: Array<string | number> = [];
  #limit: number;
  #isItem = false;

  constructor(column: number) {
    this.#limit = column;
  }

  get isDone(): boolean {
    return this.#limit === 0 && !this.#isItem;
  }

  /** A dash may stand as far left as the key of its list. */
  take({ column, key }: Entry): void {
    if (column < this.#limit || (key !== undefined && this.#isItem && column === this.#limit)) {
      this.path.unshift(key ?? 0);
      this.#limit = column;
      this.#isItem = key === undefined;
    }
  }
}

/** Looks up from a line to the keys and items that it is part of. */
export function blockPath(text: string, start: number, caret: number): BlockPlace {
  const { dashes, column, content } = entriesOf(text.slice(start, caret));
  const up = new PathUp(column);
  [...dashes].reverse().forEach((dash) => up.take(dash));
  let end = start - 1;
  while (end > 0 && !up.isDone) {
    const from = lineStart(text, end);
    const above = entriesOf(text.slice(from, end));
    const key = KEY.exec(above.content)?.[1];
    if (key !== undefined) {
      up.take({ column: above.column, key });
    }
    [...above.dashes].reverse().forEach((dash) => up.take(dash));
    end = from - 1;
  }
  return { path: up.path, content };
}

interface Frame {
  isMap: boolean;
  key?: string;
}

/** Reads `{ a: b, c: [ … ` as far as it goes. */
class FlowReader {
  readonly frames: Frame[] = [];
  token = '';
  #quote = '';

  read(character: string, next: string | undefined): void {
    const frame = this.frames[this.frames.length - 1];
    if (this.#quote !== '') {
      this.#quote = character === this.#quote ? '' : this.#quote;
      this.token += character;
    } else if (frame?.isMap && frame.key === undefined && character === ':' && (next ?? ' ') === ' ') {
      frame.key = this.token.replace(/["']/g, '').trim();
      this.token = '';
    } else if (!this.#punctuation(character, frame)) {
      this.#quote = /^["']$/.test(character) && this.token.trim() === '' ? character : '';
      this.token += character;
    }
  }

  #punctuation(character: string, frame: Frame | undefined): boolean {
    const opens = (character === '{' || character === '[') && this.token.trim() === '';
    const isInside = frame !== undefined && /[\]},]/.test(character);
    if (opens) {
      this.frames.push({ isMap: character === '{' });
    } else if (isInside && character === ',') {
      frame.key = undefined;
    } else if (isInside) {
      this.frames.pop();
    }
    if (opens || isInside) {
      this.token = '';
    }
    return opens || isInside;
  }
}

/** The place within a line; undefined in a comment. */
export function flowPath({ path, content }: BlockPlace): TextPlace | undefined {
  if (/(?:^|\s)#/.test(content)) {
    return undefined;
  }
  const key = KEY.exec(content);
  const reader = new FlowReader();
  const rest = key ? content.slice(key[0].length) : content;
  [...rest].forEach((character, at, all) => reader.read(character, all[at + 1]));
  const inner = reader.frames.flatMap((frame) => (frame.isMap ? (frame.key ?? []) : 0));
  const last = reader.frames[reader.frames.length - 1];
  return {
    path: [...path, ...(key?.[1] === undefined ? [] : [key[1]]), ...inner],
    token: reader.token.trimStart(),
    isKey: last ? last.isMap && last.key === undefined : false,
  };
}

import { lex, TemplateError, type Token } from './lex';

export type Operand =
  | { kind: 'field' | 'root'; names: string[] }
  | { kind: 'literal'; value: unknown }
  | { kind: 'pipeline'; pipeline: Pipeline };

export type Command = { kind: 'operand'; operand: Operand } | { kind: 'call'; name: string; args: Operand[] };

export type Pipeline = Command[];

export type Node =
  | { kind: 'text'; text: string }
  | { kind: 'print'; pipeline: Pipeline }
  | { kind: 'if' | 'with'; pipeline: Pipeline; then: Node[]; otherwise: Node[] };

const CONSTANTS: Readonly<Record<string, unknown>> = { true: true, false: false, nil: null };

/** The part of Go's `text/template` that plugin routes use: fields, literals, calls, pipes, `if`, `with`, `else`, `end`. */
export function parse(text: string): Node[] {
  return new Parser(lex(text)).all();
}

class Parser {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  all(): Node[] {
    const nodes = this.#nodes();
    if (this.#at < this.tokens.length) {
      throw new TemplateError('unexpected {{else}} or {{end}}');
    }
    return nodes;
  }

  /** Up to the end, or before an action that begins with `else` or `end`. */
  #nodes(): Node[] {
    const nodes: Node[] = [];
    for (let token = this.#peek(); token && !this.#atWord('else', 'end'); token = this.#peek()) {
      this.#at += 1;
      nodes.push(token.kind === 'text' ? token : this.#action());
    }
    return nodes;
  }

  #action(): Node {
    const word = this.#peek();
    if (word?.kind === 'word' && (word.text === 'if' || word.text === 'with')) {
      this.#at += 1;
      return this.#branch(word.text);
    }
    const pipeline = this.#pipeline('close');
    return { kind: 'print', pipeline };
  }

  #branch(kind: 'if' | 'with'): Node {
    const pipeline = this.#pipeline('close');
    const then = this.#nodes();
    if (!this.#atWord('else')) {
      this.#end();
      return { kind, pipeline, then, otherwise: [] };
    }
    this.#at += 2;
    const chained = this.#peek();
    if (chained?.kind === 'word' && chained.text === kind) {
      this.#at += 1;
      return { kind, pipeline, then, otherwise: [this.#branch(kind)] };
    }
    this.#expect('close');
    const otherwise = this.#nodes();
    this.#end();
    return { kind, pipeline, then, otherwise };
  }

  #end(): void {
    if (!this.#atWord('end')) {
      throw new TemplateError('unexpected end of template');
    }
    this.#at += 2;
    this.#expect('close');
  }

  #pipeline(until: 'close' | 'right'): Pipeline {
    const commands = [this.#command()];
    while (this.#peek()?.kind === 'pipe') {
      this.#at += 1;
      commands.push(this.#command());
    }
    this.#expect(until);
    return commands;
  }

  #command(): Command {
    const first = this.#peek();
    if (first?.kind === 'word' && !(first.text in CONSTANTS)) {
      this.#at += 1;
      const args: Operand[] = [];
      for (let operand = this.#operand(); operand; operand = this.#operand()) {
        args.push(operand);
      }
      return { kind: 'call', name: first.text, args };
    }
    const operand = this.#operand();
    if (!operand) {
      throw new TemplateError('missing value for command');
    }
    return { kind: 'operand', operand };
  }

  #operand(): Operand | undefined {
    const token = this.#peek();
    if (token?.kind === 'left') {
      this.#at += 1;
      return { kind: 'pipeline', pipeline: this.#pipeline('right') };
    }
    if (token?.kind === 'word' && token.text in CONSTANTS) {
      this.#at += 1;
      return { kind: 'literal', value: CONSTANTS[token.text] };
    }
    if (token?.kind === 'field' || token?.kind === 'root' || token?.kind === 'literal') {
      this.#at += 1;
      return token;
    }
    return undefined;
  }

  #peek(): Token | undefined {
    return this.tokens[this.#at];
  }

  #atWord(...words: string[]): boolean {
    const next = this.tokens[this.#at + 1];
    return this.#peek()?.kind === 'open' && next?.kind === 'word' && words.includes(next.text);
  }

  #expect(kind: Token['kind']): void {
    if (this.#peek()?.kind !== kind) {
      throw new TemplateError(`expected ${kind}`);
    }
    this.#at += 1;
  }
}

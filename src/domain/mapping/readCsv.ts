import { ITEMS_PER_SLICE, type Work } from '../work/work';

export interface CsvRow {
  /** Where it begins; 1-based. */
  line: number;
  cells: readonly string[];
}

/** Something that could not be read. */
export interface CsvProblem {
  line: number;
  message: string;
}

export interface CsvTable {
  rows: readonly CsvRow[];
  problems: readonly CsvProblem[];
}

export interface CsvLimits {
  rows: number;
  cells: number;
}

/** Spreadsheets part cells by semicolons where the comma is the decimal sign, and by tabs in the clipboard. */
const SEPARATORS = [',', ';', '\t'] as const;

/** Excel's hint which separator follows: a first line that is no row. */
const HINT = /^"?sep=([,;\t])"?(?:\r?\n|$)/i;

function separatorOf(text: string): string {
  const [, hinted] = HINT.exec(text) ?? [];
  if (hinted !== undefined) {
    return hinted;
  }
  const [first = ''] = text.split(/\r?\n/, 1);
  const bare = first.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

class CsvReader {
  readonly rows: CsvRow[] = [];
  readonly problems: CsvProblem[] = [];
  #at = 0;
  #line = 1;
  readonly #text: string;
  readonly #separator: string;
  /** Up to where a cell without quotes goes. */
  readonly #cell: RegExp;

  constructor(text: string) {
    this.#text = text.replace(/^\ufeff/, '');
    this.#separator = separatorOf(this.#text);
    this.#cell = new RegExp(`[^${this.#separator}\\n\\r]*`, 'y');
    this.#skipHint();
  }

  #skipHint(): void {
    const [hint] = HINT.exec(this.#text) ?? [];
    if (hint !== undefined) {
      this.#at = hint.length;
      this.#line = 2;
    }
  }

  isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** RFC 4180 section 2: a record ends with a line, unless the line break is quoted. */
  readRow(mostCells: number): void {
    const line = this.#line;
    const cells: string[] = [];
    let isLast = false;
    while (!isLast) {
      cells.push(this.#text[this.#at] === '"' ? this.#quoted(line) : this.#plain());
      isLast = this.#text[this.#at] !== this.#separator;
      this.#at += isLast ? 0 : 1;
    }
    this.#endLine();
    if (cells.length > mostCells) {
      this.problems.push({ line, message: `More than ${mostCells} columns.` });
    } else if (cells.some((cell) => cell.trim() !== '')) {
      this.rows.push({ line, cells });
    }
  }

  #plain(): string {
    this.#cell.lastIndex = this.#at;
    const [cell = ''] = this.#cell.exec(this.#text) ?? [];
    this.#at += cell.length;
    return cell;
  }

  /** RFC 4180 section 2, rules 5 to 7. */
  #quoted(line: number): string {
    let cell = '';
    for (;;) {
      const end = this.#text.indexOf('"', this.#at + 1);
      if (end < 0) {
        this.problems.push({ line, message: 'A quoted cell does not end.' });
        cell += this.#text.slice(this.#at + 1);
        this.#at = this.#text.length;
        return cell;
      }
      cell += this.#text.slice(this.#at + 1, end);
      this.#at = end + 1;
      if (this.#text[this.#at] !== '"') {
        this.#line += cell.split('\n').length - 1;
        return this.#afterQuote(cell, line);
      }
      cell += '"';
    }
  }

  #afterQuote(cell: string, line: number): string {
    const rest = this.#plain();
    if (rest.trim() !== '') {
      this.problems.push({ line, message: 'Text stands behind a quoted cell.' });
    }
    return cell + rest;
  }

  #endLine(): void {
    if (this.#text[this.#at] === '\r') {
      this.#at += 1;
    }
    if (this.#text[this.#at] === '\n') {
      this.#at += 1;
    }
    this.#line += 1;
  }
}

/** Reads RFC 4180 text, parted by commas, semicolons or tabs. Rows that are wrong are problems; the others are kept. */
export function* readCsv(text: string, limits: CsvLimits): Work<CsvTable> {
  const reader = new CsvReader(text);
  for (let read = 1; !reader.isAtEnd() && reader.rows.length < limits.rows; read += 1) {
    reader.readRow(limits.cells);
    if (read % ITEMS_PER_SLICE === 0) {
      yield;
    }
  }
  const { rows, problems } = reader;
  const isCut = !reader.isAtEnd();
  return {
    rows,
    problems: isCut
      ? [...problems, { line: rows.length, message: `Only the first ${limits.rows} rows were read.` }]
      : problems,
  };
}

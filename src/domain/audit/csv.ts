import { ITEMS_PER_SLICE, type Work } from '../work/work';

export interface CsvOptions {
  /** A byte order mark in front, for spreadsheets that guess the encoding. */
  hasBom?: boolean;
}

/** SECURITY: spreadsheets calculate cells that begin so (OWASP, CSV injection); an apostrophe makes them text. */
const CALCULATED = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const safe = CALCULATED.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** RFC 4180 section 2: fields parted by commas, lines ended by CRLF, quotes doubled. */
const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/**
 * RFC 4180 text of a table, in chunks of 1,000 rows to be joined without anything between.
 * A cell that a spreadsheet would calculate gets an apostrophe in front.
 */
export function* csvChunks<T>(
  header: readonly string[],
  rows: readonly T[],
  cells: (row: T) => readonly string[],
  { hasBom = false }: CsvOptions = {}
): Work<readonly string[]> {
  const chunks = [`${hasBom ? '\ufeff' : ''}${line(header)}`];
  for (let start = 0; start < rows.length; start += ITEMS_PER_SLICE) {
    chunks.push(
      rows
        .slice(start, start + ITEMS_PER_SLICE)
        .map((row) => line(cells(row)))
        .join('')
    );
    yield;
  }
  return chunks;
}

import type { Work } from '../work/work';

export interface CsvOptions {
  /** A byte order mark in front, for spreadsheets that guess the encoding. */
  hasBom?: boolean;
}

/** RFC 4180 text in chunks; a cell that a spreadsheet would calculate is quoted with an apostrophe. */
export declare function csvChunks<T>(
  header: readonly string[],
  rows: readonly T[],
  cells: (row: T) => readonly string[],
  options?: CsvOptions
): Work<readonly string[]>;

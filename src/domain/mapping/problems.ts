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

import type { DocumentProblem } from './problems';
import type { MappingDocument } from './rule';

export interface ParsedDocument {
  /** Absent when there is any problem of severity `error`. */
  document?: MappingDocument;
  problems: readonly DocumentProblem[];
}

export declare function parseMappingDocument(text: string): ParsedDocument;
export declare function serializeMappingDocument(document: MappingDocument): string;
export declare const EMPTY_MAPPING_TEXT: string;

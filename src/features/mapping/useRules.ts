import { useMemo } from 'react';
import { type StoredMapping, useMappingDocument } from '../../api/queries/useMappingDocument';
import { type ParsedDocument, parseMappingDocument } from '../../domain/mapping/document';
import type { MappingDocument } from '../../domain/mapping/rule';
import type { QueryLike } from '../../ui/QueryView';

export interface Rules extends ParsedDocument {
  stored: StoredMapping;
}

const NO_RULES: MappingDocument = { version: 1, rules: [] };

/** A text that nobody has written yet has no rules, which is not an error. */
function parseRules(text: string): ParsedDocument {
  return text.trim() === '' ? { document: NO_RULES, problems: [] } : parseMappingDocument(text);
}

/** The rules as stored; `document` is absent while they have errors. */
export function useRules(): QueryLike<Rules> {
  const { data: stored, error, refetch } = useMappingDocument();
  const data = useMemo(() => stored && { stored, ...parseRules(stored.text) }, [stored]);
  return { data, error, refetch };
}

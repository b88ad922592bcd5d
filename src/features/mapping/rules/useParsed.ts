import { useDeferredValue, useMemo } from 'react';
import { type ParsedDocument, parseMappingDocument } from '../../../domain/mapping/document';

/** The document in a text that is being typed; lags behind a little instead of holding typing up. */
export function useParsed(text: string): ParsedDocument {
  const deferred = useDeferredValue(text);
  return useMemo(() => parseMappingDocument(deferred), [deferred]);
}

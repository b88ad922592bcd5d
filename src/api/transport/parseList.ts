import { JSONParser } from '@streamparser/json';
import * as v from 'valibot';
import type { Work } from '../../domain/work/work';

const CHUNK_LENGTH = 64 * 1024;

/** The two parts of a Kubernetes list that are read; everything else is skipped. */
export interface ParsedList<T> {
  metadata: unknown;
  items: T[];
}

/**
 * Parses a Kubernetes list and decodes its items one by one, so that an answer of many megabytes never holds the main
 * thread. Throws a `SyntaxError` when the text is not one whole JSON document, a `ValiError` when an item is malformed.
 */
export function* parseList<T>(text: string, itemSchema: v.GenericSchema<unknown, T>): Work<ParsedList<T>> {
  const list: ParsedList<T> = { metadata: undefined, items: [] };
  const parser = new JSONParser({ paths: ['$.items.*', '$.metadata'], keepStack: false });
  parser.onValue = ({ value, key }) => {
    if (typeof key === 'number') {
      list.items.push(v.parse(itemSchema, value, { abortEarly: true }));
    } else {
      list.metadata = value;
    }
  };
  for (let from = 0; from < text.length; from += CHUNK_LENGTH) {
    parser.write(text.slice(from, from + CHUNK_LENGTH));
    yield;
  }
  if (!parser.isEnded) {
    throw new SyntaxError('The text ends before the list does.');
  }
  return list;
}

import { decodeDraft, type Draft } from '../domain/mapping/draft';
import { PLUGIN_ID } from './pagePath';

/** Where this browser keeps the draft of the rules of one organisation. */
const keyOf = (namespace: string): string => `${PLUGIN_ID}.mapping.draft.${namespace}`;

/** The draft of the rules that this browser keeps; undefined: there is none. */
export function readDraft(namespace: string): Draft | undefined {
  const key = keyOf(namespace);
  try {
    return decodeDraft(localStorage.getItem(key));
  } catch {
    return undefined;
  }
}

/** False when the browser refuses, e.g. because its storage is full or switched off. */
export function keepDraft(namespace: string, draft: Draft | undefined): boolean {
  const key = keyOf(namespace);
  try {
    if (draft) {
      localStorage.setItem(key, JSON.stringify(draft));
    } else {
      localStorage.removeItem(key);
    }
    return true;
  } catch {
    return false;
  }
}

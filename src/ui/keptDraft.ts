import { decodeDraft, type Draft } from '../domain/mapping/draft';
import { PLUGIN_ID } from './pagePath';

/** Where this browser keeps the draft of the rules of one organisation. */
const keyOf = (namespace: string): string => `${PLUGIN_ID}.mapping.draft.${namespace}`;

/** The draft of the rules that this browser keeps; undefined: there is none. */
export function readDraft(namespace: string): Draft | undefined {
  try {
    return decodeDraft(localStorage.getItem(keyOf(namespace)));
  } catch {
    return undefined;
  }
}

/** False when the browser refuses, e.g. because its storage is full or switched off. */
export function keepDraft(namespace: string, draft: Draft | undefined): boolean {
  try {
    if (draft) {
      localStorage.setItem(keyOf(namespace), JSON.stringify(draft));
    } else {
      localStorage.removeItem(keyOf(namespace));
    }
    return true;
  } catch {
    return false;
  }
}

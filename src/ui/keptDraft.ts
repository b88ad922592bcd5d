import { decodeDraft, type Draft } from '../domain/mapping/draft';
import { PLUGIN_ID } from './pagePath';

/** Where this browser keeps the draft of the rules of one organisation. */
const keyOf = (namespace: string): string => `${PLUGIN_ID}.mapping.draft.${namespace}`;

/** False when the browser refuses, e.g. because its storage is full or switched off. */
function succeeds(attempt: () => void): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

function itemOf(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

const ofTab = (key: string): string | null => itemOf(() => sessionStorage, key);
const ofBrowser = (key: string): string | null => itemOf(() => localStorage, key);

/** The draft of the rules that was typed in this tab, or else the last one of this browser; undefined: there is none. */
export function readDraft(namespace: string): Draft | undefined {
  const key = keyOf(namespace);
  return decodeDraft(ofTab(key)) ?? decodeDraft(ofBrowser(key));
}

/**
 * Keeps the draft for this tab, and for the next one once this is closed. Putting it away (undefined) spares one that
 * another tab has typed since. False when the browser refuses.
 */
export function keepDraft(namespace: string, draft: Draft | undefined): boolean {
  const key = keyOf(namespace);
  if (draft) {
    const text = JSON.stringify(draft);
    succeeds(() => sessionStorage.setItem(key, text));
    return succeeds(() => localStorage.setItem(key, text));
  }
  const own = ofTab(key);
  succeeds(() => sessionStorage.removeItem(key));
  return own !== null && ofBrowser(key) !== own ? true : succeeds(() => localStorage.removeItem(key));
}

/** Keeps what was typed in this tab when another one puts its own draft away. Returns what ends that. */
export function watchDraft(namespace: string): () => void {
  const key = keyOf(namespace);
  const restore = (event: StorageEvent) => {
    const own = ofTab(key);
    if (event.key === key && event.newValue === null && own !== null) {
      succeeds(() => localStorage.setItem(key, own));
    }
  };
  window.addEventListener('storage', restore);
  return () => window.removeEventListener('storage', restore);
}

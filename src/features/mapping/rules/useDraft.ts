import { useRef, useState } from 'react';
import * as v from 'valibot';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import { PLUGIN_ID } from '../../../ui/pagePath';

const draftSchema = v.object({
  text: v.string(),
  base: v.object({ text: v.string(), version: v.optional(v.number()) }),
});

/** A text that is not saved yet, and the saved one that it was made from. */
type Draft = v.InferOutput<typeof draftSchema>;

export interface DraftState {
  text: string;
  isDirty: boolean;
  /** The saved text that this draft was made from, when somebody saved another one since. */
  outdatedBase?: string;
  /** The version that a save has to name. */
  baseVersion?: number;
  /** False: the browser would not keep the draft; leaving the page loses it. */
  isKept: boolean;
  edit: (text: string) => void;
  discard: () => void;
  /** Takes a newer saved text as the one that this draft replaces. */
  rebase: (saved: Pick<StoredMapping, 'text' | 'version'>) => void;
}

/** The text being edited, kept in this browser until it is saved or discarded. */
export function useDraft(stored: StoredMapping, namespace: string): DraftState {
  const key = `${PLUGIN_ID}.mapping.draft.${namespace}`;
  const [draft, setDraft] = useState(() => readDraft(key));
  const latest = useRef(draft);
  const [isKept, setKept] = useState(true);

  const change = (next: Draft | undefined) => {
    const settled = next && next.text === next.base.text ? undefined : next;
    latest.current = settled;
    setDraft(settled);
    setKept(keepDraft(key, settled));
  };
  const live = draft && draft.text !== stored.text ? draft : undefined;
  const base = live?.base ?? { text: stored.text, version: stored.version };
  return {
    text: live?.text ?? stored.text,
    isDirty: live !== undefined,
    outdatedBase: base.version === stored.version ? undefined : base.text,
    baseVersion: base.version,
    isKept,
    edit: (text) => change({ text, base }),
    discard: () => change(undefined),
    rebase: ({ text, version }) => change(latest.current && { text: latest.current.text, base: { text, version } }),
  };
}

function readDraft(key: string): Draft | undefined {
  try {
    const parsed = v.safeParse(draftSchema, JSON.parse(localStorage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** False when the browser refuses, e.g. because its storage is full or switched off. */
function keepDraft(key: string, draft: Draft | undefined): boolean {
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

import { useEffect, useRef, useState } from 'react';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import type { Draft } from '../../../domain/mapping/draft';
import { keepDraft, readDraft, watchDraft } from '../../../ui/keptDraft';

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

/** The text being edited, kept in this browser until it is saved or discarded; each tab keeps its own. */
export function useDraft(stored: StoredMapping, namespace: string): DraftState {
  const [draft, setDraft] = useState(() => readDraft(namespace));
  const latest = useRef(draft);
  const [isKept, setKept] = useState(true);
  useEffect(() => watchDraft(namespace), [namespace]);

  const change = (next: Draft | undefined) => {
    const settled = next && next.text === next.base.text ? undefined : next;
    latest.current = settled;
    setDraft(settled);
    setKept(keepDraft(namespace, settled));
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

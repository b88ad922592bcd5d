import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import {
  type Completion,
  type Completions,
  completionsAt,
  type KnownNames,
} from '../../../../domain/mapping/completion';

interface CompletionInput {
  field: RefObject<HTMLTextAreaElement>;
  known: KnownNames;
  onChange: ((text: string) => void) | undefined;
}

export interface CompletionState {
  open: Completions | undefined;
  /** Of the option that Enter takes; -1: none, Enter begins a new line. */
  active: number;
  onTyped: (text: string, caret: number) => void;
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  take: (option: Completion) => void;
  close: () => void;
}

/**
 * What can be written at the caret: offered while typing, and with Ctrl-Space. Arrows choose, Enter or Tab takes,
 * Escape closes; while typing nothing is chosen, so that Enter stays Enter.
 */
export function useCompletion({ field, known, onChange }: CompletionInput): CompletionState {
  const [open, setOpen] = useState<Completions>();
  const [active, setActive] = useState(-1);
  const caretToSet = useRef<number>();

  useLayoutEffect(() => {
    if (caretToSet.current !== undefined) {
      field.current?.setSelectionRange(caretToSet.current, caretToSet.current);
      caretToSet.current = undefined;
    }
  });

  const show = (found: Completions | undefined, first: number) => {
    setOpen(found);
    setActive(first);
  };
  const close = () => show(undefined, -1);
  const take = ({ insert }: Completion) => {
    const element = field.current;
    if (element && open && onChange) {
      caretToSet.current = open.from + insert.length;
      onChange(element.value.slice(0, open.from) + insert + element.value.slice(open.to));
      element.focus();
    }
    close();
  };
  const move = (by: number) => {
    const count = open?.options.length ?? 0;
    setActive((now) => (now < 0 && by < 0 ? count - 1 : (now + by + count) % count));
  };
  const chosen = open?.options[active];

  const keys: Readonly<Record<string, (() => void) | undefined>> = open
    ? {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Enter: chosen && (() => take(chosen)),
        Tab: chosen && (() => take(chosen)),
        Escape: close,
      }
    : {};

  return {
    open,
    active,
    take,
    close,
    onTyped(text, caret) {
      const found = onChange && completionsAt(text, caret, known);
      show(found && found.from < caret ? found : undefined, -1);
    },
    onKeyDown(event) {
      const { selectionStart, value } = event.currentTarget;
      const isAsked = event.key === ' ' && event.ctrlKey && onChange !== undefined;
      const act = isAsked ? () => show(completionsAt(value, selectionStart, known), 0) : keys[event.key];
      if (act) {
        event.preventDefault();
        event.stopPropagation();
        act();
      }
    },
  };
}

import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import {
  type Completion,
  type Completions,
  completionsAt,
  type KnownNames,
} from '../../../../domain/mapping/completion';
import { type CaretPlace, caretPlace } from './caretPlace';

interface CompletionInput {
  field: RefObject<HTMLTextAreaElement>;
  known: KnownNames;
  onChange: ((text: string) => void) | undefined;
}

export interface CompletionState {
  open: (Completions & { place: CaretPlace }) | undefined;
  /** Of the option that Enter takes; -1: none, Enter begins a new line. */
  active: number;
  onTyped: (field: HTMLTextAreaElement) => void;
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  take: (option: Completion) => void;
  close: () => void;
}

/**
 * What can be written at the caret: offered while typing, and with Ctrl-Space. Arrows choose, Enter or Tab takes,
 * Escape closes; while typing nothing is chosen, so that Enter stays Enter.
 */
export function useCompletion({ field, known, onChange }: CompletionInput): CompletionState {
  const [open, setOpen] = useState<CompletionState['open']>();
  const [active, setActive] = useState(-1);
  const caretToSet = useRef<number>();

  useLayoutEffect(() => {
    if (caretToSet.current !== undefined) {
      field.current?.setSelectionRange(caretToSet.current, caretToSet.current);
      caretToSet.current = undefined;
    }
  });

  const close = () => {
    setOpen(undefined);
    setActive(-1);
  };
  const show = (element: HTMLTextAreaElement, found: Completions | undefined, first: number) => {
    setOpen(found && { ...found, place: caretPlace(element, found.from) });
    setActive(found ? first : -1);
  };
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
    onTyped(element) {
      const caret = element.selectionStart;
      const found = onChange && completionsAt(element.value, caret, known);
      show(element, found && found.from < caret ? found : undefined, -1);
    },
    onKeyDown(event) {
      const element = event.currentTarget;
      const isAsked = event.key === ' ' && event.ctrlKey && onChange !== undefined;
      const ask = () => show(element, completionsAt(element.value, element.selectionStart, known), 0);
      const act = isAsked ? ask : keys[event.key];
      if (act) {
        event.preventDefault();
        event.stopPropagation();
        act();
      }
    },
  };
}

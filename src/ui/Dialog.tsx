import { type ReactNode, useEffect } from 'react';
import { Modal } from '@grafana/ui';

interface DialogProps {
  title: string;
  children: ReactNode;
  onDismiss: () => void;
}

/**
 * Grafana's modal, left by its buttons and by Escape only. A press beside it does nothing: it may be the second one of
 * a double click on the button that opened it, or a slip that would lose what was typed.
 */
export function Dialog({ title, children, onDismiss }: DialogProps) {
  useEscape(onDismiss);
  return (
    <Modal title={title} isOpen onDismiss={onDismiss} closeOnEscape={false} closeOnBackdropClick={false}>
      {children}
    </Modal>
  );
}

/** The modal listens to Escape and to a press beside it as one thing: both or neither. */
function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) {
        onEscape();
      }
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [onEscape]);
}

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Field, Input, Modal, Stack } from '@grafana/ui';
import { Dialog } from './Dialog';
import { FaultAlert } from './FaultAlert';
import type { Fault } from '../domain/fault/Fault';

interface ConfirmChangeProps {
  title: string;
  /** What will happen. */
  children: ReactNode;
  confirmText: string;
  isDestructive?: boolean;
  /** Words that must be typed before the change can be confirmed. */
  typedWords?: string;
  isBusy?: boolean;
  /** Why the last attempt failed. */
  fault?: Fault | null;
  onConfirm: () => void;
  onDismiss: () => void;
}

/** Asks before a change; mounted only while it is asked. Stays open, with the reason, when the change fails. */
export function ConfirmChange(props: ConfirmChangeProps) {
  const {
    title,
    children,
    confirmText,
    isDestructive = false,
    typedWords,
    isBusy = false,
    fault,
    onConfirm,
    onDismiss,
  } = props;
  const [typed, setTyped] = useState('');
  const inputId = useId();
  const canConfirm = !isBusy && (typedWords === undefined || typed.trim() === typedWords);
  const dismiss = () => !isBusy && onDismiss();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canConfirm) {
      onConfirm();
    }
  };
  return (
    <Dialog title={title} onDismiss={dismiss}>
      <form onSubmit={submit}>
        <Stack direction="column" gap={2}>
          {children}
          {typedWords !== undefined && (
            <Field
              noMargin
              htmlFor={inputId}
              label={t('ui.confirm.type', 'Type “{{words}}” to confirm', {
                words: typedWords,
                interpolation: { escapeValue: false },
              })}
            >
              <Input
                id={inputId}
                value={typed}
                autoComplete="off"
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            </Field>
          )}
          {fault && <FaultAlert fault={fault} />}
        </Stack>
        <Modal.ButtonRow>
          <Button variant="secondary" fill="outline" type="button" onClick={dismiss} disabled={isBusy}>
            <Trans i18nKey="ui.confirm.cancel">Cancel</Trans>
          </Button>
          <Button
            variant={isDestructive ? 'destructive' : 'primary'}
            type="submit"
            disabled={!canConfirm}
            icon={isBusy ? 'spinner' : undefined}
          >
            {confirmText}
          </Button>
        </Modal.ButtonRow>
      </form>
    </Dialog>
  );
}

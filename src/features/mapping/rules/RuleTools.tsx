import { lazy, type ReactNode, Suspense, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import { Loading } from '../../../ui/Loading';

const ExportDialog = lazy(async () => ({ default: (await import('./exports/ExportDialog')).ExportDialog }));
const HistoryDialog = lazy(async () => ({ default: (await import('./history/HistoryDialog')).HistoryDialog }));
const WriteDownDialog = lazy(async () => ({ default: (await import('./writedown/WriteDownDialog')).WriteDownDialog }));

/** Opens the export of a text; drawn beside it. */
export function ExportButton({ text, today }: { text: string; today: string }) {
  return (
    <DialogButton
      button={(open) => (
        <Button variant="secondary" icon="download-alt" onClick={open}>
          <Trans i18nKey="mapping.tools.export">Export</Trans>
        </Button>
      )}
      dialog={(close) => <ExportDialog text={text} today={today} onDismiss={close} />}
    />
  );
}

/** Opens the saved versions of the rules. */
export function HistoryButton({ stored }: { stored: StoredMapping }) {
  return (
    <DialogButton
      button={(open) => (
        <Button variant="secondary" icon="history" onClick={open}>
          <Trans i18nKey="mapping.tools.history">History</Trans>
        </Button>
      )}
      dialog={(close) => <HistoryDialog stored={stored} onDismiss={close} />}
    />
  );
}

interface WriteDownButtonProps {
  today: string;
  replaces: boolean;
  onUse: (text: string) => void;
}

/** Opens "write down what is". */
export function WriteDownButton({ today, replaces, onUse }: WriteDownButtonProps) {
  return (
    <DialogButton
      button={(open) => (
        <Button variant="secondary" icon="import" onClick={open}>
          <Trans i18nKey="mapping.tools.write-down">Write down what is</Trans>
        </Button>
      )}
      dialog={(close) => (
        <WriteDownDialog
          today={today}
          replaces={replaces}
          onDismiss={close}
          onUse={(text) => {
            onUse(text);
            close();
          }}
        />
      )}
    />
  );
}

interface DialogButtonProps {
  button: (open: () => void) => ReactNode;
  /** Loaded when it is opened. */
  dialog: (close: () => void) => ReactNode;
}

function DialogButton({ button, dialog }: DialogButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      {button(() => setIsOpen(true))}
      {isOpen && (
        <Suspense fallback={<Loading text={t('mapping.tools.loading', 'Opening')} />}>
          {dialog(() => setIsOpen(false))}
        </Suspense>
      )}
    </>
  );
}

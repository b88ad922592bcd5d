import { useId, useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import {
  Alert,
  Button,
  ClipboardButton,
  Field,
  Modal,
  RadioButtonGroup,
  Stack,
  Switch,
  TextArea,
  useStyles2,
} from '@grafana/ui';
import type { CheckResult } from '../../../api/queries/useDiagnostics';
import { useStack } from '../../../api/queries/useStack';
import { bundleToJson, bundleToMarkdown, makeBundle } from '../../../domain/diagnostics/bundle';
import { CHECKS } from '../../../domain/diagnostics/checks';
import { Dialog } from '../../../ui/Dialog';
import { saveFile } from '../../../ui/saveFile';

interface BundleDialogProps {
  results: readonly CheckResult[];
  onDismiss: () => void;
}

type Format = 'markdown' | 'json';

const WRITERS = {
  markdown: { write: bundleToMarkdown, extension: 'md' },
  json: { write: bundleToJson, extension: 'json' },
} as const;

const PREVIEW_LETTERS = 20_000;

/** Hands out what the checks saw, without names unless they are wanted. */
export function BundleDialog({ results, onDismiss }: BundleDialogProps) {
  const styles = useStyles2(getStyles);
  const switchId = useId();
  const previewId = useId();
  const { version, edition } = useStack();
  const [format, setFormat] = useState<Format>('markdown');
  const [isRedacted, setRedacted] = useState(true);
  const [nowMs] = useState(() => Date.now());
  const { write, extension } = WRITERS[format];
  const text = useMemo(
    () => write(makeBundle({ checks: CHECKS, results, grafana: { version, edition }, nowMs, isRedacted })),
    [write, results, version, edition, nowMs, isRedacted]
  );
  const fileName = `scim-manager-${new Date(nowMs).toISOString().slice(0, 10)}.${extension}`;
  const formatLabel = t('configuration.diagnostics.bundle-format', 'Format');
  return (
    <Dialog title={t('configuration.diagnostics.bundle', 'Support bundle')} onDismiss={onDismiss}>
      <Stack direction="column" gap={2}>
        <Field noMargin label={formatLabel}>
          <RadioButtonGroup<Format>
            aria-label={formatLabel}
            value={format}
            onChange={setFormat}
            options={[
              { value: 'markdown', label: t('configuration.diagnostics.bundle-markdown', 'Markdown') },
              { value: 'json', label: t('configuration.diagnostics.bundle-json', 'JSON') },
            ]}
          />
        </Field>
        <Field
          noMargin
          htmlFor={switchId}
          label={t('configuration.diagnostics.bundle-redact', 'Leave out personal data')}
          description={t(
            'configuration.diagnostics.bundle-redact-about',
            'Names, logins, e-mail addresses, ids and addresses become numbers, the same thing always the same number. What a server wrote freely is left out.'
          )}
        >
          <Switch id={switchId} value={isRedacted} onChange={(event) => setRedacted(event.currentTarget.checked)} />
        </Field>
        {!isRedacted && (
          <Alert
            severity="warning"
            bottomSpacing={0}
            title={t('configuration.diagnostics.bundle-names', 'People are named in it')}
          >
            <Trans i18nKey="configuration.diagnostics.bundle-names-about">
              Give it only to somebody who may know them. Tokens are left out in any case.
            </Trans>
          </Alert>
        )}
        <Field noMargin label={t('configuration.diagnostics.bundle-preview', 'What will be in it')} htmlFor={previewId}>
          <TextArea
            id={previewId}
            className={styles.preview}
            readOnly
            rows={14}
            value={text.length > PREVIEW_LETTERS ? `${text.slice(0, PREVIEW_LETTERS)}…` : text}
          />
        </Field>
      </Stack>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onDismiss}>
          <Trans i18nKey="configuration.diagnostics.bundle-close">Close</Trans>
        </Button>
        <ClipboardButton variant="secondary" icon="copy" getText={() => text}>
          {t('ui.copy.button', 'Copy')}
        </ClipboardButton>
        <Button icon="download-alt" onClick={() => saveFile(fileName, 'text/plain', [text])}>
          <Trans i18nKey="configuration.diagnostics.bundle-download">Download</Trans>
        </Button>
      </Modal.ButtonRow>
    </Dialog>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  preview: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize }),
});

import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Input, Stack, Text } from '@grafana/ui';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import { useSaveMappingDocument } from '../../../api/queries/useSaveMappingDocument';
import { useStack } from '../../../api/queries/useStack';
import { busyIcon } from '../../../ui/busyIcon';
import { DisplayName } from '../../../ui/DisplayName';
import { FaultAlert } from '../../../ui/FaultAlert';
import { TimeAgo } from '../../../ui/TimeAgo';
import type { DraftState } from './useDraft';
import { useParsed } from './useParsed';

/** Grafana takes 500 bytes, and the person's login stands in it, too. */
const LONGEST_MESSAGE = 100;

interface SaveBarProps {
  stored: StoredMapping;
  draft: DraftState;
  /** Reads the saved document again. */
  onReload: () => unknown;
}

/** Saves the draft, with a message for the history; Grafana gives the first version a message of its own. */
export function SaveBar({ stored, draft, onReload }: SaveBarProps) {
  const { can } = useStack();
  const save = useSaveMappingDocument();
  const [message, setMessage] = useState('');
  const { document } = useParsed(draft.text);
  const hasHistory = stored.version !== undefined;
  const isBlocked = !can.write || !document || !draft.isDirty || draft.outdatedBase !== undefined || save.isPending;
  const submit = () =>
    save.mutate(
      { text: draft.text, version: draft.baseVersion, message: message.trim() || undefined },
      {
        onSuccess: (saved) => {
          draft.rebase(saved);
          setMessage('');
        },
        onError: (fault) => fault.kind === 'conflict' && onReload(),
      }
    );
  return (
    <>
      <Stack direction="row" justifyContent="space-between" alignItems="center" wrap="wrap">
        <SaveState stored={stored} draft={draft} />
        <Stack direction="row" gap={1} wrap="wrap">
          {draft.isDirty && hasHistory && (
            <Input
              width={32}
              maxLength={LONGEST_MESSAGE}
              aria-label={t('mapping.rules.message', 'Message for the history')}
              placeholder={t('mapping.rules.message-hint', 'What you changed (optional)')}
              value={message}
              onChange={({ currentTarget }) => setMessage(currentTarget.value)}
            />
          )}
          <Button variant="secondary" disabled={!draft.isDirty || save.isPending} onClick={draft.discard}>
            <Trans i18nKey="mapping.rules.discard">Discard changes</Trans>
          </Button>
          <Button icon={busyIcon(save.isPending, 'save')} disabled={isBlocked} onClick={submit} tooltip={blockedWhy()}>
            <Trans i18nKey="mapping.rules.save">Save</Trans>
          </Button>
        </Stack>
      </Stack>
      {save.error && (save.error.kind !== 'conflict' || draft.outdatedBase === undefined) && (
        <FaultAlert
          fault={save.error}
          title={t('mapping.rules.not-saved', 'The rules were not saved; your text is kept')}
          onRetry={submit}
        />
      )}
    </>
  );

  function blockedWhy(): string | undefined {
    if (!can.write) {
      return t('mapping.rules.may-not', 'Saving needs the permission idops-scim-app.scim:write');
    }
    return document || !draft.isDirty
      ? undefined
      : t('mapping.rules.has-errors', 'Correct the errors in the document first');
  }
}

function SaveState({ stored, draft }: { stored: StoredMapping; draft: DraftState }) {
  if (draft.isDirty) {
    return (
      <Text color="warning">
        {draft.isKept
          ? t('mapping.rules.unsaved', 'Not saved yet. The draft is kept in this browser.')
          : t('mapping.rules.unkept', 'Not saved yet, and this browser cannot keep the draft: save before you leave.')}
      </Text>
    );
  }
  if (stored.savedAt === undefined) {
    return <Text color="secondary">{t('mapping.rules.saved', 'Saved')}</Text>;
  }
  return (
    <Text color="secondary">
      {t('mapping.rules.saved', 'Saved')} <TimeAgo iso={stored.savedAt} />
      {stored.savedBy && (
        <>
          {' '}
          {t('mapping.rules.by', 'by')} <DisplayName name={stored.savedBy} />
        </>
      )}
    </Text>
  );
}

import { t, Trans } from '@grafana/i18n';
import { Button, EmptyState, Stack, Text } from '@grafana/ui';
import { useGroups } from '../../../api/queries/useGroups';
import { type StoredMapping, useSaveMappingDocument } from '../../../api/queries/useMappingDocument';
import { useStack } from '../../../api/queries/useStack';
import { EMPTY_MAPPING_TEXT } from '../../../domain/mapping/document';
import { DisplayName } from '../../../ui/DisplayName';
import { FaultAlert } from '../../../ui/FaultAlert';
import { TimeAgo } from '../../../ui/TimeAgo';
import { ConflictNotice } from './ConflictNotice';
import { ExportButton, WriteDownButton } from './RuleTools';
import { RuleWorkbench } from './RuleWorkbench';
import { startingDocument } from './startingDocument';
import { type DraftState, useDraft } from './useDraft';
import { useParsed } from './useParsed';

interface RuleEditorProps {
  stored: StoredMapping;
  namespace: string;
  /** Reads the saved document again. */
  onReload: () => unknown;
  today: string;
}

/** Edits the document; what is not saved yet stays in this browser. */
export function RuleEditor({ stored, namespace, onReload, today }: RuleEditorProps) {
  const draft = useDraft(stored, namespace);
  if (draft.text === '' && stored.text === '') {
    return <NoRules today={today} onStart={draft.edit} />;
  }
  return (
    <Stack direction="column" gap={2}>
      <SaveBar stored={stored} draft={draft} onReload={onReload} />
      {draft.outdatedBase !== undefined && (
        <ConflictNotice
          base={draft.outdatedBase}
          stored={stored}
          onTakeTheirs={draft.discard}
          onKeepMine={() => draft.rebase(stored)}
        />
      )}
      <Stack wrap="wrap">
        <WriteDownButton today={today} replaces onUse={draft.edit} />
        <ExportButton text={draft.text} today={today} />
      </Stack>
      <RuleWorkbench text={draft.text} onChange={draft.edit} today={today} />
    </Stack>
  );
}

function SaveBar({ stored, draft, onReload }: { stored: StoredMapping; draft: DraftState; onReload: () => unknown }) {
  const { can } = useStack();
  const save = useSaveMappingDocument();
  const { document } = useParsed(draft.text);
  const isBlocked = !can.write || !document || !draft.isDirty || draft.outdatedBase !== undefined || save.isPending;
  const submit = () =>
    save.mutate(
      { text: draft.text, version: draft.baseVersion },
      {
        onSuccess: draft.rebase,
        onError: (fault) => fault.kind === 'conflict' && onReload(),
      }
    );
  return (
    <>
      <Stack direction="row" justifyContent="space-between" alignItems="center" wrap="wrap">
        <SaveState stored={stored} draft={draft} />
        <Stack direction="row" gap={1}>
          <Button variant="secondary" disabled={!draft.isDirty || save.isPending} onClick={draft.discard}>
            <Trans i18nKey="mapping.rules.discard">Discard changes</Trans>
          </Button>
          <Button
            icon={save.isPending ? 'spinner' : 'save'}
            disabled={isBlocked}
            onClick={submit}
            tooltip={blockedWhy()}
          >
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

function NoRules({ today, onStart }: { today: string; onStart: (text: string) => void }) {
  const groups = useGroups();
  const known = groups.data?.groups ?? [];
  return (
    <EmptyState
      variant="call-to-action"
      message={t('mapping.rules.none', 'There are no rules yet')}
      button={
        <Stack direction="row" gap={1} wrap="wrap" justifyContent="center">
          <Button disabled={known.length === 0} onClick={() => onStart(startingDocument(known))}>
            <Trans i18nKey="mapping.rules.start-from-groups">Start from the groups of this Grafana</Trans>
          </Button>
          <WriteDownButton today={today} replaces={false} onUse={onStart} />
          <Button variant="secondary" onClick={() => onStart(EMPTY_MAPPING_TEXT)}>
            <Trans i18nKey="mapping.rules.start-empty">Start with an empty document</Trans>
          </Button>
        </Stack>
      }
    >
      <Trans i18nKey="mapping.rules.none-why">
        Rules say which group of your identity provider gets which roles and folder permissions. Nothing changes in
        Grafana until you apply a plan.
      </Trans>
    </EmptyState>
  );
}

import { t, Trans } from '@grafana/i18n';
import { Button, EmptyState, Stack } from '@grafana/ui';
import { useGroups } from '../../../api/queries/useGroups';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import { EMPTY_MAPPING_TEXT } from '../../../domain/mapping/document';
import { ConflictNotice } from './ConflictNotice';
import { ExportButton, HistoryButton, WriteDownButton } from './RuleTools';
import { RuleView, ViewChoice } from './RuleView';
import { SaveBar } from './SaveBar';
import { startingDocument } from './startingDocument';
import { useDraft } from './useDraft';

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
      <Stack wrap="wrap" justifyContent="space-between">
        <ViewChoice />
        <Stack wrap="wrap">
          {stored.version !== undefined && <HistoryButton stored={stored} />}
          <WriteDownButton today={today} replaces onUse={draft.edit} />
          <ExportButton text={draft.text} today={today} />
        </Stack>
      </Stack>
      <RuleView text={draft.text} onChange={draft.edit} today={today} />
    </Stack>
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

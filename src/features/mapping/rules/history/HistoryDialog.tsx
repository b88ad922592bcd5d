import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Modal, Stack, Text } from '@grafana/ui';
import type { StoredMapping } from '../../../../api/queries/useMappingDocument';
import { type MappingVersion, useMappingHistory, useRestoreMapping } from '../../../../api/queries/useMappingHistory';
import { useStack } from '../../../../api/queries/useStack';
import { busyIcon } from '../../../../ui/busyIcon';
import { Dialog } from '../../../../ui/Dialog';
import { FaultAlert } from '../../../../ui/FaultAlert';
import { QueryView } from '../../../../ui/QueryView';
import { DiffView } from '../../../../ui/DiffView';
import { VersionList } from './VersionList';

interface HistoryDialogProps {
  stored: StoredMapping;
  onDismiss: () => void;
}

/** Earlier states of the saved rules, what differs since, and the way back. */
export function HistoryDialog({ stored, onDismiss }: HistoryDialogProps) {
  const history = useMappingHistory();
  const restore = useRestoreMapping();
  const { can } = useStack();
  const [chosen, setChosen] = useState<MappingVersion>();
  const title = t('mapping.history.title', 'History of the rules');
  const { version } = stored;
  const submit = () => {
    if (chosen?.text !== undefined && version !== undefined) {
      restore.mutate({ to: { ...chosen, text: chosen.text }, version }, { onSuccess: onDismiss });
    }
  };
  const isSame = chosen?.text === stored.text;
  return (
    <Dialog title={title} onDismiss={onDismiss}>
      <Stack direction="column" gap={2}>
        <QueryView
          query={history}
          loadingText={t('mapping.history.loading', 'Reading the saved versions')}
          isEmpty={({ length }) => length === 0}
          empty={<Text color="secondary">{t('mapping.history.none', 'Nothing was saved yet.')}</Text>}
        >
          {(versions) => (
            <VersionList versions={versions} now={version} chosen={chosen?.version} onChoose={setChosen} />
          )}
        </QueryView>
        {chosen && <Difference version={chosen} stored={stored} />}
        {restore.error && (
          <FaultAlert fault={restore.error} title={t('mapping.history.not-restored', 'The version was not restored')} />
        )}
      </Stack>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onDismiss}>
          <Trans i18nKey="mapping.history.close">Close</Trans>
        </Button>
        <Button
          icon={busyIcon(restore.isPending, 'history')}
          disabled={!can.write || chosen?.text === undefined || isSame || restore.isPending}
          tooltip={t('mapping.history.restore-about', 'Saves its text as a new version; nothing is applied')}
          onClick={submit}
        >
          <Trans i18nKey="mapping.history.restore">Restore</Trans>
        </Button>
      </Modal.ButtonRow>
    </Dialog>
  );
}

function Difference({ version: { version, text }, stored }: { version: MappingVersion; stored: StoredMapping }) {
  if (text === undefined) {
    return <Text color="secondary">{t('mapping.history.no-text', 'What was saved then is no mapping.')}</Text>;
  }
  if (text === stored.text) {
    return <Text color="secondary">{t('mapping.history.same', 'The saved rules are the same as this version.')}</Text>;
  }
  const label = t('mapping.history.difference', 'What changed since version {{version}}', { version });
  return (
    <div>
      <Text element="h3" variant="h5">
        {label}
      </Text>
      <DiffView label={label} before={text} after={stored.text} />
    </div>
  );
}

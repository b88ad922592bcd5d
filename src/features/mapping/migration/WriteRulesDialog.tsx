import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Modal, Stack, Text } from '@grafana/ui';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import { useSaveMappingDocument } from '../../../api/queries/useSaveMappingDocument';
import { useStack } from '../../../api/queries/useStack';
import { busyIcon } from '../../../ui/busyIcon';
import { Dialog } from '../../../ui/Dialog';
import { FaultAlert } from '../../../ui/FaultAlert';
import { DiffView } from '../../../ui/DiffView';
import { CodeView } from '../../../ui/CodeView';
import { useDraft } from '../rules/useDraft';

interface WriteRulesDialogProps {
  stored: StoredMapping;
  /** The whole document with the carried rules. */
  text: string;
  canWrite: boolean;
  onDismiss: () => void;
}

/** Shows what is added to the rules, and saves it; a provisioned document is given to copy. */
export function WriteRulesDialog({ stored, text, canWrite, onDismiss }: WriteRulesDialogProps) {
  const { namespace } = useStack();
  const { isDirty } = useDraft(stored, namespace);
  const { mutate, isPending, error } = useSaveMappingDocument();
  const isProvisioned = stored.source === 'provisioned';
  const save = () =>
    mutate(
      { text, version: stored.version, message: t('mapping.migration.log.rules', 'Access carried from Team Sync') },
      { onSuccess: onDismiss }
    );
  return (
    <Dialog title={t('mapping.migration.write', 'Write the rules down')} onDismiss={onDismiss}>
      <Stack direction="column" gap={2}>
        <Text element="p">
          {isProvisioned
            ? t(
                'mapping.migration.write-provisioned',
                'The rules come from a provisioning file, so they cannot be saved here. Put this document there; this step is done when Grafana has read it.'
              )
            : t(
                'mapping.migration.write-what',
                'These lines are added; everything else, comments too, stays as it is. Saving changes no access.'
              )}
        </Text>
        {isProvisioned ? (
          <CodeView fileName="mapping.yaml" text={text} />
        ) : (
          <DiffView
            label={t('mapping.migration.write-diff', 'What is added to the rules')}
            before={stored.text}
            after={text}
          />
        )}
        {isDirty && !isProvisioned && (
          <Alert severity="info" title={t('mapping.plan.draft-title', 'There are rules that you have not saved')}>
            <Trans i18nKey="mapping.migration.draft">
              Your draft is kept. When you go on with it, the editor shows what was added meanwhile.
            </Trans>
          </Alert>
        )}
        {error && <FaultAlert fault={error} title={t('mapping.migration.not-saved', 'The rules were not saved')} />}
      </Stack>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onDismiss}>
          <Trans i18nKey="mapping.migration.cancel">Cancel</Trans>
        </Button>
        {!isProvisioned && (
          <Button disabled={!canWrite || isPending} icon={busyIcon(isPending, 'save')} onClick={save}>
            <Trans i18nKey="mapping.migration.save-rules">Save the rules</Trans>
          </Button>
        )}
      </Modal.ButtonRow>
    </Dialog>
  );
}

import { useId, useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Field, Modal, Stack, Text } from '@grafana/ui';
import type { Fault } from '../../../domain/fault/Fault';
import type { ComingGroup, GroupMatch } from '../../../domain/migration/teamSync';
import { Dialog } from '../../../ui/Dialog';
import { DisplayName } from '../../../ui/DisplayName';
import { FaultAlert } from '../../../ui/FaultAlert';
import { SuggestInput } from '../rules/form/SuggestInput';

interface ChooseGroupProps {
  match: GroupMatch;
  coming: readonly ComingGroup[];
  isBusy: boolean;
  canWrite: boolean;
  fault: Fault | null;
  /** Null: none takes its place; undefined: the decision is taken back. */
  onChoose: (group: string | null | undefined) => void;
  onDismiss: () => void;
}

/** A person says which group takes the place of an external one. A name may be typed that is in no list yet. */
export function ChooseGroup({ match, coming, isBusy, canWrite, fault, onChoose, onDismiss }: ChooseGroupProps) {
  const [name, setName] = useState(match.group?.name ?? '');
  const id = useId();
  const known = useMemo(() => [...new Set(coming.map((group) => group.name))], [coming]);
  const isDecided = match.by === 'chosen' || match.by === 'left-out';
  const isLocked = isBusy || !canWrite;
  return (
    <Dialog title={t('mapping.migration.choose', 'Which group takes its place?')} onDismiss={onDismiss}>
      <Stack direction="column" gap={2}>
        <Text element="p">
          {t('mapping.migration.external-one', 'External group')}:{' '}
          <DisplayName name={match.externalGroup} length={300} />
        </Text>
        <Field
          noMargin
          htmlFor={id}
          label={t('mapping.migration.choose-label', 'Group of the identity provider')}
          description={t(
            'mapping.migration.choose-hint',
            'As the provider will push it, letter by letter. A group that is not in the list can be typed.'
          )}
        >
          <SuggestInput id={id} value={name} onChange={setName} known={known} />
        </Field>
        {fault && <FaultAlert fault={fault} title={t('mapping.migration.not-kept', 'It could not be kept')} />}
      </Stack>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onDismiss}>
          <Trans i18nKey="mapping.migration.cancel">Cancel</Trans>
        </Button>
        {isDecided && (
          <Button variant="secondary" disabled={isLocked} onClick={() => onChoose(undefined)}>
            <Trans i18nKey="mapping.migration.undecide">Take the decision back</Trans>
          </Button>
        )}
        <Button variant="secondary" disabled={isLocked || match.by === 'left-out'} onClick={() => onChoose(null)}>
          <Trans i18nKey="mapping.migration.none">No group takes its place</Trans>
        </Button>
        <Button
          disabled={isLocked || name.trim() === ''}
          icon={isBusy ? 'spinner' : undefined}
          onClick={() => onChoose(name)}
        >
          <Trans i18nKey="mapping.migration.choose-this">This group</Trans>
        </Button>
      </Modal.ButtonRow>
    </Dialog>
  );
}

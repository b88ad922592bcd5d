import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import { DisplayName } from '../../../ui/DisplayName';
import { TimeAgo } from '../../../ui/TimeAgo';
import { DiffView } from '../../../ui/DiffView';

interface ConflictNoticeProps {
  /** What the draft was made from. */
  base: string;
  stored: StoredMapping;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** Somebody saved while this text was being edited: says what changed and leaves the choice to the person. */
export function ConflictNotice({ base, stored, onTakeTheirs, onKeepMine }: ConflictNoticeProps) {
  return (
    <Alert severity="warning" title={t('mapping.conflict.title', 'Somebody saved other rules since you began')}>
      <Stack direction="column" gap={1} alignItems="stretch">
        <span>
          {stored.savedBy && <DisplayName name={stored.savedBy} />} {stored.savedAt && <TimeAgo iso={stored.savedAt} />}{' '}
          <Trans i18nKey="mapping.conflict.kept">Your text is kept below. This is what they changed:</Trans>
        </span>
        <DiffView label={t('mapping.conflict.diff', 'What they changed')} before={base} after={stored.text} />
        <Stack direction="row" gap={1} wrap="wrap">
          <Button variant="secondary" onClick={onTakeTheirs}>
            <Trans i18nKey="mapping.conflict.theirs">Discard mine, take theirs</Trans>
          </Button>
          <Button variant="secondary" fill="outline" onClick={onKeepMine}>
            <Trans i18nKey="mapping.conflict.mine">Keep mine; saving replaces theirs</Trans>
          </Button>
        </Stack>
      </Stack>
    </Alert>
  );
}

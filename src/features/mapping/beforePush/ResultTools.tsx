import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, ClipboardButton, Stack } from '@grafana/ui';
import { runInSlices } from '../../../api/queries/runInSlices';
import type { PushRow } from '../../../domain/mapping/beforePush';
import { busyIcon } from '../../../ui/busyIcon';
import { saveFile } from '../../../ui/saveFile';
import { pushCsv } from './pushCsv';

interface ResultToolsProps {
  /** What is filtered, in the order shown. */
  rows: readonly PushRow[];
  missingNames: readonly string[];
  today: string;
}

/** Takes the result elsewhere. */
export function ResultTools({ rows, missingNames, today }: ResultToolsProps) {
  const [isBusy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      saveFile(`groups-before-push-${today}.csv`, 'text/csv;charset=utf-8', await runInSlices(pushCsv(rows)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack direction="row" gap={1} wrap="wrap">
      <Button
        variant="secondary"
        icon={busyIcon(isBusy, 'download-alt')}
        disabled={isBusy || rows.length === 0}
        tooltip={t('mapping.before.csv-hint', 'The rows shown below')}
        onClick={() => void download()}
      >
        <Trans i18nKey="mapping.before.csv">Download CSV</Trans>
      </Button>
      {missingNames.length > 0 && (
        <ClipboardButton variant="secondary" icon="copy" getText={() => missingNames.join('\n')}>
          {t('mapping.before.copy-missing', 'Copy {{count, number}} missing names', {
            count: missingNames.length,
            defaultValue_one: 'Copy the missing name',
          })}
        </ClipboardButton>
      )}
    </Stack>
  );
}

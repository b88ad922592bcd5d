import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { runInSlices } from '../../../api/queries/runInSlices';
import { busyIcon } from '../../../ui/busyIcon';
import { saveFile } from '../../../ui/saveFile';
import type { PathRow } from './pathRows';
import { pathsCsv } from './pathsCsv';

/** Saves the ways that are shown as a file. */
export function CsvButton({ rows }: { rows: readonly PathRow[] }) {
  const [isBusy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const chunks = await runInSlices(pathsCsv(rows));
      saveFile(`access-${new Date().toISOString().slice(0, 10)}.csv`, 'text/csv;charset=utf-8', chunks);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="secondary"
      icon={busyIcon(isBusy, 'download-alt')}
      disabled={isBusy || rows.length === 0}
      tooltip={t('mapping.picture.csv-hint', 'Every way that is shown, one a line, with all columns of the table')}
      onClick={() => void download()}
    >
      {t('mapping.picture.csv', 'Download CSV')}
    </Button>
  );
}

import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { runInSlices } from '../../api/queries/runInSlices';
import type { PersonRow } from '../../domain/audit/people';
import { peopleCsv } from './peopleCsv';
import { busyIcon } from '../../ui/busyIcon';
import { saveFile } from '../../ui/saveFile';

interface CsvButtonProps {
  /** What is filtered, in the order shown. */
  rows: readonly PersonRow[];
  areTeamsKnown: boolean;
}

export function CsvButton({ rows, areTeamsKnown }: CsvButtonProps) {
  const [isBusy, setIsBusy] = useState(false);
  const download = async () => {
    setIsBusy(true);
    try {
      const chunks = await runInSlices(peopleCsv(rows, areTeamsKnown));
      saveFile(`people-${new Date().toISOString().slice(0, 10)}.csv`, 'text/csv;charset=utf-8', chunks);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Button
      variant="secondary"
      icon={busyIcon(isBusy, 'download-alt')}
      disabled={isBusy || rows.length === 0}
      tooltip={t('audit.csv.hint', 'The people shown below, with all columns')}
      onClick={() => void download()}
    >
      <Trans i18nKey="audit.csv.button">Download CSV</Trans>
    </Button>
  );
}

import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import { runInSlices } from '../../api/queries/runInSlices';
import type { Compared, Comparison } from '../../domain/environments/compared';
import { comparisonCsv, comparisonMarkdown, type SideNames } from '../../domain/environments/comparisonExports';
import { busyIcon } from '../../ui/busyIcon';
import { saveFile } from '../../ui/saveFile';

interface ExportButtonsProps {
  /** What is filtered, in the order shown. */
  shown: readonly Compared[];
  comparison: Comparison;
  names: SideNames;
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** What is shown as CSV, all differences as a page. */
export function ExportButtons({ shown, comparison, names }: ExportButtonsProps) {
  const [isBusy, setIsBusy] = useState(false);
  const saveCsv = async () => {
    setIsBusy(true);
    try {
      saveFile(`environments-${today()}.csv`, 'text/csv;charset=utf-8', await runInSlices(comparisonCsv(shown)));
    } finally {
      setIsBusy(false);
    }
  };
  const savePage = () => {
    const text = comparisonMarkdown(comparison, names, new Date().toISOString());
    saveFile(`environments-${today()}.md`, 'text/markdown;charset=utf-8', [text]);
  };
  return (
    <Stack direction="row" gap={1} wrap="wrap">
      <Button
        variant="secondary"
        icon={busyIcon(isBusy, 'download-alt')}
        disabled={isBusy || shown.length === 0}
        tooltip={t('environments.export.csv-hint', 'What is shown below')}
        onClick={() => void saveCsv()}
      >
        <Trans i18nKey="environments.export.csv">Download CSV</Trans>
      </Button>
      <Button
        variant="secondary"
        icon="file-alt"
        tooltip={t('environments.export.page-hint', 'All differences, to hand round')}
        onClick={savePage}
      >
        <Trans i18nKey="environments.export.page">Download Markdown</Trans>
      </Button>
    </Stack>
  );
}

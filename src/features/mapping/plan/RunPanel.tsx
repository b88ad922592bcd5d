import { t, Trans } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import { FaultAlert } from '../../../ui/FaultAlert';
import { Loading } from '../../../ui/Loading';
import { Section } from '../../../ui/Section';
import { ReportView } from './ReportView';
import type { ApplyRun } from './useApplyRun';

/** An apply while it runs, and how it ended. */
export function RunPanel({ run, onPlanAgain }: { run: ApplyRun; onPlanAgain: () => void }) {
  const putAway = () => {
    run.putAway();
    onPlanAgain();
  };
  if (run.isRunning) {
    return <Running run={run} />;
  }
  if (run.fault) {
    return (
      <FaultAlert fault={run.fault} title={t('mapping.run.nothing-written', 'Nothing was applied')} onRetry={putAway} />
    );
  }
  if (!run.outcome) {
    return null;
  }
  const { report, reportFault } = run.outcome;
  const isComplete = report.steps.every(({ outcome }) => outcome === 'done' || outcome === 'already');
  return (
    <Section
      title={t('mapping.run.ended', 'Report of this apply')}
      actions={
        <Button variant={isComplete ? 'secondary' : 'primary'} onClick={putAway}>
          {isComplete ? t('mapping.run.close', 'Close') : t('mapping.run.continue', 'Continue with the rest')}
        </Button>
      }
    >
      <ReportView report={report} />
      {reportFault && (
        <FaultAlert
          fault={reportFault}
          severity="warning"
          title={
            report.ledgerStored
              ? t('mapping.run.report-lost', 'The report could not be stored; the ledger holds what was applied')
              : t('mapping.run.report-lost-too', 'The report could not be stored either')
          }
        />
      )}
    </Section>
  );
}

function Running({ run: { progress, failedSoFar, isStopping, stop } }: { run: ApplyRun }) {
  return (
    <Section
      title={t('mapping.run.title', 'Applying')}
      actions={
        <Button variant="destructive" fill="outline" disabled={isStopping} onClick={stop}>
          {isStopping ? t('mapping.run.stopping', 'Stopping') : t('mapping.run.stop', 'Stop')}
        </Button>
      }
    >
      <Loading
        text={t('mapping.run.writing', 'Writing grants')}
        progress={progress && { loaded: progress.done, total: progress.total }}
      />
      <Stack direction="column" gap={1} alignItems="center">
        {failedSoFar > 0 && (
          <Text color="error">{t('mapping.run.failed', '{{count}} failed so far', { count: failedSoFar })}</Text>
        )}
        <Text color="secondary">
          <Trans i18nKey="mapping.run.leave">
            If this page is closed, nothing is lost: planning again finds exactly the rest.
          </Trans>
        </Text>
      </Stack>
    </Section>
  );
}

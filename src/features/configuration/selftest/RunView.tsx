import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import type { StepResult, WriteReport } from '../../../domain/selfTest/runSteps';
import { BulletList } from '../../../ui/BulletList';
import { FaultAlert } from '../../../ui/FaultAlert';
import { ExchangeItem } from './ExchangeItem';
import { ExchangeList } from './ExchangeList';
import { explainOnce } from './explainOnce';
import { groupWords, userWords } from './remainsWords';
import type { WriteRun } from './useWriteRun';
import type { VerdictState } from './VerdictIcon';

/** A write test or clean-up, step by step as it happens, and what it left. */
export function RunView({ run, connectorUrl }: { run: WriteRun; connectorUrl: string }) {
  const { steps, results, report, isRunning, isStopping, fault, stop } = run;
  if (steps.length === 0) {
    return null;
  }
  const explained = explainOnce(results);
  const hasGroups = steps.some(({ id }) => id === 'find-group');
  return (
    <Stack direction="column" gap={2}>
      {isRunning && (
        <Stack alignItems="center" gap={2}>
          <Text>
            {t('configuration.self-test.progress', 'Step {{step}} of {{total}}', {
              step: Math.min(results.length + 1, steps.length),
              total: steps.length,
            })}
          </Text>
          <Button variant="destructive" fill="outline" size="sm" disabled={isStopping} onClick={stop}>
            {isStopping
              ? t('configuration.self-test.stopping', 'Stopping, then cleaning up')
              : t('configuration.self-test.stop', 'Stop and clean up')}
          </Button>
        </Stack>
      )}
      {fault && <FaultAlert fault={fault} />}
      {!isRunning && report && <Outcome report={report} hasGroups={hasGroups} />}
      <ExchangeList label={t('configuration.self-test.steps', 'Steps of the write test')}>
        {steps.map(({ id, title }, index) => {
          const result = results[index];
          return (
            <ExchangeItem
              key={id}
              title={title}
              {...result}
              {...explained[index]}
              verdict={result?.verdict ?? stateOf(index, results, isRunning)}
              connectorUrl={connectorUrl}
            />
          );
        })}
      </ExchangeList>
    </Stack>
  );
}

const stateOf = (index: number, results: readonly StepResult[], isRunning: boolean): VerdictState =>
  isRunning && index === results.length ? 'running' : 'waiting';

function Outcome({ report, hasGroups }: { report: WriteReport; hasGroups: boolean }) {
  const { results, isStopped } = report;
  const count = (verdict: StepResult['verdict']) => results.filter((result) => result.verdict === verdict).length;
  const isGood = count('fail') === 0 && count('unknown') === 0 && !isStopped;
  return (
    <Alert
      severity={isGood ? 'success' : count('fail') > 0 ? 'error' : 'warning'}
      bottomSpacing={0}
      title={t('configuration.self-test.outcome', '{{passed}} passed, {{failed}} failed, {{unknown}} not known', {
        passed: count('pass'),
        failed: count('fail'),
        unknown: count('unknown'),
      })}
    >
      {isStopped && <Trans i18nKey="configuration.self-test.stopped">It was stopped before the end.</Trans>}
      <BulletList label={t('configuration.self-test.left', 'What is left')}>
        <li>{userWords(report)}</li>
        {hasGroups && <li>{groupWords(report)}</li>}
      </BulletList>
    </Alert>
  );
}

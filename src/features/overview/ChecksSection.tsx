import { t } from '@grafana/i18n';
import { Spinner, Text } from '@grafana/ui';
import type { DiagnosticsSummary } from '../../api/queries/useDiagnosticsSummary';
import { Metric, Metrics } from '../../ui/Metric';
import { pagePath } from '../../ui/pagePath';
import { READING } from './reading';
import { Section } from '../../ui/Section';
import { TimeAgo } from '../../ui/TimeAgo';

/** How many checks of this installation ended how. */
export function ChecksSection({ diagnostics: { counts, isRunning, ranAtMs } }: { diagnostics: DiagnosticsSummary }) {
  const title = t('overview.checks.title', 'Checks');
  const path = (state: string) => pagePath('configuration', { tab: 'diagnostics', state });
  const hasRun = ranAtMs !== undefined;
  const value = (count: number) => (hasRun ? count : READING);
  return (
    <Section title={title} actions={<RunState isRunning={isRunning || !hasRun} ranAtMs={ranAtMs} />}>
      <Metrics label={title}>
        <Metric
          label={t('overview.checks.fail', 'Failed')}
          value={value(counts.fail)}
          tone={counts.fail > 0 ? 'error' : undefined}
          href={path('fail')}
        />
        <Metric
          label={t('overview.checks.warn', 'Warnings')}
          value={value(counts.warn)}
          tone={counts.warn > 0 ? 'warning' : undefined}
          href={path('warn')}
        />
        <Metric
          label={t('overview.checks.unknown', 'Without an answer')}
          value={value(counts.unknown)}
          href={path('unknown')}
        />
        <Metric label={t('overview.checks.pass', 'Passed')} value={value(counts.pass)} href={path('pass')} />
      </Metrics>
    </Section>
  );
}

function RunState({ isRunning, ranAtMs }: { isRunning: boolean; ranAtMs: number | undefined }) {
  if (isRunning || ranAtMs === undefined) {
    return <Spinner inline />;
  }
  return (
    <Text color="secondary" variant="bodySmall">
      <TimeAgo iso={new Date(ranAtMs).toISOString()} />
    </Text>
  );
}

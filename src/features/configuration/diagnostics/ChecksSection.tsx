import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, EmptyState, Stack, Text, useStyles2 } from '@grafana/ui';
import { type Diagnostics, useDiagnostics, useRunAll } from '../../../api/queries/useDiagnostics';
import { Section } from '../../../ui/Section';
import { TimeAgo } from '../../../ui/TimeAgo';
import { BundleDialog } from './BundleDialog';
import { CheckFilters } from './CheckFilters';
import { CheckItem } from './CheckItem';
import { useCheckView } from './useCheckView';

/** Runs all checks when it opens, and shows what they say. */
export function ChecksSection() {
  const styles = useStyles2(getStyles);
  const diagnostics = useDiagnostics();
  const runAll = useRunAll();
  const view = useCheckView(diagnostics.judged);
  const [isBundling, setBundling] = useState(false);
  const { counts, judged, isRunning, ranAtMs } = diagnostics;
  return (
    <Section
      title={t('configuration.diagnostics.title', 'Diagnostics')}
      subtitle={t(
        'configuration.diagnostics.subtitle',
        'Whether provisioning can work, what stands in its way, and what to do. Nothing is changed.'
      )}
      actions={
        <Stack wrap="wrap">
          <Button icon="sync" variant="secondary" disabled={isRunning} onClick={() => runAll.mutate()}>
            <Trans i18nKey="configuration.diagnostics.run-all">Run all again</Trans>
          </Button>
          <Button
            icon="download-alt"
            variant="secondary"
            disabled={ranAtMs === undefined || isRunning}
            onClick={() => setBundling(true)}
          >
            <Trans i18nKey="configuration.diagnostics.bundle">Support bundle</Trans>
          </Button>
        </Stack>
      }
    >
      <RunState diagnostics={diagnostics} />
      {judged.length > 0 && <CheckFilters view={view} counts={counts} />}
      {judged.length > 0 && view.shown.length === 0 && !isRunning && (
        <EmptyState
          hideImage
          variant="not-found"
          message={t('configuration.diagnostics.none', 'No check is in this state')}
        />
      )}
      <ul className={styles.list} aria-label={t('configuration.diagnostics.list', 'Checks')}>
        {view.shown.map(({ check, result }) => (
          <CheckItem key={check.id} check={check} result={result} />
        ))}
      </ul>
      {isBundling && <BundleDialog results={judged.map(({ result }) => result)} onDismiss={() => setBundling(false)} />}
    </Section>
  );
}

function RunState({ diagnostics: { isRunning, progress, ranAtMs } }: { diagnostics: Diagnostics }) {
  const styles = useStyles2(getStyles);
  const text = t('configuration.diagnostics.progress', '{{loaded}} of {{total}} checks done', { ...progress });
  return (
    <div role="status" className={styles.state}>
      {isRunning && (
        <>
          <progress className={styles.bar} aria-label={text} value={progress.loaded} max={progress.total} />
          <Text color="secondary">{text}</Text>
        </>
      )}
      {!isRunning && ranAtMs !== undefined && (
        <Text color="secondary">
          <Trans i18nKey="configuration.diagnostics.ran">Checked</Trans>{' '}
          <TimeAgo iso={new Date(ranAtMs).toISOString()} />
        </Text>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  }),
  state: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: theme.spacing(3),
  }),
  bar: css({ width: theme.spacing(30), accentColor: theme.colors.primary.main }),
});

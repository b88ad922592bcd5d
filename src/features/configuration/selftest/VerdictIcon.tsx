import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Spinner, useStyles2 } from '@grafana/ui';
import type { StepResult } from '../../../domain/selfTest/runSteps';

export type VerdictState = StepResult['verdict'] | 'running' | 'waiting';

/** How one request ended. */
export function VerdictIcon({ verdict }: { verdict: VerdictState }) {
  const styles = useStyles2(getStyles);
  switch (verdict) {
    case 'waiting':
      return (
        <Icon name="circle" className={styles.quiet} title={t('configuration.self-test.waiting', 'Not started')} />
      );
    case 'running':
      return <Spinner inline aria-label={t('configuration.self-test.running', 'Running')} />;
    case 'pass':
      return <Icon name="check-circle" className={styles.pass} title={t('configuration.self-test.pass', 'Passed')} />;
    case 'fail':
      return (
        <Icon name="exclamation-circle" className={styles.fail} title={t('configuration.self-test.fail', 'Failed')} />
      );
    case 'unknown':
      return (
        <Icon
          name="question-circle"
          className={styles.unknown}
          title={t('configuration.self-test.unknown', 'Not known')}
        />
      );
    case 'skipped':
      return (
        <Icon name="minus-circle" className={styles.quiet} title={t('configuration.self-test.skipped', 'Skipped')} />
      );
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  quiet: css({ color: theme.colors.text.disabled }),
  pass: css({ color: theme.colors.success.text }),
  fail: css({ color: theme.colors.error.text }),
  unknown: css({ color: theme.colors.warning.text }),
});

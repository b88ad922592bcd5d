import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Spinner, Text, useStyles2 } from '@grafana/ui';
import type { Fault } from '../../domain/fault/Fault';
import { FaultAlert } from '../../ui/FaultAlert';

/** How one step of a guided action goes; absent: it has not begun. */
interface StepOfAction {
  state: 'running' | 'done' | 'skipped' | 'failed';
  detail?: string;
  fault?: Fault;
}

interface StepProgressProps<Id extends string> {
  titles: Readonly<Record<Id, string>>;
  /** In their order. */
  ids: readonly Id[];
  steps: Readonly<Partial<Record<Id, StepOfAction>>>;
}

/** What a guided action does, step by step, as it happens. */
export function StepProgress<Id extends string>({ titles, ids, steps }: StepProgressProps<Id>) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.list} aria-live="polite" aria-label={t('configuration.steps.label', 'Steps')}>
      {ids.map((id) => {
        const step = steps[id];
        return (
          <li key={id} className={styles.step}>
            <StepState step={step} />
            <div className={styles.words}>
              <Text color={step ? 'primary' : 'secondary'}>{titles[id]}</Text>
              {step?.detail && !step.fault && (
                <Text color="secondary" variant="bodySmall" element="p">
                  {step.detail}
                </Text>
              )}
              {step?.fault && (
                <FaultAlert fault={step.fault} severity={step.state === 'failed' ? 'error' : 'warning'} />
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function StepState({ step }: { step: StepOfAction | undefined }) {
  const styles = useStyles2(getStyles);
  switch (step?.state) {
    case undefined:
      return <Icon name="circle" className={styles.waiting} title={t('configuration.step.waiting', 'Not started')} />;
    case 'running':
      return <Spinner inline aria-label={t('configuration.step.running', 'Running')} />;
    case 'done':
      return <Icon name="check-circle" className={styles.done} title={t('configuration.step.done', 'Done')} />;
    case 'skipped':
      return (
        <Icon name="minus-circle" className={styles.waiting} title={t('configuration.step.skipped', 'Not needed')} />
      );
    case 'failed':
      return (
        <Icon name="exclamation-circle" className={styles.failed} title={t('configuration.step.failed', 'Failed')} />
      );
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  }),
  step: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
  }),
  words: css({ minWidth: 0 }),
  waiting: css({ color: theme.colors.text.disabled }),
  done: css({ color: theme.colors.success.text }),
  failed: css({ color: theme.colors.error.text }),
});

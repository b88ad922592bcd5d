import { css } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Spinner, Text, useStyles2 } from '@grafana/ui';
import type { Requirement } from '../../../domain/setup/setUpStep';
import type { StepBodyProps } from './StepBody';

/** What has to be so before anything else, each told apart. */
export function PrerequisitesBody({ step: { requirements = [] } }: StepBodyProps) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {requirements.map((requirement) => (
        <li key={requirement.title} className={styles.item}>
          <Mark requirement={requirement} />
          <div className={styles.words}>
            <Text weight="medium">{requirement.title}:</Text> {requirement.evidence}
            {requirement.remedy && (
              <Text element="p" color="secondary">
                {requirement.remedy}
              </Text>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

const ICONS = {
  met: 'check-circle',
  warning: 'exclamation-triangle',
  failed: 'times-circle',
  unknown: 'question-circle',
} as const satisfies Record<Requirement['state'], IconName>;

function Mark({ requirement: { state, isReading } }: { requirement: Requirement }) {
  const styles = useStyles2(getStyles);
  if (isReading) {
    return <Spinner inline aria-label={t('configuration.setup.reading', 'Reading')} />;
  }
  const titles: Record<Requirement['state'], string> = {
    met: t('configuration.requirement.met', 'In order'),
    warning: t('configuration.requirement.warning', 'Warning'),
    failed: t('configuration.requirement.failed', 'Failed'),
    unknown: t('configuration.requirement.unknown', 'Unknown'),
  };
  return <Icon name={ICONS[state]} className={styles[state]} title={titles[state]} />;
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
  item: css({ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: theme.spacing(1) }),
  words: css({ minWidth: 0, overflowWrap: 'anywhere' }),
  met: css({ color: theme.colors.success.text }),
  warning: css({ color: theme.colors.warning.text }),
  failed: css({ color: theme.colors.error.text }),
  unknown: css({ color: theme.colors.text.secondary }),
});

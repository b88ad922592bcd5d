import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import { ageScale, MAX_AGE_DAYS } from '../../../domain/tokens/tokenAge';

const MARKS_DAYS = [30, 60, MAX_AGE_DAYS];

/** How old a token is, of the 90 days after which it should be replaced. */
export function AgeBar({ createdAt, nowMs }: { createdAt: string; nowMs: number }) {
  const styles = useStyles2(getStyles);
  const scale = ageScale(createdAt, nowMs);
  if (!scale) {
    return <Text color="secondary">{t('ui.metric.unknown', 'Unknown')}</Text>;
  }
  const { ageDays, filled, isTooOld } = scale;
  const words = t('configuration.tokens.age', '{{count, number}} days old', {
    count: ageDays,
    defaultValue_one: '{{count, number}} day old',
  });
  return (
    <div className={styles.age}>
      <div
        className={styles.track}
        role="meter"
        aria-label={t('configuration.tokens.age-label', 'Age')}
        aria-valuemin={0}
        aria-valuemax={MAX_AGE_DAYS}
        aria-valuenow={Math.min(ageDays, MAX_AGE_DAYS)}
        aria-valuetext={t('configuration.tokens.age-of', '{{age}}; to be replaced after {{max}} days', {
          age: words,
          max: MAX_AGE_DAYS,
        })}
      >
        <div className={isTooOld ? styles.tooOld : styles.fine} style={{ width: `${filled * 100}%` }} />
        {MARKS_DAYS.map((days) => (
          <div key={days} className={styles.mark} style={{ left: `${(days / MAX_AGE_DAYS) * 100}%` }} />
        ))}
      </div>
      <Text variant="bodySmall" color={isTooOld ? 'warning' : 'secondary'}>
        {words}
      </Text>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const fill = { height: '100%', borderRadius: theme.shape.radius.default };
  return {
    age: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), whiteSpace: 'nowrap' }),
    track: css({
      position: 'relative',
      width: theme.spacing(12),
      height: theme.spacing(1),
      flex: 'none',
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.secondary,
      border: `1px solid ${theme.colors.border.medium}`,
    }),
    fine: css({ ...fill, background: theme.colors.success.main }),
    tooOld: css({ ...fill, background: theme.colors.warning.main }),
    mark: css({
      position: 'absolute',
      top: `-${theme.spacing(0.25)}`,
      bottom: `-${theme.spacing(0.25)}`,
      borderLeft: `1px solid ${theme.colors.border.strong}`,
    }),
  };
};

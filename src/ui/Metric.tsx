import { type ReactNode, useId } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, TextLink, useStyles2 } from '@grafana/ui';

interface MetricProps {
  label: string;
  /** `undefined` is shown as unknown, never as zero. */
  value: ReactNode | undefined;
  /** Where the number is explained or mended. */
  href?: string;
  hint?: string;
  tone?: 'success' | 'warning' | 'error';
}

/** One number, what it counts, and the way to its place. */
export function Metric({ label, value, href, hint, tone }: MetricProps) {
  const styles = useStyles2(getStyles);
  const labelId = useId();
  const valueId = useId();
  const shown = shownValue(value);
  return (
    <div className={styles.metric}>
      <dt id={labelId} className={styles.label}>
        {label}
      </dt>
      <dd className={styles.value}>
        {href ? (
          <TextLink id={valueId} href={href} inline={false} variant="h3" aria-labelledby={`${labelId} ${valueId}`}>
            {shown}
          </TextLink>
        ) : (
          <Text variant="h3" tabular color={value === undefined ? 'secondary' : tone}>
            {shown}
          </Text>
        )}
        {hint && (
          <Text variant="bodySmall" color={tone ?? 'secondary'}>
            {hint}
          </Text>
        )}
      </dd>
    </div>
  );
}

function shownValue(value: ReactNode | undefined) {
  if (typeof value === 'number') {
    return value.toLocaleString();
  }
  return value ?? t('ui.metric.unknown', 'Unknown');
}

/** Metrics side by side, as many as fit. */
export function Metrics({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.metrics} aria-label={label}>
      {children}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  metrics: css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fill, minmax(${theme.spacing(20)}, 1fr))`,
    gap: theme.spacing(2),
    margin: 0,
  }),
  metric: css({ minWidth: 0 }),
  label: css({
    ...theme.typography.bodySmall,
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightRegular,
  }),
  value: css({ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', margin: 0 }),
});

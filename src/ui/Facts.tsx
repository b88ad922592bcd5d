import { Fragment, type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface FactsProps {
  /** Says what they are about. */
  label: string;
  facts: ReadonlyArray<{ term: string; value: ReactNode }>;
}

/** What is known of one thing, line by line. */
export function Facts({ label, facts }: FactsProps) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.facts} aria-label={label}>
      {facts.map(({ term, value }) => (
        <Fragment key={term}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    margin: 0,
  }),
  term: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  value: css({ margin: 0, overflowWrap: 'anywhere' }),
});

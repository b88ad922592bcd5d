import { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** Requests in the order in which they are sent. */
export function ExchangeList({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.list} aria-label={label} aria-live="polite">
      {children}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li': { padding: theme.spacing(1, 0), borderBottom: `1px solid ${theme.colors.border.weak}` },
    '& > li:last-child': { borderBottom: 'none' },
  }),
});

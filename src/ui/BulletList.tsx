import { Children, type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';

interface BulletListProps {
  label?: string;
  /** How many are drawn; how many more there are is said. */
  max?: number;
  /** `li` elements. */
  children: ReactNode;
}

/** A short list of things to know. */
export function BulletList({ label, max = 20, children }: BulletListProps) {
  const styles = useStyles2(getStyles);
  const items = Children.toArray(children);
  const more = items.length - max;
  return (
    <ul className={styles.list} aria-label={label}>
      {items.slice(0, max)}
      {more > 0 && <li>{t('ui.list.more', 'and {{count, number}} more', { count: more })}</li>}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, paddingLeft: theme.spacing(2.5), listStylePosition: 'outside', overflowWrap: 'anywhere' }),
});

import { css } from '@emotion/css';
import { useEffect } from 'react';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Link } from 'react-router-dom';
import { useShownPage } from './chrome';

export interface Crumb {
  text: string;
  url?: string;
}

/** The way to the open page, and the window's title, which is the same way backwards. */
export function Breadcrumbs({ crumbs: before }: { crumbs: readonly Crumb[] }) {
  const styles = useStyles2(getStyles);
  const shown = useShownPage();
  const crumbs = distinct([...before, ...(shown ? trailOf(shown) : [])]);
  const title = [
    ...crumbs
      .slice(2)
      .map(({ text }) => text)
      .reverse(),
    'Grafana',
  ].join(' - ');
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <nav aria-label="Breadcrumbs">
      <ol className={styles.crumbs}>
        {crumbs.map(({ text, url }, position) => (
          <li key={text} className={styles.crumb}>
            {url && position < crumbs.length - 1 ? (
              <Link to={url}>{text}</Link>
            ) : (
              <span aria-current={position === crumbs.length - 1 ? 'page' : undefined}>{text}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const distinct = (crumbs: readonly Crumb[]): Crumb[] =>
  crumbs.filter(({ text }, at) => crumbs.findIndex((crumb) => crumb.text === text) === at);

function trailOf({ text, url, parentItem, hideFromBreadcrumbs }: NavModelItem): Crumb[] {
  const own = hideFromBreadcrumbs ? [] : [{ text, url }];
  return parentItem ? [...trailOf(parentItem), ...own] : own;
}

const getStyles = (theme: GrafanaTheme2) => ({
  crumbs: css({ display: 'flex', listStyle: 'none', margin: 0, padding: 0 }),
  crumb: css({
    color: theme.colors.text.primary,
    whiteSpace: 'nowrap',
    '&:not(:first-of-type)::before': {
      content: '"›"',
      margin: theme.spacing(0, 1),
      color: theme.colors.text.secondary,
    },
    a: { color: theme.colors.text.secondary, '&:hover': { textDecoration: 'underline' } },
  }),
});

import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { Link } from 'react-router-dom';
import type { NavPage } from './navigation';

interface Props {
  pluginName: string;
  pages: readonly NavPage[];
  active: NavPage | undefined;
}

/** The part of Grafana's menu that a plugin fills. */
export function SideMenu({ pluginName, pages, active }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <nav aria-label="Navigation" className={styles.menu}>
      <Link to="/" className={styles.link}>
        <Icon name="home-alt" /> Home
      </Link>
      {pages.length > 0 && (
        <>
          <div className={styles.section}>
            <Icon name="apps" /> {pluginName}
          </div>
          <ul className={styles.pages}>
            {pages.map((page) => (
              <li key={page.path}>
                <Link
                  to={page.path}
                  className={cx(styles.link, page === active && styles.active)}
                  aria-current={page === active ? 'page' : undefined}
                >
                  {page.name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const row = css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), padding: theme.spacing(1, 2) });
  return {
    menu: css({
      gridArea: 'menu',
      width: theme.spacing(30),
      paddingTop: theme.spacing(1),
      background: theme.colors.background.primary,
      borderRight: `1px solid ${theme.colors.border.weak}`,
      overflowY: 'auto',
    }),
    section: css(row, { fontWeight: theme.typography.fontWeightMedium }),
    pages: css({ listStyle: 'none', marginLeft: theme.spacing(3) }),
    link: css(row, {
      color: theme.colors.text.secondary,
      borderRadius: theme.shape.radius.default,
      '&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary },
    }),
    active: css({
      background: theme.colors.action.selected,
      color: theme.colors.text.primary,
      borderLeft: `2px solid ${theme.colors.primary.main}`,
    }),
  };
};

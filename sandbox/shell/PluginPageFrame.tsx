import { css } from '@emotion/css';
import { useLayoutEffect } from 'react';
import { PageLayoutType, type GrafanaTheme2, type NavModelItem } from '@grafana/data';
import type { PluginPageProps } from '@grafana/runtime';
import { Stack, Tab, TabsBar, toIconName, useStyles2 } from '@grafana/ui';
import { showPage, useSection } from './chrome';

/** What `PluginPage` draws in Grafana: the header with title, facts and actions, the tabs, the content. */
export function PluginPageFrame(props: PluginPageProps) {
  const { pageNav, children, layout = PageLayoutType.Standard, background } = props;
  const styles = useStyles2(getStyles);
  const section = useSection();
  useLayoutEffect(() => showPage(pageNav), [pageNav]);

  if (layout === PageLayoutType.Custom) {
    return <>{children}</>;
  }
  const isStandard = layout === PageLayoutType.Standard;
  const isPrimary = (background ?? (isStandard ? 'primary' : 'canvas')) === 'primary';
  return (
    <div className={isPrimary ? styles.primary : styles.canvas}>
      {isStandard && <Header {...props} item={pageNav ?? section} />}
      {isStandard && pageNav?.children && <Tabs tabs={pageNav.children} />}
      {children}
    </div>
  );
}

function Header({ item, actions, info, renderTitle, subTitle }: PluginPageProps & { item: NavModelItem }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.header}>
      <Stack direction="row" justifyContent="space-between" alignItems="flex-start" wrap="wrap">
        <Stack direction="row" gap={4} wrap="wrap">
          {renderTitle ? renderTitle(item.text) : <h1 className={styles.title}>{item.text}</h1>}
          {info?.map(({ label, value }) => (
            <div key={label}>
              <div className={styles.label}>{label}</div>
              {value}
            </div>
          ))}
        </Stack>
        <Stack direction="row">{actions}</Stack>
      </Stack>
      <div className={styles.subTitle}>{subTitle ?? item.subTitle}</div>
    </div>
  );
}

function Tabs({ tabs }: { tabs: NavModelItem[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.tabs}>
      <TabsBar>
        {tabs
          .filter((tab) => !tab.hideFromTabs)
          .map(({ id, url, text, active = false, icon, tabCounter, tabSuffix, onClick }) => (
            <Tab
              key={id ?? url}
              label={text}
              active={active}
              icon={icon && toIconName(icon)}
              href={url}
              counter={tabCounter}
              suffix={tabSuffix}
              onChangeTab={onClick}
            />
          ))}
      </TabsBar>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const page = css({
    boxSizing: 'border-box',
    minHeight: '100%',
    padding: theme.spacing(2),
    [theme.breakpoints.up('md')]: { padding: theme.spacing(4) },
  });
  return {
    primary: css(page, { background: theme.colors.background.primary }),
    canvas: css(page, { background: theme.colors.background.canvas }),
    header: css({ marginBottom: theme.spacing(2) }),
    title: css({ margin: 0 }),
    label: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    subTitle: css({ color: theme.colors.text.secondary }),
    tabs: css({ marginBottom: theme.spacing(2) }),
  };
};

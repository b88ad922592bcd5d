import { css } from '@emotion/css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ThemeContext, type AppPluginMeta, type GrafanaTheme2, type NavModelItem } from '@grafana/data';
import { config, ThemeChangedEvent } from '@grafana/runtime';
import { GlobalStyles, PortalContainer, useStyles2 } from '@grafana/ui';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { appEvents } from './appEvents';
import { ChromeContext } from './chrome';
import { activePage, navPages, type NavPage } from './navigation';
import { NothingHere } from './NothingHere';
import { PluginRoot } from './PluginRoot';
import { PluginSettings } from './PluginSettings';
import { SideMenu } from './SideMenu';
import { keepTheme, themeOf, type ThemeName } from './theme';
import { Toasts } from './Toasts';
import { TopBar, type Crumb } from './TopBar';

interface Props {
  meta: AppPluginMeta;
  initialTheme: ThemeName;
}

/** The frame that Grafana draws around a plugin: bar, menu, page, toasts. */
export function Shell({ meta, initialTheme }: Props) {
  const [themeName, setThemeName] = useState(initialTheme);
  const theme = useMemo(() => themeOf(themeName), [themeName]);
  const changeTheme = (name: ThemeName) => {
    keepTheme(name);
    setThemeName(name);
  };
  useEffect(() => {
    document.body.className = `theme-${themeName}`;
    config.theme2 = theme;
    appEvents.publish(new ThemeChangedEvent(theme));
  }, [theme, themeName]);

  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <Layout meta={meta} theme={themeName} onTheme={changeTheme} />
      <Toasts />
      <PortalContainer />
    </ThemeContext.Provider>
  );
}

interface LayoutProps {
  meta: AppPluginMeta;
  theme: ThemeName;
  onTheme(theme: ThemeName): void;
}

function Layout({ meta, theme, onTheme }: LayoutProps) {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const { user } = config.bootData;
  const [isMenuOpen, setIsMenuOpen] = useState(true);
  const [shown, setShown] = useState<NavModelItem>();
  const pages = useMemo(() => (meta.enabled ? navPages(meta, user) : []), [meta, user]);
  const active = activePage(pages, pathname);
  const show = useCallback((pageNav: NavModelItem | undefined) => setShown(pageNav), []);
  const chrome = useMemo(() => ({ section: { text: active?.name ?? meta.name }, show }), [active, meta, show]);
  const crumbs = crumbsOf(meta, active, shown);
  const title = [...crumbs.slice(2).reverse().map(({ text }) => text), 'Grafana'].join(' - ');
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <ChromeContext.Provider value={chrome}>
      <div className={styles.frame}>
        <TopBar
          crumbs={crumbs}
          user={user}
          theme={theme}
          onTheme={onTheme}
          onMenu={() => setIsMenuOpen((isOpen) => !isOpen)}
        />
        {isMenuOpen && <SideMenu pluginName={meta.name} pages={pages} active={active} />}
        <main className={styles.page}>
          <Routes>
            <Route path="/" element={<Home pages={pages} meta={meta} />} />
            <Route path={`/a/${meta.id}/*`} element={<PluginRoot meta={meta} />} />
            <Route path={`/plugins/${meta.id}`} element={<PluginSettings meta={meta} />} />
            <Route path="*" element={<NothingHere title="Page not found" />} />
          </Routes>
        </main>
      </div>
    </ChromeContext.Provider>
  );
}

function Home({ pages: [first], meta }: { pages: readonly NavPage[]; meta: AppPluginMeta }) {
  if (first) {
    return <Navigate to={first.path} replace />;
  }
  if (!meta.enabled) {
    return <Navigate to={`/plugins/${meta.id}`} replace />;
  }
  return <NothingHere title={`${meta.name} has no page for this person`} message="Choose another persona, above." />;
}

function crumbsOf(meta: AppPluginMeta, active: NavPage | undefined, shown: NavModelItem | undefined): Crumb[] {
  const crumbs: Crumb[] = [
    { text: 'Home', url: '/' },
    { text: 'Apps' },
    { text: meta.name, url: meta.defaultNavUrl ?? `/a/${meta.id}` },
  ];
  const page = active && { text: active.name, url: active.path };
  const trail = [...(page ? [page] : []), ...(shown ? trailOf(shown) : [])];
  return [...crumbs, ...trail.filter(({ text }, at) => trail.findIndex((crumb) => crumb.text === text) === at)];
}

function trailOf({ text, url, parentItem, hideFromBreadcrumbs }: NavModelItem): Crumb[] {
  const own = hideFromBreadcrumbs ? [] : [{ text, url }];
  return parentItem ? [...trailOf(parentItem), ...own] : own;
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    display: 'grid',
    grid: '"bar bar" auto "menu page" minmax(0, 1fr) / auto minmax(0, 1fr)',
    height: '100vh',
    color: theme.colors.text.primary,
    background: theme.colors.background.canvas,
  }),
  page: css({ gridArea: 'page', overflowY: 'auto', container: 'page / inline-size' }),
});

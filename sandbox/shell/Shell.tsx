import { css } from '@emotion/css';
import { useEffect, useMemo, useState } from 'react';
import { ThemeContext, type AppPluginMeta, type GrafanaTheme2 } from '@grafana/data';
import { config, ThemeChangedEvent } from '@grafana/runtime';
import { GlobalStyles, PortalContainer, useStyles2 } from '@grafana/ui';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { appEvents } from './appEvents';
import type { Crumb } from './Breadcrumbs';
import { SectionContext } from './chrome';
import { activePage, navPages, type NavPage } from './navigation';
import { NothingHere } from './NothingHere';
import { PluginRoot } from './PluginRoot';
import { PluginSettings } from './PluginSettings';
import { SideMenu } from './SideMenu';
import { keepTheme, themeOf, type ThemeName } from './theme';
import { Toasts } from './Toasts';
import { TopBar } from './TopBar';

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
  const [isMenuOpen, setIsMenuOpen] = useState(() => window.innerWidth >= config.theme2.breakpoints.values.lg);
  const pages = useMemo(() => (meta.enabled ? navPages(meta, user) : []), [meta, user]);
  const active = activePage(pages, pathname);
  const section = useMemo(() => ({ text: active?.name ?? meta.name }), [active, meta]);

  return (
    <SectionContext.Provider value={section}>
      <div className={styles.frame}>
        <TopBar
          crumbs={crumbsBefore(meta, active)}
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
    </SectionContext.Provider>
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

function crumbsBefore(meta: AppPluginMeta, active: NavPage | undefined): Crumb[] {
  const plugin = { text: meta.name, url: `/a/${meta.id}` };
  const page = active ? [{ text: active.name, url: active.path }] : [];
  return [{ text: 'Home', url: '/' }, { text: 'Apps' }, plugin, ...page];
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

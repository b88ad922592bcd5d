import { createRoot } from 'react-dom/client';
import { ThemeContext, type AppPluginMeta } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { config, getBackendSrv, locationService, LocationServiceProvider } from '@grafana/runtime';
import { GlobalStyles } from '@grafana/ui';
import { LocationRouter } from './LocationRouter';
import { fillSeats } from './seats';
import { Shell } from './Shell';
import { SignIn } from './SignIn';
import { themeOf, type ThemeName } from './theme';

const reload = () => window.location.reload();

/** Fills the seats and draws the frame, or the form for somebody who is not signed in. */
export async function mount(element: Element, pluginId: string, theme: ThemeName): Promise<void> {
  await initPluginTranslations('grafana');
  fillSeats({ send: (url, init) => fetch(url, init), onSignedOut: reload });
  const root = createRoot(element);
  if (!config.bootData.user.isSignedIn) {
    root.render(
      <ThemeContext.Provider value={themeOf(theme)}>
        <GlobalStyles />
        <SignIn />
      </ThemeContext.Provider>
    );
    return;
  }
  const meta = await getBackendSrv().get<AppPluginMeta>(`/api/plugins/${pluginId}/settings`);
  root.render(
    <LocationServiceProvider service={locationService}>
      <LocationRouter>
        <Shell meta={meta} initialTheme={theme} />
      </LocationRouter>
    </LocationServiceProvider>
  );
}

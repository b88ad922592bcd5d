import type { BootData } from '@grafana/data';
import { chosenTheme } from './theme';

declare global {
  interface Window {
    grafanaBootData?: unknown;
    __grafana_public_path__?: string;
  }
}

/** `@grafana/runtime` reads its configuration while it loads: boot data come first, everything else after. */
async function boot(): Promise<void> {
  const theme = chosenTheme();
  window.__grafana_public_path__ = '/public/';
  const bootData: BootData = JSON.parse(document.getElementById('bootData')?.textContent ?? '');
  bootData.user.theme = theme;
  window.grafanaBootData = bootData;
  const { mount } = await import('./mount');
  const { pluginId } = document.documentElement.dataset;
  const element = document.getElementById('reactRoot');
  if (element && pluginId) {
    await mount(element, pluginId, theme);
  }
}

boot().catch((error: unknown) => {
  document.body.textContent = error instanceof Error ? error.message : String(error);
});

import { createTheme, type GrafanaTheme2 } from '@grafana/data';

export type ThemeName = 'dark' | 'light';

const key = 'grafana.sandbox.theme';
const isThemeName = (text: string | null): text is ThemeName => text === 'dark' || text === 'light';

/** `?theme=` wins, as in Grafana; otherwise the last choice, otherwise dark. */
export function chosenTheme(): ThemeName {
  const choices = [new URLSearchParams(window.location.search).get('theme'), window.localStorage.getItem(key)];
  return choices.find(isThemeName) ?? 'dark';
}

export const keepTheme = (theme: ThemeName): void => window.localStorage.setItem(key, theme);

export const themeOf = (mode: ThemeName): GrafanaTheme2 => createTheme({ colors: { mode } });

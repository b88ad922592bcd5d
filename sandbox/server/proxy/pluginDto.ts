import type { PluginInclude, PluginManifest } from '../plugin';
import { slugify } from '../folders/slugify';
import type { PluginSettingRow } from '../store/rows';

const LOGO = 'public/plugins';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `%VERSION%` and `%TODAY%` are what a build replaces; Grafana takes them for nothing. */
const unlessPlaceholder = (value: unknown): string => (/^%\w+%$/.test(text(value)) ? '' : text(value));

function infoOf({ id, info = {} }: PluginManifest): object {
  const { author = {}, logos = {}, keywords = [], links = [], screenshots = [] } = info;
  const asset = (path: unknown): string => `${LOGO}/${id}/${text(path)}`;
  return {
    author: { name: text(author.name), url: text(author.url) },
    description: text(info.description),
    links,
    logos: { small: asset(logos.small), large: asset(logos.large) },
    build: {},
    screenshots,
    version: unlessPlaceholder(info.version),
    updated: unlessPlaceholder(info.updated),
    keywords,
  };
}

function includeOf(pluginId: string, include: PluginInclude): object {
  const { name, path = '', type, role = 'Viewer', addToNav = false, defaultNav = false } = include;
  const action = include.action ?? (role === 'Viewer' ? 'plugins.app:access' : '');
  return {
    name,
    path: path.replaceAll('%PLUGIN_ID%', pluginId),
    type,
    component: '',
    role,
    ...(action === '' ? {} : { action }),
    addToNav,
    defaultNav,
    slug: slugify(name),
    icon: '',
    uid: '',
  };
}

function defaultNavUrl({ id, includes = [] }: PluginManifest): string {
  const page = includes.filter(({ type, defaultNav }) => type === 'page' && defaultNav).at(-1);
  return page ? `/plugins/${id}/page/${slugify(page.name)}` : '';
}

export const versionOf = ({ info }: PluginManifest): string => unlessPlaceholder(info?.version);

const identityOf = (plugin: PluginManifest, setting: PluginSettingRow | undefined): object => ({
  name: plugin.name,
  type: plugin.type,
  id: plugin.id,
  enabled: setting?.enabled ?? false,
  pinned: setting?.pinned ?? false,
  info: infoOf(plugin),
  dependencies: {
    grafanaDependency: '',
    grafanaVersion: '*',
    plugins: [],
    extensions: { exposedComponents: [] },
    ...plugin.dependencies,
  },
  latestVersion: '',
  hasUpdate: false,
  state: '',
  signature: 'unsigned',
  signatureType: '',
  signatureOrg: '',
  angularDetected: false,
});

/** What `GET /api/plugins/:id/settings` shows: which secrets are set, never their values. */
export function settingsDto(
  plugin: PluginManifest,
  setting: PluginSettingRow | undefined,
  secrets: Readonly<Record<string, string>>
): object {
  const secure = Object.entries(secrets).filter(([, value]) => value !== '');
  return {
    ...identityOf(plugin, setting),
    autoEnabled: false,
    module: `public/plugins/${plugin.id}/module.js`,
    baseUrl: `public/plugins/${plugin.id}`,
    includes: (plugin.includes ?? []).map((include) => includeOf(plugin.id, include)),
    extensions: {
      addedLinks: [],
      addedComponents: [],
      exposedComponents: [],
      extensionPoints: [],
      addedFunctions: [],
      ...plugin.extensions,
    },
    jsonData: setting?.jsonData ?? null,
    secureJsonFields: Object.fromEntries(secure.map(([name]) => [name, true])),
    defaultNavUrl: defaultNavUrl(plugin),
    loadingStrategy: 'script',
  };
}

/** An item of `GET /api/plugins`. */
export const listItem = (plugin: PluginManifest, setting: PluginSettingRow | undefined): object => ({
  ...identityOf(plugin, setting),
  defaultNavUrl: (setting?.enabled && defaultNavUrl(plugin)) || `/plugins/${plugin.id}/`,
  category: '',
});

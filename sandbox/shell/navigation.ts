import type { AppPluginMeta, CurrentUserDTO, PluginInclude } from '@grafana/data';

type User = Pick<CurrentUserDTO, 'isGrafanaAdmin' | 'orgRole' | 'permissions'>;

export interface NavPage {
  name: string;
  path: string;
}

const rank: Record<string, number> = { None: 0, Viewer: 1, Editor: 2, Admin: 3 };

/** Whether a person may open a page of a plugin: its action decides; only without one, the role. */
export function mayOpen({ action, role }: PluginInclude, user: User): boolean {
  if (action) {
    return user.permissions?.[action] === true;
  }
  return user.isGrafanaAdmin || (rank[user.orgRole] ?? 0) >= (rank[role ?? 'Viewer'] ?? 0);
}

/** The plugin's pages in the navigation, as this person sees it. */
export function navPages({ includes = [] }: AppPluginMeta, user: User): NavPage[] {
  return includes
    .filter((include) => include.type === 'page' && include.addToNav && mayOpen(include, user))
    .map(({ name, path = '' }) => ({ name, path }));
}

/** Grafana guards exact paths only: below a page, the plugin is on its own. */
export function isDenied({ includes = [] }: AppPluginMeta, pathname: string, user: User): boolean {
  const include = includes.find(({ path }) => path === pathname);
  return include !== undefined && !mayOpen(include, user);
}

/** The page that an address belongs to: the longest path that begins it. */
export function activePage(pages: readonly NavPage[], pathname: string): NavPage | undefined {
  return pages
    .filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
    .sort((one, other) => other.path.length - one.path.length)[0];
}

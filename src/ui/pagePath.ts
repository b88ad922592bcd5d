export const PLUGIN_ID = 'idops-scim-app';

/** Path of each page below the plugin's root. */
export const PAGE_SEGMENTS = {
  overview: '',
  configuration: 'configuration',
  mapping: 'mapping',
  audit: 'audit',
  environments: 'environments',
} as const;

export type PageId = keyof typeof PAGE_SEGMENTS;

/** Address of a page within Grafana, with filters as its query; empty and undefined values are left out. */
export function pagePath(page: PageId, query: Record<string, string | undefined> = {}): string {
  const segment = PAGE_SEGMENTS[page];
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(given).toString();
  return `/a/${PLUGIN_ID}${segment && `/${segment}`}${search && `?${search}`}`;
}

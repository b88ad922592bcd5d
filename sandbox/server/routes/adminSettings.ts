import { permission } from '../rbac/evaluate';
import { ok } from '../reply';
import type { Route, RouteContext } from '../router/Route';
import { effectiveIni } from '../settings/ini';
import { redactIni } from '../settings/redact';

/** The sections and keys that the caller's scopes reach: all, a section, or single keys. */
function visibleSettings({ store, sandbox, can }: RouteContext): Record<string, Record<string, string>> {
  const sees = (...scope: string[]): boolean => can(permission('settings:read', ['settings', ...scope].join(':')));
  const isAll = sees('*');
  const bag: Record<string, Record<string, string>> = {};
  for (const [section, values] of Object.entries(effectiveIni(store, sandbox.edition))) {
    const isWhole = isAll || sees(section, '*');
    const seen = Object.entries(values).filter(([key]) => isWhole || sees(section, key));
    if (isWhole || seen.length > 0) {
      bag[section] = Object.fromEntries(seen.map(([key, value]) => [key, redactIni(section, key, value)]));
    }
  }
  return bag;
}

export const adminSettingsRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/admin/settings',
    access: permission('settings:read'),
    handler: (context) => ok(visibleSettings(context)),
  },
];

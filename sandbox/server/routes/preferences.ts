import { permission } from '../rbac/evaluate';
import { message, ok } from '../reply';
import { bind, maybeText, text } from '../router/bind';
import type { Route, RouteContext } from '../router/Route';

const THEMES: ReadonlySet<string> = new Set(['', 'light', 'dark', 'system']);

interface Owner {
  path: string;
  read?: Route['access'];
  write?: Route['access'];
  /** Where the preferences are kept; undefined: for people only. */
  keyOf(context: RouteContext): string | undefined;
}

function isTimezone(name: string): boolean {
  if (['', 'utc', 'browser'].includes(name)) {
    return true;
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const filled = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));

function save(context: RouteContext, key: string): Response {
  const { store } = context;
  const body = bind(context, {
    theme: text,
    timezone: text,
    weekStart: text,
    language: text,
    homeDashboardUID: maybeText,
  });
  if (!body) {
    return message(400, 'bad request data');
  }
  if (!THEMES.has(body.theme)) {
    return message(400, 'Invalid theme');
  }
  if (!isTimezone(body.timezone)) {
    const hint = "Must be a valid IANA timezone (e.g., America/New_York), 'utc', 'browser', or empty string";
    return message(400, `Invalid timezone. ${hint}`);
  }
  if (body.homeDashboardUID && !store.dashboards.by('uid', body.homeDashboardUID)) {
    return message(404, 'Dashboard not found');
  }
  const changes = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  store.preferences.set(key, filled({ ...store.preferences.get(key), ...changes }));
  return message(200, 'Preferences updated');
}

/** Reading and writing the preferences of one kind of owner. */
export function preferenceRoutes({ path, read, write, keyOf }: Owner): Route[] {
  const saving: Route['handler'] = (context) => {
    const key = keyOf(context);
    return key === undefined ? new Response(null, { status: 304 }) : save(context, key);
  };
  return [
    {
      method: 'GET',
      path,
      ...(read ? { access: read } : {}),
      handler: (context) => ok(context.store.preferences.get(keyOf(context) ?? '') ?? {}),
    },
    { method: 'PUT', path, ...(write ? { access: write } : {}), handler: saving },
  ];
}

const ofOrganisation: Owner = {
  path: '/api/org/preferences',
  read: permission('orgs.preferences:read'),
  write: permission('orgs.preferences:write'),
  keyOf: () => 'org',
};

const ofUser: Owner = {
  path: '/api/user/preferences',
  keyOf: ({ principal }) => (principal.kind === 'user' ? `user:${principal.id}` : undefined),
};

export const ownPreferenceRoutes: Route[] = [...preferenceRoutes(ofOrganisation), ...preferenceRoutes(ofUser)];

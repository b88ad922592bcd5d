import { pluginOf, settingOf, whenEnabled } from '../proxy/installedPlugin';
import { listItem, settingsDto } from '../proxy/pluginDto';
import { secretsOf } from '../proxy/secrets';
import { any, permission } from '../rbac/evaluate';
import { failure, message, ok } from '../reply';
import { bind, flag, text } from '../router/bind';
import type { Route, RouteContext } from '../router/Route';

const scopeOf = ({ params }: RouteContext): string => `plugins:id:${params['pluginId'] ?? ''}`;
const mayAccess = (context: RouteContext) => permission('plugins.app:access', scopeOf(context));

type JsonObject = Readonly<Record<string, unknown>>;

const jsonObject = (value: unknown): JsonObject | undefined => {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new TypeError('no object');
  }
  return { ...value };
};
const secrets = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(jsonObject(value) ?? {}).map(([name, secret]) => [name, text(secret)]));

function read(context: RouteContext): Response {
  const plugin = pluginOf(context);
  if (!plugin) {
    return message(404, 'Plugin not found, no installed plugin with that id');
  }
  if (plugin.type === 'app' && !context.can(mayAccess(context))) {
    return message(403, 'Access Denied');
  }
  const setting = settingOf(context);
  return ok(settingsDto(plugin, setting, setting ? secretsOf(context.store, setting) : {}));
}

function save(context: RouteContext): Response {
  const body = bind(context, {
    enabled: flag,
    pinned: flag,
    jsonData: jsonObject,
    secureJsonData: secrets,
    version: text,
  });
  if (!body) {
    return message(400, 'bad request data');
  }
  const plugin = pluginOf(context);
  if (!plugin) {
    return message(404, 'Plugin not installed');
  }
  write(context, plugin.id, body);
  return message(200, 'Plugin settings updated');
}

interface SettingsCommand {
  enabled: boolean;
  pinned: boolean;
  jsonData: JsonObject | undefined;
  secureJsonData: Record<string, string>;
  version: string;
}

/** `jsonData` left out, or empty, stays; so does a secret left out. An empty secret counts as none. */
function write(context: RouteContext, pluginId: string, command: SettingsCommand): void {
  const { store, sandbox } = context;
  const { enabled, pinned, jsonData, secureJsonData, version } = command;
  const before = settingOf(context);
  const updatedAt = new Date(sandbox.clock.now()).toISOString();
  if (!before) {
    const row = { pluginId, enabled, pinned, jsonData: jsonData ?? null, secureJsonData, pluginVersion: version };
    store.pluginSettings.insert({ ...row, updatedAt });
    return;
  }
  const isGiven = jsonData !== undefined && Object.keys(jsonData).length > 0;
  store.pluginSettings.update(before.id, {
    enabled,
    pinned,
    jsonData: isGiven ? jsonData : before.jsonData,
    secureJsonData: { ...before.secureJsonData, ...secureJsonData },
    pluginVersion: version || before.pluginVersion,
    updatedAt,
  });
}

function list({ sandbox, store, query, can, principal }: RouteContext): Response {
  const { plugin } = sandbox;
  const isOrgAdmin = principal.kind !== 'anonymous' && principal.orgRole === 'Admin';
  const mayList =
    isOrgAdmin ||
    can(any(permission('datasources:create'), permission('plugins:install'))) ||
    can(permission('plugins:write', `plugins:id:${plugin?.id ?? ''}`));
  const type = query.get('type') ?? '';
  const isWanted = (type === '' || type === plugin?.type) && query.get('core') !== '1';
  const setting = plugin && store.pluginSettings.by('pluginId', plugin.id);
  const isHidden = query.get('enabled') === '1' && setting?.enabled === false;
  return ok(plugin && mayList && isWanted && !isHidden ? [listItem(plugin, setting)] : []);
}

const callResource: Pick<Route, 'method' | 'access' | 'handler'> = {
  method: '*',
  access: mayAccess,
  handler: whenEnabled(() => failure(500, 'plugin.requestFailureError', 'An error occurred within the plugin')),
};

export const pluginSettingRoutes: Route[] = [
  { method: 'GET', path: '/api/plugins', handler: list },
  { method: 'GET', path: '/api/plugins/:pluginId/settings', handler: read },
  {
    method: 'POST',
    path: '/api/plugins/:pluginId/settings',
    access: (context) => permission('plugins:write', scopeOf(context)),
    handler: save,
  },
  {
    method: 'GET',
    path: '/api/plugins/:pluginId/health',
    handler: whenEnabled(() => failure(500, 'plugin.unavailable', 'Plugin unavailable')),
  },
  { path: '/api/plugins/:pluginId/resources', ...callResource },
  { path: '/api/plugins/:pluginId/resources/*', ...callResource },
];

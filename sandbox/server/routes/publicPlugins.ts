import { message } from '../reply';
import type { Route, RouteContext } from '../router/Route';
import { pluginOf } from '../proxy/installedPlugin';

/** Dot segments lead no further up than to the plugin's own folder. */
function cleaned(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      segments.pop();
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment);
    }
  }
  return segments.join('/');
}

const file = (type: string, text: string): Response =>
  new Response(text, { status: 200, headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' } });

/** The server alone knows the plugin by its plugin.json; a page that mounts the built plugin serves its files itself. */
function asset(context: RouteContext): Response {
  const plugin = pluginOf(context);
  if (!plugin) {
    return message(404, 'Plugin not found');
  }
  const path = cleaned(context.params['*'] ?? '');
  if (path === 'plugin.json') {
    return file('application/json', JSON.stringify(plugin));
  }
  return path === 'module.js'
    ? file('text/javascript; charset=utf-8', '/* This server runs without the built plugin. */\n')
    : message(404, 'Plugin file not found');
}

export const publicPluginRoutes: Route[] = [
  { method: 'GET', path: '/public/plugins/:pluginId/*', anonymous: true, handler: asset },
];

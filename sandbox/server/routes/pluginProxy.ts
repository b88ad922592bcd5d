import { whenEnabled } from '../proxy/installedPlugin';
import { proxyRequest } from '../proxy/proxyRequest';
import { permission } from '../rbac/evaluate';
import type { Route, RouteContext } from '../router/Route';

const mayAccess = ({ params }: RouteContext) =>
  permission('plugins.app:access', `plugins:id:${params['pluginId'] ?? ''}`);

export const pluginProxyRoutes: Route[] = ['/api/plugin-proxy/:pluginId', '/api/plugin-proxy/:pluginId/*'].map(
  (path) => ({ method: '*', path, access: mayAccess, handler: whenEnabled(proxyRequest) })
);

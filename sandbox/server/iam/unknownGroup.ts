import { plain } from '../reply';
import type { RouteContext } from '../router/Route';
import { forbidden } from './statuses';

const VERBS: Readonly<Record<string, [collection: string, named: string]>> = {
  GET: ['list', 'get'],
  POST: ['create', 'create'],
  PUT: ['update', 'update'],
  PATCH: ['patch', 'patch'],
  DELETE: ['deletecollection', 'delete'],
};

/**
 * A path below `/apis` that nothing serves: in the namespace of another organisation the role
 * there is looked at first, and it is None.
 */
export function unknownGroup(context: RouteContext): Response {
  const match = /^\/apis\/([^/]+)\/[^/]+\/namespaces\/(org-\d+)\/([^/]+)(\/[^/]+)?/.exec(context.rawPath);
  if (!match) {
    return plain(404, '404 page not found\n');
  }
  const [, group = '', namespace = '', resource = '', name] = match;
  const [collection, named] = VERBS[context.method] ?? ['get', 'get'];
  const verb = name === undefined ? collection : named;
  const reason = `Grafana org role (None) didn't allow ${verb} access on requested resource=${resource}, path=${context.rawPath}`;
  return forbidden(context, { group, resource, namespace, verb }, reason);
}

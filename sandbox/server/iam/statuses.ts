import { displayName } from '../auth/Principal';
import { status } from '../reply';
import type { RouteContext } from '../router/Route';

export interface Asked {
  group: string;
  resource: string;
  namespace: string;
  verb: string;
}

/** 403 as the API server words it. */
export const forbidden = ({ principal }: RouteContext, asked: Asked, reason: string): Response =>
  status(
    403,
    `${asked.resource}.${asked.group} is forbidden: User "${displayName(principal)}" cannot ${asked.verb} resource ` +
      `"${asked.resource}" in API group "${asked.group}" in the namespace "${asked.namespace}": ${reason}`,
    'Forbidden',
    { group: asked.group, kind: asked.resource }
  );

export const unsupported = (group: string, resource: string, verb: string): Response =>
  status(405, `${verb} is not supported on resources of kind "${resource}.${group}"`, 'MethodNotAllowed', {
    group,
    kind: resource,
  });

export const missing = (group: string, kind: string, name: string): Response =>
  status(404, `${kind}.${group} "${name}" not found`, 'NotFound', { name, group, kind });

export const internal = (text: string): Response =>
  status(500, `Internal error occurred: ${text}`, 'InternalError', { causes: [{ message: text }] });

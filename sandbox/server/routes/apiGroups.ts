import { meets } from '../Instance';
import { ok } from '../reply';
import type { Route } from '../router/Route';

const groupOf = (name: string): object => {
  const version = { groupVersion: `${name}/v0alpha1`, version: 'v0alpha1' };
  return { name, versions: [version], preferredVersion: version };
};

export const apiGroupRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apis',
    handler: ({ sandbox }) => {
      const names = ['iam.grafana.app', ...(meets(sandbox, 'scim') ? ['scim.grafana.app'] : [])];
      return ok({ kind: 'APIGroupList', apiVersion: 'v1', groups: names.map(groupOf) });
    },
  },
];

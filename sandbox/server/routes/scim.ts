import { unknownGroup } from '../iam/unknownGroup';
import { describe, permission, type Evaluator } from '../rbac/evaluate';
import type { Route, RouteContext } from '../router/Route';
import type { Resource } from '../scim/attributes';
import type { Collection } from '../scim/Collection';
import { resourceTypes, schemas, serviceProviderConfig } from '../scim/discovery';
import { parseFilter } from '../scim/filter';
import { groupCollection } from '../scim/groups';
import { listResponse, readPage, readProjection } from '../scim/page';
import { invalid, ScimFault, scimJson } from '../scim/ScimFault';
import { syncSettings } from '../scim/syncSettings';
import { userCollection } from '../scim/users';

const BASE = '/apis/scim.grafana.app/v0alpha1/namespaces/:namespace';

type Handler = (context: RouteContext) => Response;

/** Refusals in SCIM's shape, and nothing half-written: a collection throws before it writes. */
const answering =
  (handler: Handler): Handler =>
  (context) => {
    if (context.params['namespace'] !== context.sandbox.namespace) {
      return unknownGroup(context);
    }
    try {
      return handler(context);
    } catch (error) {
      if (error instanceof ScimFault) {
        return error.toResponse();
      }
      throw error;
    }
  };

function demand({ can }: RouteContext, wanted: Evaluator): void {
  if (!can(wanted)) {
    throw new ScimFault(
      403,
      `You'll need additional permissions to perform this action. Permissions needed: ${describe(wanted)}`
    );
  }
}

function bodyOf({ body }: RouteContext): unknown {
  const parsed = body();
  if (parsed === undefined) {
    throw invalid('invalidSyntax', 'The body is not JSON');
  }
  return parsed;
}

interface Endpoint {
  path: '/Users' | '/Groups';
  collection(context: RouteContext): Collection;
  /** Which of the switches governs it. */
  sync: 'userSync' | 'groupSync';
  /** The permissions that Grafana's pages for Okta and Entra ID give to the token. */
  read: Evaluator;
  create: Evaluator;
  write: Evaluator;
  remove: Evaluator;
}

const ENDPOINTS: readonly Endpoint[] = [
  {
    path: '/Users',
    collection: ({ sandbox }) => userCollection(sandbox),
    sync: 'userSync',
    read: permission('org.users:read', 'users:*'),
    create: permission('org.users:add', 'users:*'),
    write: permission('org.users:write', 'users:*'),
    remove: permission('org.users:remove', 'users:*'),
  },
  {
    path: '/Groups',
    collection: ({ sandbox }) => groupCollection(sandbox),
    sync: 'groupSync',
    read: permission('teams:read', 'teams:*'),
    create: permission('teams:create'),
    write: permission('teams:write', 'teams:*'),
    remove: permission('teams:delete', 'teams:*'),
  },
];

const SWITCHES = { userSync: 'User sync', groupSync: 'Group sync' } as const;

function demandSync({ store }: RouteContext, sync: Endpoint['sync']): void {
  if (!syncSettings(store)[sync]) {
    throw new ScimFault(403, `${SWITCHES[sync]} is disabled`);
  }
}

const located = (status: number, resource: Resource, projected: Resource): Response => {
  const { meta } = resource as { meta: { location: string } };
  return scimJson(status, projected, { location: meta.location });
};

function routesOf(endpoint: Endpoint): Route[] {
  const { path, collection, sync, read, create, write, remove } = endpoint;

  const reading = (handler: (context: RouteContext, resources: Collection) => Response): Handler =>
    answering((context) => {
      demand(context, read);
      return handler(context, collection(context));
    });

  const writing = (wanted: Evaluator, handler: (context: RouteContext, resources: Collection) => Response): Handler =>
    answering((context) => {
      demand(context, wanted);
      demandSync(context, sync);
      return handler(context, collection(context));
    });

  return [
    {
      method: 'GET',
      path: `${BASE}${path}`,
      needs: 'scim',
      handler: reading(({ query }, resources) => {
        const page = readPage(query);
        const filter = query.get('filter') ?? '';
        const { apply, keeps } = readProjection(resources.type, query);
        const wanted = filter === '' ? undefined : parseFilter(resources.type, filter);
        const found = resources.list(page, keeps, wanted);
        return scimJson(200, listResponse(found.total, page, found.resources.map(apply)));
      }),
    },
    {
      method: 'GET',
      path: `${BASE}${path}/:id`,
      needs: 'scim',
      handler: reading(({ params, query }, resources) => {
        const resource = resources.get(params['id'] ?? '');
        if (!resource) {
          throw new ScimFault(404, `${resources.type.name} ${params['id'] ?? ''} not found`);
        }
        return located(200, resource, readProjection(resources.type, query).apply(resource));
      }),
    },
    {
      method: 'POST',
      path: `${BASE}${path}`,
      needs: 'scim',
      handler: writing(create, (context, resources) => {
        const resource = resources.create(bodyOf(context));
        return located(201, resource, readProjection(resources.type, context.query).apply(resource));
      }),
    },
    {
      method: 'PUT',
      path: `${BASE}${path}/:id`,
      needs: 'scim',
      handler: writing(write, (context, resources) => {
        const resource = resources.replace(context.params['id'] ?? '', bodyOf(context));
        return located(200, resource, readProjection(resources.type, context.query).apply(resource));
      }),
    },
    {
      method: 'PATCH',
      path: `${BASE}${path}/:id`,
      needs: 'scim',
      handler: writing(write, (context, resources) => {
        const resource = resources.patch(context.params['id'] ?? '', bodyOf(context));
        return located(200, resource, readProjection(resources.type, context.query).apply(resource));
      }),
    },
    {
      method: 'DELETE',
      path: `${BASE}${path}/:id`,
      needs: 'scim',
      handler: writing(remove, ({ params }, resources) => {
        resources.remove(params['id'] ?? '');
        return new Response(null, { status: 204 });
      }),
    },
  ];
}

const listed = (resources: readonly Resource[]): Response =>
  scimJson(200, listResponse(resources.length, { offset: 0, count: resources.length }, resources));

function one(resources: readonly Resource[], id: string): Response {
  const found = resources.find((resource) => resource['id'] === id);
  if (!found) {
    throw new ScimFault(404, `${id} not found`);
  }
  return scimJson(200, found);
}

const discovery = (path: string, answer: (scimUrl: string, context: RouteContext) => Response): Route => ({
  method: 'GET',
  path: `${BASE}${path}`,
  needs: 'scim',
  handler: answering((context) => answer(context.sandbox.info().scimUrl, context)),
});

export const scimRoutes: Route[] = [
  ...ENDPOINTS.flatMap(routesOf),
  discovery('/ServiceProviderConfig', (scimUrl) => scimJson(200, serviceProviderConfig(scimUrl))),
  discovery('/Schemas', (scimUrl) => listed(schemas(scimUrl))),
  discovery('/Schemas/:id', (scimUrl, { params }) => one(schemas(scimUrl), params['id'] ?? '')),
  discovery('/ResourceTypes', (scimUrl) => listed(resourceTypes(scimUrl))),
  discovery('/ResourceTypes/:id', (scimUrl, { params }) => one(resourceTypes(scimUrl), params['id'] ?? '')),
];

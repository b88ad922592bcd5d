import { timestamp } from '../clock';
import { forbidden, missing } from '../iam/statuses';
import { unknownGroup } from '../iam/unknownGroup';
import { permission } from '../rbac/evaluate';
import { json, ok, status } from '../reply';
import type { Route, RouteContext } from '../router/Route';
import type { ScimConfig } from '../store/rows';

const GROUP = 'scim.grafana.app';
const API_VERSION = `${GROUP}/v0alpha1`;
const KIND = 'SCIMConfig';
const RESOURCE = 'config';
const NAME = 'default';
const COLLECTION = `/apis/${API_VERSION}/namespaces/:namespace/${RESOURCE}`;
const SCOPE = 'settings:auth.scim:*';

type Spec = Pick<ScimConfig, 'enableUserSync' | 'enableGroupSync' | 'rejectNonProvisionedUsers'>;

const toObject = ({ sandbox }: RouteContext, config: ScimConfig): object => ({
  apiVersion: API_VERSION,
  kind: KIND,
  metadata: {
    name: NAME,
    namespace: sandbox.namespace,
    resourceVersion: String(config.resourceVersion),
    creationTimestamp: config.createdAt,
  },
  spec: {
    enableUserSync: config.enableUserSync,
    enableGroupSync: config.enableGroupSync,
    rejectNonProvisionedUsers: config.rejectNonProvisionedUsers,
  },
});

const badRequest = (text: string): Response => status(400, text, 'BadRequest');

/** Answers in the organisation's own namespace to who may do it to SCIM's settings. */
const guarded =
  (verb: string, handler: (context: RouteContext) => Response) =>
  (context: RouteContext): Response => {
    if (context.params['namespace'] !== context.sandbox.namespace) {
      return unknownGroup(context);
    }
    const action = verb === 'get' || verb === 'list' ? 'settings:read' : 'settings:write';
    if (!context.can(permission(action, SCOPE))) {
      const asked = { group: GROUP, resource: RESOURCE, namespace: context.sandbox.namespace, verb };
      return forbidden(context, asked, `Permissions needed: ${action}`);
    }
    return handler(context);
  };

/** The one object is named `default`. */
const named =
  (handler: (context: RouteContext) => Response) =>
  (context: RouteContext): Response =>
    context.params['name'] === NAME ? handler(context) : missing(GROUP, RESOURCE, context.params['name'] ?? '');

const get = named((context) => {
  const { scimConfig } = context.store;
  return scimConfig ? ok(toObject(context, scimConfig)) : missing(GROUP, RESOURCE, NAME);
});

const list = (context: RouteContext): Response => {
  const { scimConfig } = context.store;
  return ok({
    apiVersion: API_VERSION,
    kind: `${KIND}List`,
    metadata: {},
    items: scimConfig ? [toObject(context, scimConfig)] : [],
  });
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Wanted {
  spec: Spec;
  /** Undefined: whatever stands there is replaced. */
  resourceVersion: string | undefined;
}

/** The object in the body, or what is wrong with it. Absent switches are off. */
function read(context: RouteContext): Wanted | string {
  const body = context.body();
  if (!isFields(body)) {
    return 'the body is not a JSON object';
  }
  const { kind = KIND, apiVersion = API_VERSION, metadata = {}, spec } = body;
  if (kind !== KIND || apiVersion !== API_VERSION) {
    return `the object is not a ${KIND} of ${API_VERSION}`;
  }
  if (!isFields(metadata) || !isFields(spec)) {
    return 'the object has no metadata or no spec';
  }
  const { name = NAME, namespace = context.sandbox.namespace, resourceVersion } = metadata;
  if (name !== NAME || namespace !== context.sandbox.namespace) {
    return 'the name or namespace of the object does not match the URL';
  }
  const switches = readSpec(spec);
  return typeof switches === 'string'
    ? switches
    : {
        spec: switches,
        resourceVersion: typeof resourceVersion === 'string' && resourceVersion !== '' ? resourceVersion : undefined,
      };
}

function readSpec(spec: Fields): Spec | string {
  const { enableUserSync = false, enableGroupSync = false, rejectNonProvisionedUsers = false } = spec;
  if (
    typeof enableUserSync !== 'boolean' ||
    typeof enableGroupSync !== 'boolean' ||
    typeof rejectNonProvisionedUsers !== 'boolean'
  ) {
    return 'a switch in spec is not a boolean';
  }
  return { enableUserSync, enableGroupSync, rejectNonProvisionedUsers };
}

const conflict = (): Response =>
  status(
    409,
    `Operation cannot be fulfilled on ${RESOURCE}.${GROUP} "${NAME}": the object has been modified; ` +
      'please apply your changes to the latest version and try again',
    'Conflict',
    { name: NAME, group: GROUP, kind: RESOURCE }
  );

/** Makes the object or replaces it; with a resourceVersion only the one that was read. */
function write(context: RouteContext): Response {
  const { store, sandbox } = context;
  const wanted = read(context);
  if (typeof wanted === 'string') {
    return badRequest(wanted);
  }
  const before = store.scimConfig;
  if (wanted.resourceVersion !== undefined && wanted.resourceVersion !== String(before?.resourceVersion)) {
    return conflict();
  }
  const now = timestamp(sandbox.clock);
  const after = {
    ...wanted.spec,
    resourceVersion: store.scimConfigVersions.next(),
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  store.scimConfig = after;
  return json(before ? 200 : 201, toObject(context, after));
}

const create = (context: RouteContext): Response =>
  context.store.scimConfig
    ? status(409, `${RESOURCE}.${GROUP} "${NAME}" already exists`, 'AlreadyExists', {
        name: NAME,
        group: GROUP,
        kind: RESOURCE,
      })
    : write(context);

/** Back to the values of the ini file. */
const remove = named(({ store }) => {
  if (!store.scimConfig) {
    return missing(GROUP, RESOURCE, NAME);
  }
  store.scimConfig = undefined;
  return ok({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: { name: NAME, group: GROUP, kind: RESOURCE },
  });
});

/** The dynamic SCIM settings (Enterprise), which win over the ini file as a whole. */
export const scimConfigRoutes: Route[] = [
  { method: 'GET', path: COLLECTION, needs: 'scim', handler: guarded('list', list) },
  { method: 'POST', path: COLLECTION, needs: 'scim', handler: guarded('create', create) },
  { method: 'GET', path: `${COLLECTION}/:name`, needs: 'scim', handler: guarded('get', get) },
  { method: 'PUT', path: `${COLLECTION}/:name`, needs: 'scim', handler: guarded('update', named(write)) },
  { method: 'DELETE', path: `${COLLECTION}/:name`, needs: 'scim', handler: guarded('delete', remove) },
];

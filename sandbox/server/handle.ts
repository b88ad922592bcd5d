import { authenticate, unauthorized, type HiddenToken } from './auth/authenticate';
import { IdentityCache } from './auth/IdentityCache';
import type { Principal } from './auth/Principal';
import { createTokenKey, hashOf } from './auth/tokenKey';
import { systemClock, timestamp, type Clock } from './clock';
import { Faults } from './faults';
import { createIds, type Ids } from './ids';
import { AccessControl } from './rbac/AccessControl';
import { accessDenied } from './router/accessDenied';
import { json, message, notFound } from './reply';
import { createMatcher } from './router/match';
import type { Route, RouteContext } from './router/Route';
import { routes } from './routes';
import { unknownGroup } from './iam/unknownGroup';
import type { RequestOptions, Sandbox, SandboxInfo, SandboxOptions } from './Sandbox';
import { createStore, type Ini, type Store } from './store/createStore';
import { stories } from '../stories';
import type { Story, World } from '../stories/Story';

const VERSION = '12.4.0';
const NAMESPACE = 'default';
const HIDDEN_ACCOUNT_ID = 1_000_000_000;

/** A stand-in for one Grafana stack with one organisation. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const story = findStory(options.story ?? 'empty');
  const matcher = createMatcher(routes);
  const faults = new Faults();
  let stack = createStack(options, options.ini ?? {});

  const sandbox: Sandbox = {
    get store() {
      return stack.store;
    },
    get ids() {
      return stack.ids;
    },
    get rbac() {
      return stack.rbac;
    },
    clock: stack.clock,
    edition: options.edition ?? 'enterprise',
    version: VERSION,
    namespace: NAMESPACE,
    plugin: options.plugin,
    faults,
    grafanaUrl: options.grafanaUrl ?? 'http://127.0.0.1:3000',
    handle,
    async reset(ini = options.ini ?? {}) {
      stack = createStack(options, ini);
      await story.start(worldOf(sandbox, options.users));
    },
    info: () => ({
      grafanaUrl: sandbox.grafanaUrl,
      scimUrl: `${sandbox.grafanaUrl}/apis/scim.grafana.app/v0alpha1/namespaces/${NAMESPACE}`,
      namespace: NAMESPACE,
      tokens: stack.tokens,
      version: VERSION,
      edition: sandbox.edition,
    }),
  };

  async function handle(request: Request, { rawTarget, via = 'direct' }: RequestOptions = {}): Promise<Response> {
    const target = rawTarget ?? targetOf(request.url);
    const [rawPath = '', rawQuery = ''] = splitTarget(target);
    const text = await request.text();
    if (rawPath.startsWith('/__sandbox/')) {
      return control(sandbox, request.method, rawPath, text);
    }
    return faults.around(request.method, rawPath, via, async () =>
      dispatch({ method: request.method, rawPath, rawQuery, headers: request.headers, text })
    );
  }

  interface Incoming {
    method: string;
    rawPath: string;
    rawQuery: string;
    headers: Headers;
    text: string;
  }

  async function dispatch(incoming: Incoming): Promise<Response> {
    const { identities, hiddenTokens, store, ids, clock } = stack;
    const traceId = () => ids.text(32).toLowerCase();
    const authentication = authenticate(incoming.headers, { store, clock, identities, hiddenTokens, traceId });
    const found = matcher(incoming.method, incoming.rawPath);
    const match = found && (found.route.edition ?? sandbox.edition) === sandbox.edition ? found : undefined;
    const isOpen = match?.route.anonymous === true;
    if ('refusal' in authentication && !isOpen) {
      return authentication.refusal();
    }
    const principal: Principal = 'principal' in authentication ? authentication.principal : { kind: 'anonymous' };
    if (principal.kind === 'anonymous' && !isOpen) {
      return unauthorized('auth.unauthorized', 'Unauthorized', traceId());
    }
    const foreign = foreignNamespace(incoming.rawPath, traceId);
    if (foreign) {
      return foreign;
    }
    const context = contextOf(sandbox, principal, incoming, match?.params ?? {});
    if (match) {
      return run(match.route, context);
    }
    return incoming.rawPath.startsWith('/apis/') ? unknownGroup(context) : notFound();
  }

  await sandbox.reset();
  return sandbox;
}

/** Path and query, dots resolved as `URL` does. */
function targetOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function splitTarget(target: string): [string, string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}

function findStory(name: string): Story {
  const story = stories.find((candidate) => candidate.name === name);
  if (!story) {
    throw new Error(`no story "${name}"; there are ${stories.map((known) => known.name).join(', ')}`);
  }
  return story;
}

interface Stack {
  store: Store;
  clock: Clock;
  ids: Ids;
  rbac: AccessControl;
  identities: IdentityCache;
  hiddenTokens: ReadonlyMap<string, HiddenToken>;
  tokens: SandboxInfo['tokens'];
}

function createStack(options: SandboxOptions, ini: Ini): Stack {
  const clock = options.clock ?? systemClock;
  const ids = createIds(options.seed ?? 1);
  const store = createStore(ini);
  const { permissionCacheMs = 60_000, identityCacheMs = 2000 } = options;
  const tokens = { idp: createTokenKey(ids), plugin: createTokenKey(ids), admin: createTokenKey(ids) };
  const hidden = (name: string, position: number, isGrafanaAdmin: boolean): HiddenToken => ({
    isGrafanaAdmin,
    account: {
      id: HIDDEN_ACCOUNT_ID + position,
      uid: `sandbox-${name}`,
      name,
      login: `sa-1-sandbox-${name}`,
      role: 'Admin',
      isDisabled: false,
      createdAt: timestamp(clock),
      updatedAt: timestamp(clock),
      lastSeenAt: timestamp(clock),
    },
  });
  return {
    clock,
    ids,
    store,
    tokens,
    rbac: new AccessControl({
      store,
      clock,
      plugin: options.plugin,
      edition: options.edition ?? 'enterprise',
      cacheTtlMs: permissionCacheMs,
    }),
    identities: new IdentityCache(store, clock, identityCacheMs),
    hiddenTokens: new Map([
      [hashOf(tokens.idp), hidden('idp', 1, false)],
      [hashOf(tokens.plugin), hidden('plugin', 2, false)],
      [hashOf(tokens.admin), hidden('admin', 3, true)],
    ]),
  };
}

function worldOf(sandbox: Sandbox, users: number | undefined): World {
  const send =
    (token: string) =>
    (method: string, path: string, body?: unknown, type = 'application/json') =>
      sandbox.handle(
        new Request(`${sandbox.grafanaUrl}${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': type },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      );
  const { tokens, namespace } = sandbox.info();
  const grafana = send(tokens.admin);
  const idp = send(tokens.idp);
  return {
    sandbox,
    users,
    grafana: (method, path, body) => grafana(method, path, body),
    scim: (method, path, body) =>
      idp(method, `/apis/scim.grafana.app/v0alpha1/namespaces/${namespace}${path}`, body, 'application/scim+json'),
  };
}

function contextOf(
  sandbox: Sandbox,
  principal: Principal,
  incoming: Pick<RouteContext, 'method' | 'rawPath' | 'rawQuery' | 'headers' | 'text'>,
  params: Record<string, string>
): RouteContext {
  return {
    ...incoming,
    sandbox,
    store: sandbox.store,
    principal,
    params,
    query: new URLSearchParams(incoming.rawQuery),
    body: () => parseJson(incoming.text),
    can: (evaluator) => sandbox.rbac.can(principal, evaluator),
  };
}

function run(route: Route, context: RouteContext): Response | Promise<Response> {
  const access = typeof route.access === 'function' ? route.access(context) : route.access;
  if (access instanceof Response) {
    return access;
  }
  return access && !context.can(access) ? accessDenied(context, access) : route.handler(context);
}

function foreignNamespace(rawPath: string, traceId: () => string): Response | undefined {
  const namespace = /^\/apis\/[^/]+\/[^/]+\/namespaces\/([^/]+)/.exec(rawPath)?.[1];
  const isOurs = namespace === undefined || !namespace.startsWith('stacks-');
  return isOurs
    ? undefined
    : json(403, {
        message: 'invalid namespace',
        messageId: 'authn.invalid-namespace',
        statusCode: 403,
        extra: null,
        traceID: traceId(),
      });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function control(sandbox: Sandbox, method: string, path: string, text: string): Promise<Response> {
  const body = parseJson(text);
  if (path === '/__sandbox/info' && method === 'GET') {
    return json(200, sandbox.info());
  }
  if (path === '/__sandbox/reset' && method === 'POST') {
    const ini = typeof body === 'object' && body !== null && 'ini' in body ? (body.ini as Ini) : undefined;
    await sandbox.reset(ini);
    return message(200, 'Sandbox reset');
  }
  if (path === '/__sandbox/faults') {
    return sandbox.faults.control(method, body);
  }
  return notFound();
}

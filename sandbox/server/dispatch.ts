import { askedOrg } from './auth/askedOrg';
import { authenticate, unauthorized } from './auth/authenticate';
import type { Principal } from './auth/Principal';
import { unknownGroup } from './iam/unknownGroup';
import { meets } from './Instance';
import { parseJson } from './parseJson';
import { json, notFound } from './reply';
import { accessDenied } from './router/accessDenied';
import type { Match, Matcher } from './router/match';
import type { Route, RouteContext } from './router/Route';
import type { Sandbox } from './Sandbox';
import type { Stack } from './stack';

/** A request as it came over the wire. */
export type Incoming = Pick<RouteContext, 'method' | 'rawPath' | 'rawQuery' | 'headers' | 'text'>;

/** Who asks, whether there is such a path, whether it may be: in Grafana's order. */
export function dispatch(
  sandbox: Sandbox,
  stack: Stack,
  matcher: Matcher,
  incoming: Incoming
): Response | Promise<Response> {
  const traceId = () => stack.ids.text(32).toLowerCase();
  const match = served(matcher(incoming.method, incoming.rawPath), sandbox);
  const principal = identify(stack, incoming, match, traceId);
  if (principal instanceof Response) {
    return principal;
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

const served = (match: Match | undefined, sandbox: Sandbox): Match | undefined =>
  match && meets(sandbox, match.route.needs) ? match : undefined;

/** Routes that answer without credentials see nobody in those who are refused, too. */
function identify(
  stack: Stack,
  { rawPath, rawQuery, headers }: Incoming,
  match: Match | undefined,
  traceId: () => string
): Principal | Response {
  const orgId = askedOrg(rawPath, rawQuery, headers);
  const authentication = authenticate(headers, { ...stack, orgId, traceId });
  const isOpen = match?.route.anonymous === true;
  if ('refusal' in authentication) {
    return isOpen ? { kind: 'anonymous' } : authentication.refusal();
  }
  const isNobody = authentication.principal.kind === 'anonymous';
  return isNobody && !isOpen ? unauthorized('auth.unauthorized', 'Unauthorized', traceId()) : authentication.principal;
}

function contextOf(
  sandbox: Sandbox,
  principal: Principal,
  incoming: Incoming,
  params: Record<string, string>
): RouteContext {
  let decide: RouteContext['can'] | undefined;
  return {
    ...incoming,
    sandbox,
    store: sandbox.store,
    principal,
    params,
    query: new URLSearchParams(incoming.rawQuery),
    body: () => parseJson(incoming.text),
    can: (evaluator) => (decide ??= sandbox.rbac.decider(principal))(evaluator),
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

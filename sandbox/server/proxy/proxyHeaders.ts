import { createHash } from 'node:crypto';
import type { Principal } from '../auth/Principal';
import type { PluginRoute } from '../plugin';
import type { RouteContext } from '../router/Route';
import { ADDED_ENCODING } from './forward';
import { toBytes } from './goUrl';
import { renderTemplate, type TemplateData } from './template/renderTemplate';

/** They belong to one connection (RFC 9110 7.6.1). */
const HOP_BY_HOP = [
  'connection',
  'proxy-connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
const NOT_PASSED_ON = [
  ...HOP_BY_HOP,
  'authorization',
  'content-length',
  'cookie',
  'host',
  'origin',
  'referer',
  'set-cookie',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-grafana-user',
];
const NOT_PASSED_BACK = [
  ...HOP_BY_HOP,
  'alt-svc',
  'close',
  'content-length',
  'server',
  'set-cookie',
  'strict-transport-security',
];
const LOOPBACK = '127.0.0.1';

/** Headers as the upstream gets them. Throws a TemplateError when one of the route's does not render. */
export function upstreamHeaders(context: RouteContext, route: PluginRoute, data: TemplateData): Record<string, string> {
  const headers = new Map([...context.headers].filter(([name]) => !NOT_PASSED_ON.includes(name)));
  headers.set('x-grafana-context', toBytes(JSON.stringify(describe(context))));
  headers.set('x-grafana-id', identityToken(context));
  for (const { name, content } of route.headers ?? []) {
    headers.set(name.toLowerCase(), toBytes(renderTemplate(content, data).trim()));
  }
  // Set after the route's own: a route cannot blank them.
  headers.set('x-grafana-referer', context.headers.get('referer') ?? '');
  headers.set('x-forwarded-for', [headers.get('x-forwarded-for'), LOOPBACK, LOOPBACK].filter(Boolean).join(', '));
  if (!headers.has('accept-encoding') && !headers.has('range') && context.method !== 'HEAD') {
    headers.set('accept-encoding', ADDED_ENCODING);
  }
  return Object.fromEntries(headers);
}

/** Headers as the caller gets them back. */
export function answerHeaders(upstream: Headers): Headers {
  const headers = new Headers(upstream);
  const named = (upstream.get('connection') ?? '').split(',').map((name) => name.trim());
  [...NOT_PASSED_BACK, ...named, 'pragma', 'expires'].filter(Boolean).forEach((name) => headers.delete(name));
  headers.set('content-security-policy', 'sandbox');
  headers.set('cache-control', 'no-store');
  headers.set('via', ['1.1 grafana', upstream.get('via')].filter(Boolean).join(', '));
  return headers;
}

/** All that Grafana tells an upstream about who asks. */
function describe({ principal, store, sandbox }: RouteContext): object {
  if (principal.kind === 'anonymous') {
    return {};
  }
  return {
    UserID: principal.id,
    UserUID: principal.uid,
    OrgID: store.org.id,
    OrgName: store.org.name,
    OrgRole: principal.orgRole ?? '',
    Login: principal.login,
    Name: principal.name,
    Email: principal.kind === 'user' ? principal.email : principal.login,
    IsGrafanaAdmin: principal.isGrafanaAdmin,
    IsServiceAccount: principal.kind === 'serviceAccount',
    Teams: teamsOf(principal),
    Permissions: { [store.org.id]: Object.fromEntries(sandbox.rbac.permissions(principal)) },
  };
}

const teamsOf = (principal: Principal): readonly number[] => (principal.kind === 'user' ? principal.teamIds : []);

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Shaped like Grafana's identity token; no key of Grafana's has signed it. */
function identityToken({ principal, store, sandbox }: RouteContext): string {
  const kind = principal.kind === 'serviceAccount' ? 'service-account' : 'user';
  const uid = principal.kind === 'anonymous' ? '' : principal.uid;
  const issuedAt = Math.floor(sandbox.clock.now() / 1000);
  const claims = {
    aud: `org:${store.org.id}`,
    exp: issuedAt + 600,
    iat: issuedAt,
    iss: sandbox.grafanaUrl,
    namespace: sandbox.namespace,
    sub: `${kind}:${uid}`,
    type: kind,
  };
  const unsigned = `${base64url({ alg: 'none', typ: 'jwt' })}.${base64url(claims)}`;
  return `${unsigned}.${createHash('sha256').update(unsigned).digest('base64url')}`;
}

import { permission } from '../rbac/evaluate';
import { json, message } from '../reply';
import type { RouteContext } from '../router/Route';
import type { PluginManifest, PluginRoute } from '../plugin';
import type { PluginSettingRow } from '../store/rows';
import { forward, type Outgoing } from './forward';
import { escapePath, joinPath, parseGoUrl, type GoUrl } from './goUrl';
import { matchRoutePath } from './matchRoutePath';
import { answerHeaders, upstreamHeaders } from './proxyHeaders';
import { RawBody } from './readPlugin';
import { secretsOf } from './secrets';
import { TemplateError } from './template/lex';
import { renderTemplate, type TemplateData } from './template/renderTemplate';

const RANKS = ['None', 'Viewer', 'Editor', 'Admin'];
const NULL_BODY = new Set([101, 204, 205, 304]);

interface Matched {
  route: PluginRoute;
  rest: string;
}

/** Sends a request on by the first route that takes it, as Grafana's plugin proxy does. */
export async function proxyRequest(
  context: RouteContext,
  plugin: PluginManifest,
  setting: PluginSettingRow
): Promise<Response> {
  const matched = findRoute(context, plugin);
  if (!matched) {
    return message(404, 'plugin route match not found');
  }
  if (!mayUse(context, plugin.id, matched.route)) {
    return message(403, 'plugin proxy route access denied');
  }
  const outgoing = prepare(context, matched, {
    JsonData: setting.jsonData ?? {},
    SecureJsonData: secretsOf(context.store, setting),
  });
  return outgoing instanceof Response ? outgoing : send(context, outgoing);
}

async function send({ sandbox }: RouteContext, outgoing: Outgoing): Promise<Response> {
  try {
    const { status, headers, body } = await forward(sandbox, outgoing);
    return new Response(NULL_BODY.has(status) ? null : body, { status, headers: answerHeaders(headers) });
  } catch {
    return new Response(null, { status: 502, headers: { 'cache-control': 'no-store' } });
  }
}

function findRoute({ method, rawPath }: RouteContext, { routes = [] }: PluginManifest): Matched | undefined {
  const path = rawPath.replace(/^\/api\/plugin-proxy\/[\w-]+\/?/, '');
  for (const route of routes) {
    const isForMethod = !route.method || route.method === '*' || route.method === method;
    const match = isForMethod ? matchRoutePath(route.path, path) : undefined;
    if (match) {
      return { route, rest: match.rest ?? '' };
    }
  }
  return undefined;
}

/** An action is asked for when the route names one; a role only without it. */
function mayUse({ principal, can }: RouteContext, pluginId: string, { reqAction, reqRole = '' }: PluginRoute): boolean {
  if (reqAction) {
    const isOfPlugins = reqAction === 'plugins:write' || reqAction === 'plugins.app:access';
    return can(permission(reqAction, ...(isOfPlugins ? [`plugins:id:${pluginId}`] : [])));
  }
  const orgRole = principal.kind === 'anonymous' ? undefined : principal.orgRole;
  return !RANKS.includes(reqRole) || RANKS.indexOf(orgRole ?? '') >= RANKS.indexOf(reqRole);
}

function prepare(context: RouteContext, { route, rest }: Matched, data: TemplateData): Outgoing | Response {
  const address = attempt(() => renderTemplate(route.url ?? '', data));
  const target = address === undefined ? undefined : parseGoUrl(address);
  if (!target) {
    return failed(context, address === undefined ? 'Could not interpolate plugin route url' : 'Could not parse url');
  }
  const headers = attempt(() => upstreamHeaders(context, route, data));
  return headers
    ? outgoingOf(context, target, rest, headers, bodyOf(context, route, data))
    : failed(context, 'Failed to render plugin headers');
}

function outgoingOf(
  { method, rawQuery }: RouteContext,
  { scheme, host, path }: GoUrl,
  rest: string,
  headers: Record<string, string>,
  body: string
): Outgoing {
  const length: Record<string, string> = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return {
    method,
    scheme,
    host,
    target: escapePath(joinPath(path, rest)) + (rawQuery === '' ? '' : `?${rawQuery}`),
    headers: { ...headers, ...length },
    body: body === '' ? undefined : body,
  };
}

/** The route's own body in place of the caller's, unless it does not come out as JSON. */
function bodyOf({ text }: RouteContext, { body }: PluginRoute, data: TemplateData): string {
  if (body === undefined || body === null) {
    return text;
  }
  const template = body instanceof RawBody ? body.text : JSON.stringify(body);
  const rendered = attempt(() => renderTemplate(template, data));
  return rendered !== undefined && isJson(rendered) ? rendered : text;
}

const isJson = (text: string): boolean => attempt(() => ({ value: JSON.parse(text) as unknown })) !== undefined;

/** Undefined when a template or JSON is broken. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateError || error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

const failed = ({ sandbox }: RouteContext, text: string): Response =>
  json(500, { message: text, traceID: sandbox.ids.text(32).toLowerCase() });

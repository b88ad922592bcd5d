import { createHash } from 'node:crypto';
import { isLicensed } from '../Instance';
import { permission, type Evaluator } from '../rbac/evaluate';
import { failure, json, message, ok } from '../reply';
import type { Route, RouteContext } from '../router/Route';
import { isSsoSecret, REDACTED, redactSso } from '../settings/redact';
import { ssoSettingsOf, type SsoSettings } from '../settings/ssoSettings';

const BASE = '/api/v1/sso-settings';
const OSS_PROVIDERS = ['github', 'gitlab', 'google', 'generic_oauth', 'azuread', 'okta', 'ldap'];

const providersOf = ({ sandbox }: RouteContext): string[] =>
  isLicensed(sandbox) ? [...OSS_PROVIDERS, 'saml'] : OSS_PROVIDERS;

const dto = (context: RouteContext, provider: string): object => ({
  id: context.store.ssoSettings.has(provider) ? provider : '',
  provider,
  settings: redactSso(ssoSettingsOf(context.sandbox, provider)),
  source: context.store.ssoSettings.has(provider) ? 'database' : 'system',
});

const providerOf = ({ params }: RouteContext): string => params['key'] ?? '';

const scope = (provider: string): string => `settings:auth.${provider}:*`;

const access =
  (action: string) =>
  (context: RouteContext): Evaluator =>
    permission(action, scope(providerOf(context)));

const notConfigurable = (): Response => failure(404, 'sso.notFound', 'The provider was not found.');

const onProvider =
  (handler: (context: RouteContext, provider: string) => Response) =>
  (context: RouteContext): Response => {
    const provider = providerOf(context);
    return providersOf(context).includes(provider) ? handler(context, provider) : notConfigurable();
  };

const etag = (body: object): string => createHash('sha1').update(JSON.stringify(body)).digest('hex').slice(0, 16);

const get = onProvider((context, provider) => {
  const body = dto(context, provider);
  return json(200, body, { etag: etag(body) });
});

function readSettings(context: RouteContext): SsoSettings | undefined {
  const body = context.body();
  const settings = typeof body === 'object' && body !== null && 'settings' in body ? body.settings : undefined;
  return typeof settings === 'object' && settings !== null && !Array.isArray(settings) ? { ...settings } : undefined;
}

const isBlank = (value: unknown): boolean => value === undefined || value === '';

const done = (): Response => new Response(null, { status: 204, headers: { 'content-type': 'application/json' } });

function store(context: RouteContext, provider: string, settings: SsoSettings): Response {
  const before = ssoSettingsOf(context.sandbox, provider);
  const kept = Object.entries(settings).map(([key, value]) => [
    key,
    isSsoSecret(key) && value === REDACTED ? before[key] : value,
  ]);
  const next: SsoSettings = Object.fromEntries(kept);
  if (provider !== 'saml' && provider !== 'ldap' && next['enabled'] === true && isBlank(next['clientId'])) {
    return failure(400, 'sso.emptyClientId', 'ClientId cannot be empty');
  }
  context.store.ssoSettings.set(provider, next);
  return done();
}

const put = onProvider((context, provider) => {
  const settings = readSettings(context);
  return settings ? store(context, provider, settings) : message(400, 'Failed to parse request body');
});

const patch = onProvider((context, provider) => {
  const settings = readSettings(context);
  if (!settings || Object.keys(settings).length === 0) {
    return message(400, settings ? 'At least one setting must be provided' : 'Failed to parse request body');
  }
  return store(context, provider, { ...ssoSettingsOf(context.sandbox, provider), ...settings });
});

const remove = onProvider((context, provider) =>
  context.store.ssoSettings.delete(provider) ? done() : notConfigurable()
);

/** Settings of single sign-on; SAML is Enterprise's. */
export const ssoSettingsRoutes: Route[] = [
  {
    method: 'GET',
    path: BASE,
    access: permission('settings:read'),
    handler: (context) =>
      ok(
        providersOf(context)
          .filter((provider) => context.can(permission('settings:read', scope(provider))))
          .map((provider) => dto(context, provider))
      ),
  },
  { method: 'GET', path: `${BASE}/:key`, access: access('settings:read'), handler: get },
  { method: 'PUT', path: `${BASE}/:key`, access: access('settings:write'), handler: put },
  { method: 'PATCH', path: `${BASE}/:key`, access: access('settings:write'), handler: patch },
  { method: 'DELETE', path: `${BASE}/:key`, access: access('settings:write'), handler: remove },
];

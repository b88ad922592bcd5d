import * as v from 'valibot';
import { operation } from '../transport/Operation';

export interface SsoSettings {
  /** Saved in Grafana; else they come from the ini file. */
  isStored: boolean;
  /** By Grafana's camelCase names, without anything that could be a secret. */
  settings: Readonly<Record<string, unknown>>;
}

/** Grafana masks secrets; they are dropped all the same, so that no copy of them can ever stand in the cache. */
const SECRET = /secret|private|certificate|password|token|key/i;

/** The SAML settings in force (Enterprise); takes `settings:read` on `settings:auth.saml:*`. On OSS a 403 or 404. */
export const getSsoSettings = operation({
  id: 'grafana.getSsoSettings',
  method: 'GET',
  via: 'proxy',
  path: '/api/v1/sso-settings/saml',
  action: 'read',
  request: () => ({}),
  schema: v.pipe(
    v.object({ source: v.string(), settings: v.record(v.string(), v.unknown()) }),
    v.transform(({ source, settings }): SsoSettings => ({
      isStored: source === 'database',
      settings: Object.fromEntries(Object.entries(settings).filter(([name]) => !SECRET.test(name))),
    }))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/sso-settings/#get-sso-settings',
  openApi: { path: '/v1/sso-settings/{key}' },
});
